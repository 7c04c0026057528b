"""Sets plain text in lines of a given height and paints it; what QLabel cannot do."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

_ENDLESS = 1e6
_LEFT, _CENTRE, _RIGHT = "left", "centre", "right"


def text_width(text: str, font: QFont) -> float:
    """Return the width of one line of text."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, width: float) -> str:
    """Return the text, cut at its end with an ellipsis where it is wider than ``width``."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle].rstrip() + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


class TextBlock:
    """A paragraph, optionally with a bold beginning, that can be measured at a width and painted.

    Args:
        text: Plain text; a newline begins a new line.
        font: Its font.
        line_height: Distance of lines in pixels; 0 for the font's own.
        brush: Its colour.
        lead: Words set before the text in ``lead_font``.
        lead_font: Font of the lead.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: float,
        brush: QBrush,
        lead: str = "",
        lead_font: QFont | None = None,
    ) -> None:
        whole = (lead + text).replace("\n", "\u2028")
        self._layout = QTextLayout(whole, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([self._range(0, len(whole), brush, None), *self._lead(lead, brush, lead_font)])
        self._line_height = line_height
        self._width = -1.0
        self._height = 0.0
        self._natural = 0.0

    @staticmethod
    def _range(start: int, length: int, brush: QBrush, font: QFont | None) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start, part.length = start, length
        look = QTextCharFormat()
        look.setForeground(brush)
        if font is not None:
            look.setFont(font)
        part.format = look
        return part

    def _lead(self, lead: str, brush: QBrush, font: QFont | None) -> list[QTextLayout.FormatRange]:
        return [self._range(0, len(lead), brush, font)] if lead and font is not None else []

    def _set(self, width: float) -> None:
        if width == self._width:
            return
        self._width, y, natural = width, 0.0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            height = self._line_height or line.height()
            line.setPosition(QPointF(0, y + (height - line.height()) / 2))
            natural = max(natural, line.naturalTextWidth())
            y += height
        self._layout.endLayout()
        self._height, self._natural = y, natural

    def height(self, width: float) -> float:
        """Return the height of the text at a width."""
        self._set(max(1.0, width))
        return self._height

    def natural_width(self) -> float:
        """Return the width of the longest line where none is wrapped."""
        self._set(_ENDLESS)
        return self._natural

    def draw(self, painter: QPainter, x: float, y: float, width: float, align: str = _LEFT) -> None:
        """Paint the text with its top left corner at a point."""
        self._set(max(1.0, width))
        if align == _LEFT:
            self._layout.draw(painter, QPointF(x, y))
            return
        part = 0.5 if align == _CENTRE else 1.0
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            line.setPosition(QPointF((width - line.naturalTextWidth()) * part, line.y()))
        self._layout.draw(painter, QPointF(x, y))
        self._width = -1.0
