"""The head of every sheet, as it will print, shown while it is typed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ...app.settings import Settings
from ...domain.vocabulary import Jurisdiction
from ...text import Texts
from ..appearance import Appearance, brush_of, pen_of
from ..shape import box, painter_on

_EMERGENCY = {Jurisdiction.US: "911", Jurisdiction.UK: "999"}
_BAR_WIDTHS = (0.74, 0.96, 0.88, 0.92)


class Letterhead(QFrame):
    """A sheet of paper with the clinic's own lines; what is still missing is marked.

    It stays black on white in both themes, for that is how it prints.
    """

    def __init__(self, look: Appearance, texts: Texts, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.texts = look, texts
        self.setObjectName("letterhead")
        self._settings = Settings()
        QVBoxLayout(self)
        self.setMinimumHeight(look.px(320))

    def show_settings(self, settings: Settings) -> None:
        """Show what is typed so far."""
        self._settings = settings
        lines = [line for line, _ in (*self._head(), *self._help())]
        self.setAccessibleName(". ".join(lines))
        self.update()

    def _head(self) -> list[tuple[str, bool]]:
        clinic, missing = self._settings.clinic, self.texts.interface("first.missing")
        return [
            (clinic.name or missing, not clinic.name),
            (clinic.address, False),
            (clinic.phone or missing, not clinic.phone),
        ]

    def _help(self) -> list[tuple[str, bool]]:
        say, clinic, missing = self.texts.interface, self._settings.clinic, self.texts.interface("first.missing")
        number = _EMERGENCY[self._settings.jurisdiction] if self._settings.jurisdiction else missing
        return [
            (say("first.emergency", number=number), self._settings.jurisdiction is None),
            (say("first.clinic_hours", phone=clinic.phone or missing), not clinic.phone),
            (say("first.after_hours", phone=clinic.out_of_hours or missing), not clinic.out_of_hours),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper."""
        from PySide6.QtGui import QColor

        from ..shape import line, text

        painter = painter_on(self)
        look, px, rect = self.look, self.look.px, QRectF(self.rect())
        ink, grey, red = brush_of(QColor("#14181A")), brush_of(QColor("#ECE9E3")), brush_of(QColor("#A3212F"))
        box(painter, rect, 0, brush_of(QColor("#FFFFFF")), look.pen("edge", 1))
        left, width, y = px(22), rect.width() - 2 * px(22), float(px(20))
        for place, (words, lacks) in enumerate(self._head()):
            font = look.font("field", 600) if not place else look.font("caption")
            text(painter, QRectF(left, y, width, px(22)), words, font, red if lacks else ink)
            y += px(23 if not place else 19)
        line(painter, left, y + px(6), left + width, y + px(6), pen_of(QColor("#14181A"), 2))
        y += px(26)
        for share in _BAR_WIDTHS:
            box(painter, QRectF(left, y, width * share, px(8)), px(3), grey, None)
            y += px(18)
        frame = QRectF(left, y + px(8), width, px(98))
        box(painter, frame, px(5), None, pen_of(QColor("#14181A"), 1.8))
        y = frame.top() + px(10)
        text(
            painter,
            QRectF(left + px(14), y, width - px(28), px(20)),
            self.texts.interface("first.get_help"),
            look.font("label"),
            ink,
        )
        for words, lacks in self._help():
            y += px(20)
            text(
                painter,
                QRectF(left + px(14), y, width - px(28), px(20)),
                words,
                look.font("caption"),
                red if lacks else ink,
            )
        painter.end()
