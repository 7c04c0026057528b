"""One risk as the patient reads it: what, how often in both frames, a picture, how long, and what to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ..appearance import Appearance
from ..widgets.columns import Columns
from ..widgets.icon_array import IconArray
from ..widgets.label import Label

if TYPE_CHECKING:
    from ...app.talk_view import Topic


class RiskPanel(QWidget):
    """A risk, large enough to be read from across the desk."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("risk_panel")
        self._build_words()
        self._build_picture()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._columns = Columns(look, self._words, self._picture, side_width=380, main_width=420, gap=24)
        self._column.addWidget(self._columns)
        self._column.addStretch(1)
        self._restyle()
        look.changed.connect(self._restyle)

    def _build_words(self) -> None:
        look = self.look
        self._words = QWidget()
        self._above = Label(look, "field", tone="ink2", wrap=True, name="risk_above")
        self._title = Label(look, "patient_title", wrap=True, name="risk_title")
        self._have = Label(look, "patient_number", tone="accent", wrap=True, name="risk_have")
        self._have_not = Label(look, "patient_number", wrap=True, name="risk_have_not")
        self._unknown = Label(look, "patient_number", wrap=True, name="risk_unknown")
        self._beside = Label(look, "patient_line", tone="ink2", wrap=True, name="risk_beside")
        self._lines = QGridLayout()
        self._lines.setColumnStretch(1, 1)
        self._line_labels = [
            (Label(look, "patient_line", tone="ink2"), Label(look, "patient_line", wrap=True)) for _ in range(2)
        ]
        for place, (label, words) in enumerate(self._line_labels):
            self._lines.addWidget(label, place, 0)
            self._lines.addWidget(words, place, 1)
        self._word_column = QVBoxLayout(self._words)
        self._word_column.setContentsMargins(0, 0, 0, 0)
        for part in (self._above, self._title, self._have, self._have_not, self._unknown, self._beside):
            self._word_column.addWidget(part)
        self._word_column.addLayout(self._lines)
        self._word_column.addStretch(1)

    def _build_picture(self) -> None:
        look = self.look
        self._picture = QWidget()
        self.array = IconArray(look, name="risk_picture")
        self._legend_have = Label(look, "field", name="legend_have")
        self._legend_not = Label(look, "field", tone="ink2", name="legend_not")
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.array)
        legend = QHBoxLayout()
        legend.addStretch(1)
        for filled, label in ((True, self._legend_have), (False, self._legend_not)):
            legend.addWidget(_Swatch(look, filled))
            legend.addWidget(label)
            legend.addSpacing(look.px(16))
        legend.addStretch(1)
        column.addLayout(legend)
        column.addStretch(1)

    def show_topic(self, topic: "Topic") -> None:
        """Show a risk."""
        self._above.say(topic.above)
        self._title.say(topic.title)
        rate = topic.rate
        self._unknown.say(topic.unknown)
        self._unknown.setVisible(bool(topic.unknown))
        for part in (self._have, self._have_not, self._beside):
            part.setVisible(rate is not None)
        if rate is not None:
            self._have.say(f" {rate.have_rest}", rate.have)
            self._have_not.say(f" {rate.have_not_rest}", rate.have_not)
            self._beside.say(" ".join(rate.beside))
            self._beside.setVisible(bool(rate.beside))
            self.array.tell(rate.in_100, says=rate.describes)
            self._legend_have.say(rate.legend[0])
            self._legend_not.say(rate.legend[1])
        self._picture.setVisible(rate is not None and rate.in_100 > 0)
        for (label, words), (name, text) in zip(self._line_labels, topic.lines, strict=True):
            label.say(name)
            words.say(text)

    def set_compact(self, compact: bool) -> None:
        """Say it in smaller letters, with a smaller picture still beside the words, where the page is small."""
        self._title.set_kind("h1" if compact else "patient_title")
        for label in (self._have, self._have_not, self._unknown):
            label.set_kind("patient_line" if compact else "patient_number")
        for label in (self._beside, *(part for pair in self._line_labels for part in pair)):
            label.set_kind("field" if compact else "patient_line")
        for label in (self._legend_have, self._legend_not):
            label.set_kind("caption" if compact else "field")
        self._columns.set_widths(*((220, 300) if compact else (380, 420)))

    def _restyle(self) -> None:
        px = self.look.px
        self._word_column.setSpacing(px(8))
        self._lines.setHorizontalSpacing(px(24))
        self._lines.setVerticalSpacing(px(10))
        self._lines.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(px(12))


class _Swatch(QWidget):
    """A tile of the legend: filled for those who have it, outlined for the others."""

    def __init__(self, look: Appearance, filled: bool) -> None:
        super().__init__()
        self.look, self._filled = look, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return its edge, scaled."""
        return QSize(self.look.px(20), self.look.px(20))

    def paintEvent(self, _event: object) -> None:
        """Paint the tile."""
        from PySide6.QtCore import QRectF

        from ..shape import box, painter_on

        painter = painter_on(self)
        look = self.look
        fill = look.brush("accent") if self._filled else None
        box(painter, QRectF(self.rect()), look.px(4), fill, look.pen("accent" if self._filled else "edge", 1.2))
        painter.end()
