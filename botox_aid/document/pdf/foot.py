"""The foot of every page: whose sheet it is, what it is, and which page of how many."""

from ..blocks import Footer
from ..span import plain
from .lines import Lines
from .pen import Pen
from .style import GREY, MM, Scale
from .tags import Element
from .typesetter import Typesetter

_RULE_GAP, _TEXT_GAP = 1.1 * MM, 1.8 * MM
_DIGITS = "0123456789"


class Foot:
    """The foot of one document, laid out once and drawn on every page when their number is known."""

    def __init__(self, footer: Footer, typesetter: Typesetter, scale: Scale, digits: int = 2) -> None:
        self._footer, self._set, self._scale = footer, typesetter, scale
        self._style = scale.note.but(strong=True, right=True)
        pages = [footer.page.format(page=each, pages=each) for each in (digit * digits for digit in _DIGITS)]
        page = max(pages, key=self._width)
        widest = max(self._width(page), self._width(footer.state))
        self._right_width = min(widest + 1, 0.45 * scale.measure)
        left_width = scale.measure - self._right_width - 6
        nobody = Element("Artifact")
        self._state = self._right(footer.state)
        self._left: list[Lines] = [
            typesetter.lines([(footer.identity, nobody)], scale.note.but(strong=True), left_width)
        ]
        for place, line in enumerate(footer.lines):
            width = scale.measure if place else left_width
            self._left.append(typesetter.lines([(plain(line), nobody)], scale.note, width))
        beside = [self._right(page).height, self._state.height]
        self._heights = [
            max(left.height, beside[place] if place < len(beside) else 0.0) for place, left in enumerate(self._left)
        ]

    def _width(self, words: str) -> float:
        return self._set.natural_width(plain(words), self._style)

    def _right(self, words: str) -> Lines:
        return self._set.lines([(plain(words), Element("Artifact"))], self._style, self._right_width)

    @property
    def height(self) -> float:
        """What it takes from the page, its rule and the edge of the paper included."""
        return sum(self._heights) + self._scale.edge + _RULE_GAP + _TEXT_GAP

    def draw(self, pen: Pen) -> None:
        """Draw it on every page."""
        total = len(pen.pages)
        for index in range(total):
            with pen.on_page(index), pen.artifact("Footer"):
                self._draw(pen, self._right(self._footer.page.format(page=index + 1, pages=total)))

    def _draw(self, pen: Pen, page: Lines) -> None:
        scale = self._scale
        left, right = scale.margin, scale.margin + scale.measure
        y = pen.page_height - scale.edge - sum(self._heights)
        pen.line(left, y - _RULE_GAP, right, y - _RULE_GAP, GREY, 0.9)
        beside = [page, self._state]
        for place, (lines, height) in enumerate(zip(self._left, self._heights, strict=True)):
            lines.draw(pen, left, y)
            if place < len(beside):
                beside[place].draw(pen, right - self._right_width, y)
            y += height
