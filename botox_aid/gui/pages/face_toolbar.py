"""The row above the face: which view, what is shown on it, how near; what has no room goes into a menu."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import IconButton
from ..widgets.segments import Segments
from ..widgets.toggle import Toggle

OPTIONS = ("points", "midline", "thirds", "together", "names", "skin")
_ON = {"points", "midline", "thirds", "together"}


class FaceToolbar(QWidget):
    """View, options and zoom."""

    view_picked = Signal(str)
    option_set = Signal(str, bool)
    zoom_asked = Signal(float)

    def __init__(self, look: Appearance, texts: Texts) -> None:
        super().__init__()
        self.look, self._texts = look, texts
        self.setObjectName("face_toolbar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        say = texts.interface
        self.views = Segments(
            look,
            [(view, say(f"face.view.{view}")) for view in ("front", "right", "left")],
            says=say("face.view.says"),
            name="face_view",
        )
        self.views.choose("front")
        self.views.picked.connect(self.view_picked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.views)
        self.toggles: dict[str, Toggle] = {}
        for option in OPTIONS:
            toggle = Toggle(look, say(f"face.option.{option}"), name=f"face_{option}")
            toggle.setToolTip(say(f"face.option.{option}_tip"))
            toggle.set_checked(option in _ON)
            toggle.toggled.connect(lambda on, option=option: self.option_set.emit(option, on))
            self.toggles[option] = toggle
            self._row.addWidget(toggle)
        self.more = IconButton(look, "ellipsis", say("face.more"), high=40, name="face_more")
        self.more.clicked.connect(self._open_menu)
        self.nearer = IconButton(look, "zoom-in", say("face.nearer"), high=40, name="face_nearer")
        self.farther = IconButton(look, "zoom-out", say("face.farther"), high=40, name="face_farther")
        self.nearer.clicked.connect(lambda: self.zoom_asked.emit(1.3))
        self.farther.clicked.connect(lambda: self.zoom_asked.emit(1 / 1.3))
        self._row.addStretch(1)
        for button in (self.more, self.farther, self.nearer):
            self._row.addWidget(button)
        self.set_zoom(1.0)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_zoom(self, zoom: float) -> None:
        """Show whether one can go back."""
        self.farther.setEnabled(zoom > 1.0)

    def _restyle(self) -> None:
        self._row.setSpacing(self.look.px(10))
        self._fold()

    def _fold(self) -> None:
        gap = self._row.spacing()
        kept = self.views.sizeHint().width() + 2 * (self.nearer.sizeHint().width() + gap) + gap
        widths = {option: toggle.sizeHint().width() + gap for option, toggle in self.toggles.items()}
        room = self.width() - kept
        folds = sum(widths.values()) > room
        room -= self.more.sizeHint().width() + gap if folds else 0
        for option, toggle in self.toggles.items():
            room -= widths[option]
            toggle.setVisible(room >= 0)
        self.more.setVisible(folds)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("face_menu")
        for toggle in self.toggles.values():
            if toggle.isHidden():
                action = menu.addAction(toggle.accessibleName())
                action.setCheckable(True)
                action.setChecked(toggle.isChecked())
                action.triggered.connect(lambda on, toggle=toggle: toggle.setChecked(on))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def minimumSizeHint(self) -> QSize:
        """Return the room without any of the switches."""
        return QSize(self.views.sizeHint().width() + self.look.px(160), self.look.px(44))

    def sizeHint(self) -> QSize:
        """Return the same."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no room."""
        super().resizeEvent(event)
        self._fold()
