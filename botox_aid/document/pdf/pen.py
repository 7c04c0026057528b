"""Draws on pages in PDF operators; every mark belongs to a structure element or is an artifact."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ...domain.logo import Logo
from .file import number, string
from .fonts import Embedded, Typeface
from .tags import Element

Colour = str
Path = Sequence[tuple[str, Sequence[float]]]


@dataclass(frozen=True, slots=True)
class Form:
    """A picture in operators that set their own colours, in its own measures.

    Attributes:
        name: Tells it from the others of a file.
        box: Left, bottom, right and top.
        packed: Its operators, compressed.
    """

    name: str
    box: tuple[float, float, float, float]
    packed: bytes


def colour(hexadecimal: str) -> Colour:
    """Return the operands of a colour given as ``#rrggbb``."""
    return " ".join(number(round(int(hexadecimal[place : place + 2], 16) / 255, 3)) for place in (1, 3, 5))


class Pen:
    """Writes the content of pages.

    Measures are points from the top left corner of the page. While ``_muted``, marks go into the artifact around them.

    Attributes:
        language: That of the document.
    """

    def __init__(self, page_width: float, page_height: float, language: str) -> None:
        self.page_width, self.page_height, self.language = page_width, page_height, language
        self.pages: list[list[str]] = []
        self.content: list[list[Element]] = []
        self.fonts: dict[str, Embedded] = {}
        self.forms: dict[str, Form] = {}
        self.images: dict[str, Logo] = {}
        self._ops: list[str] = []
        self._muted = 0
        self._marked = False
        self._state: dict[str, str] = {}

    def new_page(self) -> None:
        """Begin the next page."""
        self._ops = []
        self.pages.append(self._ops)
        self.content.append([])
        self._state = {}

    @contextmanager
    def on_page(self, index: int) -> Iterator[None]:
        """Draw on an earlier page."""
        kept, self._ops, self._state = self._ops, self.pages[index], {}
        yield
        self._ops = kept

    @property
    def page(self) -> int:
        """Index of the current page."""
        return len(self.pages) - 1

    # -- what belongs to what

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Mark what is drawn as content of ``element``."""
        if self._muted:
            yield
            return
        assert not self._marked, "marked content is never nested"
        row = self.content[-1]
        element.kids.append((self.page, len(row)))
        self._ops.append(f"/{element.tag}<</MCID {len(row)}>>BDC")
        row.append(element)
        self._marked = True
        yield
        self._marked = False
        self._ops.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark what is drawn as no content; ``kind`` names a piece of page furniture."""
        self._muted += 1
        if self._muted > 1 or self._marked:
            yield
        else:
            self._ops.append(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC" if kind else "/Artifact BMC")
            yield
            self._ops.append("EMC")
        self._muted -= 1

    @property
    def muted(self) -> bool:
        """Whether what is drawn now is an artifact."""
        return self._muted > 0

    # -- text

    def embedded(self, typeface: Typeface) -> Embedded:
        """Return the part of a typeface that this file needs."""
        found = self.fonts.get(typeface.key)
        if found is None:
            found = self.fonts[typeface.key] = Embedded(typeface)
        return found

    def begin_text(self) -> None:
        """Open a text object."""
        self._ops.append("BT")
        self._state.pop("font", None)

    def end_text(self) -> None:
        """Close the text object."""
        self._ops.append("ET")

    def move(self, x: float, baseline: float) -> None:
        """Set where the next text stands."""
        self._ops.append(f"1 0 0 1 {number(x)} {number(self.page_height - baseline)} Tm")

    def show(self, typeface: Typeface, size: float, text: str, actual: str = "") -> None:
        """Show text inside a text object; ``actual`` is what it reads as."""
        tail = f" {number(size)} Tf"
        if actual:
            self._ops.append(f"/Span<</ActualText {string(actual)}>>BDC")
        for subset, escaped in self.embedded(typeface).encoded(text):
            operator = f"{typeface.name}S{subset}{tail}"
            if self._state.get("font") != operator:
                self._state["font"] = operator
                self._ops.append(operator)
            self._ops.append(f"({escaped})Tj")
        if actual:
            self._ops.append("EMC")

    def ready_text(self, x: float, baseline: float, code: str, typefaces: Iterable[Typeface]) -> None:
        """Draw text whose operators are ready: they move from where it begins and name the usual fonts."""
        for typeface in typefaces:
            self.embedded(typeface)
        self._state.pop("font", None)
        self._ops.append(f"BT 1 0 0 1 {number(x)} {number(self.page_height - baseline)} Tm\n{code}\nET")

    def ink(self, fill: Colour) -> None:
        """Set the colour of fills and text."""
        if self._state.get("fill") != fill:
            self._state["fill"] = fill
            self._ops.append(f"{fill} rg")

    # -- shapes

    def _stroke_look(self, stroke: Colour, width: float) -> None:
        if self._state.get("stroke") != stroke:
            self._state["stroke"] = stroke
            self._ops.append(f"{stroke} RG")
        if self._state.get("width") != (text := number(width)):
            self._state["width"] = text
            self._ops.append(f"{text} w")

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: Colour, width: float, dash: str = "") -> None:
        """Draw a straight line; ``dash`` is a dash array such as ``2 2``."""
        self._stroke_look(stroke, width)
        shape = f"{number(x1)} {number(self.page_height - y1)} m {number(x2)} {number(self.page_height - y2)} l S"
        self._ops.append(f"[{dash}] 0 d {shape} [] 0 d" if dash else shape)

    def rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour = "",
        stroke: Colour = "",
        line_width: float = 0.0,
        dash: str = "",
    ) -> None:
        """Draw a rectangle by its top left corner."""
        if fill:
            self.ink(fill)
        if stroke:
            self._stroke_look(stroke, line_width)
        paint = "B" if fill and stroke else "f" if fill else "S"
        bottom = self.page_height - y - height
        shape = f"{number(x)} {number(bottom)} {number(width)} {number(height)} re {paint}"
        self._ops.append(f"[{dash}] 0 d {shape} [] 0 d" if dash else shape)

    def circle(
        self, x: float, y: float, radius: float, *, fill: Colour = "", stroke: Colour = "", line_width: float = 0.0
    ) -> None:
        """Draw a circle by its centre."""
        reach = 0.5523 * radius
        self.path(
            (
                ("M", (x + radius, y)),
                ("C", (x + radius, y + reach, x + reach, y + radius, x, y + radius)),
                ("C", (x - reach, y + radius, x - radius, y + reach, x - radius, y)),
                ("C", (x - radius, y - reach, x - reach, y - radius, x, y - radius)),
                ("C", (x + reach, y - radius, x + radius, y - reach, x + radius, y)),
                ("Z", ()),
            ),
            fill=fill,
            stroke=stroke,
            line_width=line_width,
        )

    def path(self, path: Path, *, fill: Colour = "", stroke: Colour = "", line_width: float = 0.0) -> None:
        """Draw a path of M, L, C and Z in page measures."""
        if fill:
            self.ink(fill)
        if stroke:
            self._stroke_look(stroke, line_width)
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._ops.append(f"{self._path_code(path)} {paint}")

    def _path_code(self, path: Path) -> str:
        height, out = self.page_height, []
        for operator, values in path:
            points = [number(value if index % 2 == 0 else height - value) for index, value in enumerate(values)]
            out.append(" ".join([*points, {"M": "m", "L": "l", "C": "c", "Z": "h"}[operator]]))
        return " ".join(out)

    def picture(self, name: str, image: Logo, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture of pixels with its top left corner at a point; the file holds it once."""
        self.images.setdefault(name, image)
        place = " ".join(map(number, (width, 0, 0, height, x, self.page_height - y - height)))
        self._ops.append(f"q {place} cm /{name} Do Q")

    def stamp(self, form: Form, transform: str) -> None:
        """Draw a ready picture under a transformation; the file holds it once however often it is drawn."""
        self.forms.setdefault(form.name, form)
        self._ops.append(f"q {transform} cm /{form.name} Do Q")

    def insert(self, code: str, transform: str) -> None:
        """Draw ready operators under a transformation: for what is small, a picture of its own would take more room."""
        self._ops.append(f"q {transform} cm {code} Q")
