"""The look that every widget shares: the theme in force, its fonts, brushes, pens and icons, and the word that it changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from .icon import IconSet
from .theme import LARGEST_SCALE, SMALLEST_SCALE, Theme, load_tokens

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FAMILY = "Atkinson Hyperlegible Next"
_FACES = ("Regular", "SemiBold", "Bold")


def brush_of(colour: QColor) -> QBrush:
    """Return a brush of one colour.

    Taken from a palette: making one by its constructor loads the whole ``Qt`` namespace, which costs a sixth of the
    time to the first paint.
    """
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    return palette.brush(QPalette.ColorGroup.Active, QPalette.ColorRole.Window)


def pen_of(colour: QColor, width: float, dash: Sequence[float] = ()) -> QPen:
    """Return a pen; lengths of dashes are in pixels."""
    pen = QPen()
    pen.setColor(colour)
    pen.setWidthF(width)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


class Appearance(QObject):
    """The theme in force; widgets listen to :attr:`changed` and paint themselves anew."""

    changed = Signal()

    def __init__(
        self,
        resources: "Traversable",
        mode: str = "light",
        scale: float = 1.0,
        *,
        widest: tuple[float, float] = (SMALLEST_SCALE, LARGEST_SCALE),
    ) -> None:
        super().__init__()
        self._resources, self._widest = resources, widest
        self._theme = Theme(load_tokens(resources / "theme")).with_mode(mode).with_scale(scale, *widest)
        self._icons = IconSet(resources / "icons")
        self._brushes: dict[tuple[str, int], QBrush] = {}
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._app: QApplication | None = None
        self._dressed: QWidget | None = None

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def install(self, app: QApplication) -> None:
        """Dress the application: style, fonts from the program's own files, palette and style sheet."""
        self._app = app
        for face in _FACES:
            data = (self._resources / "fonts" / f"AtkinsonHyperlegibleNext-{face}.ttf").read_bytes()
            QFontDatabase.addApplicationFontFromData(QByteArray(data))
        app.setStyle("Fusion")
        self._dress()

    def set_mode(self, mode: str) -> None:
        """Go over to ``light`` or ``dark``."""
        self._take(self._theme.with_mode(mode))

    def set_scale(self, scale: float) -> None:
        """Go over to another text scale, 1.0 to 2.0 unless it was made for others."""
        self._take(self._theme.with_scale(scale, *self._widest))

    def px(self, pixels: float) -> int:
        """Return a length at the text scale."""
        return self._theme.px(pixels)

    def color(self, role: str, alpha: int = 255) -> QColor:
        """Return the colour of a role."""
        colour = QColor(self._theme.colour(role))
        colour.setAlpha(alpha)
        return colour

    def brush(self, role: str, alpha: int = 255) -> QBrush:
        """Return a brush in the colour of a role."""
        key = (role, alpha)
        if key not in self._brushes:
            self._brushes[key] = brush_of(self.color(role, alpha))
        return self._brushes[key]

    def pen(self, role: str, width: float = 1.0, dash: Sequence[float] = ()) -> QPen:
        """Return a pen in the colour of a role; lengths in pixels, not scaled."""
        return pen_of(self.color(role), width, dash)

    def font(self, kind: str = "body", weight: int | None = None) -> QFont:
        """Return the font of a kind of text."""
        size = self._theme.type(kind)
        key = (kind, weight or size.weight)
        if key not in self._fonts:
            font = QFont(FAMILY, -1, key[1])
            font.setPixelSize(round(size.size))
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, icon: str, role: str = "ink", size: float = 20, ratio: float = 1.0, stroke: float = 2.0) -> QPixmap:
        """Return an icon tinted in the colour of a role; ``size`` is scaled with the text."""
        return self._icons.pixmap(icon, self._theme.colour(role), self._theme.px(size), ratio, stroke)

    def _take(self, theme: Theme) -> None:
        if theme == self._theme:
            return
        self._theme = theme
        self._brushes.clear()
        self._fonts.clear()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._app is None:
            return
        from .stylesheet import stylesheet

        if self._app.styleSheet():
            self._undress(self._app)
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(stylesheet(self._theme))

    def _undress(self, app: QApplication) -> None:
        """Take the style sheet off before another is put on.

        Where one replaces another, Qt dresses each widget once for every widget it lies in, which takes four times as long.
        """
        if self._dressed is None:
            # As long as one widget is dressed by itself, Qt keeps watch over all that it has ever dressed: without it, one
            # that ends later would leave a stale entry in Qt's list.
            self._dressed = QWidget()
            self._dressed.setObjectName("always_dressed")
            self._dressed.setStyleSheet("QWidget#always_dressed { color: black; }")
            self._dressed.ensurePolished()
        app.setStyleSheet("")

    def _palette(self) -> QPalette:
        palette, part = QPalette(), QPalette.ColorRole
        for role, name in (
            (part.Window, "canvas"), (part.WindowText, "ink"), (part.Base, "surface"), (part.AlternateBase, "sunken"),
            (part.Text, "ink"), (part.Button, "surface"), (part.ButtonText, "ink"), (part.Highlight, "accent"),
            (part.HighlightedText, "on_accent"), (part.ToolTipBase, "ink"), (part.ToolTipText, "on_ink"),
            (part.PlaceholderText, "ink2"), (part.Mid, "line"), (part.Link, "accent"), (part.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(role, self.color(name))
        for role in (part.WindowText, part.Text, part.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink2"))
        return palette
