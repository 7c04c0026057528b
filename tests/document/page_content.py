"""Reads the content of one page of a PDF: its marked content with the text in it, and its artifacts."""

import re
from dataclasses import dataclass, field

import pikepdf

_PAINT = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"})
# What every office printer reaches, in points.
_EDGE = 14.0
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x00]")


@dataclass(slots=True)
class Marked:
    """Marked content that belongs to an element."""

    tag: str
    text: str = ""


@dataclass(slots=True)
class PageContent:
    """What stands on a page."""

    index: int
    content: dict[int, Marked] = field(default_factory=dict)
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A marked stretch that is not closed yet; ``actual`` replaces what it shows."""

    tag: str
    mcid: int | None
    artifact: bool
    in_text: bool
    actual: str | None
    kind: str = ""
    shown: list[str] = field(default_factory=list)


def read_page(page: pikepdf.Page, index: int) -> PageContent:
    """Read a page."""
    return _Run(page, index).run()


class _Run:
    """Runs the operators of a page."""

    def __init__(self, page: pikepdf.Page, index: int) -> None:
        self._page = page
        self._found = PageContent(index)
        self._fonts = {name: _Decoder(font) for name, font in page.resources.get("/Font", {}).items()}
        self._font: str | None = None
        self._kept: list[str | None] = []
        self._stack: list[_Open] = []
        self._in_text = False
        self._size = 0.0
        self._line = self._place = (0.0, 0.0)
        self._moved = pikepdf.Matrix()
        self._moves: list[pikepdf.Matrix] = []

    def run(self) -> PageContent:
        for instruction in pikepdf.parse_content_stream(self._page):
            operator = str(instruction.operator)
            self._marks(operator, instruction.operands)
            self._state(operator, instruction.operands)
            if operator in ("Tj", "TJ", "'", '"'):
                self._show(instruction.operands[-1])
            elif operator in _PAINT and not self._stack:
                self._complain(f"{operator} paints outside of all marked content")
        if self._stack or self._kept or self._in_text:
            self._complain("something is left open")
        return self._found

    def _complain(self, words: str) -> None:
        self._found.problems.append(f"page {self._found.index + 1}: {words}")

    def _state(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in ("BT", "ET"):
            if self._in_text == (operator == "BT"):
                self._complain(f"{operator} out of turn")
            self._in_text = operator == "BT"
        elif operator == "q":
            self._kept.append(self._font)
            self._moves.append(self._moved)
        elif operator == "Q":
            if self._kept:
                self._font = self._kept.pop()
                self._moved = self._moves.pop()
            else:
                self._complain("Q without q")
        elif operator == "Tf":
            self._font, self._size = str(operands[0]), float(operands[1])
        elif operator == "Tm":
            self._line = self._place = (float(operands[4]), float(operands[5]))
        elif operator == "Td":
            self._line = self._place = (self._line[0] + float(operands[0]), self._line[1] + float(operands[1]))
        elif operator in ("TD", "T*", "Tc", "Tw", "Tz"):
            self._complain(f"{operator}: this reader cannot tell where the text is")
        elif operator == "cm":
            self._moved = pikepdf.Matrix(*map(float, operands)) @ self._moved

    # -- marked content

    def _marks(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(str(operands[0])[1:], operands[1] if operator == "BDC" else None)
        elif operator == "EMC":
            if not self._stack:
                self._complain("EMC without a beginning")
                return
            self._end(self._stack.pop())

    def _begin(self, tag: str, properties: pikepdf.Object | None) -> None:
        known = properties if isinstance(properties, pikepdf.Dictionary) else {}
        mcid = int(known["/MCID"]) if "/MCID" in known else None
        actual = str(known["/ActualText"]) if "/ActualText" in known else None
        artifact = tag == "Artifact"
        if (artifact or mcid is not None) and any(entry.artifact or entry.mcid is not None for entry in self._stack):
            self._complain(f"{tag} begins inside of other marked content")
        if mcid is not None:
            if mcid in self._found.content:
                self._complain(f"content {mcid} begins twice")
            self._found.content[mcid] = Marked(tag)
        kind = str(known.get("/Subtype", known.get("/Type", "")))[1:] if artifact else ""
        self._stack.append(_Open(tag, mcid, artifact, self._in_text, actual, kind))

    def _end(self, entry: _Open) -> None:
        if entry.in_text != self._in_text:
            self._complain(f"{entry.tag} is not nested in its text object")
        text = "".join(entry.shown) if entry.actual is None else entry.actual
        if entry.mcid is not None:
            self._found.content[entry.mcid].text += text
        elif entry.artifact:
            self._found.artifacts.append((entry.kind, text))
        elif self._stack:
            self._stack[-1].shown.append(text)

    # -- text

    def _show(self, operand: pikepdf.Object) -> None:
        if self._font is None or self._font not in self._fonts:
            self._complain("text in no font")
            return
        decoder = self._fonts[self._font]
        strings = [operand] if isinstance(operand, pikepdf.String) else operand
        text = "".join(decoder.text(bytes(part)) for part in strings if isinstance(part, pikepdf.String))
        start, baseline = self._place
        advance = sum(decoder.advance(bytes(part)) for part in strings if isinstance(part, pikepdf.String))
        self._place = (start + advance * self._size / 1000, baseline)
        ends = self._place[0] - (len(text) - len(text.rstrip())) * decoder.advance(b" ") * self._size / 1000
        if text.strip():
            self._check_place(text, self._moved.transform((start, baseline)), self._moved.transform((ends, baseline)))
        hidden = any(entry.actual is not None for entry in self._stack)
        if _PRIVATE.search(text) and not hidden:
            self._complain(f"text without a meaning: {text[:30]!a}")
        if not self._stack:
            self._complain(f"untagged text: {text[:30]!a}")
            return
        self._stack[-1].shown.append(text)

    def _check_place(self, text: str, start: tuple[float, float], end: tuple[float, float]) -> None:
        left, bottom, right, top = map(float, self._page.mediabox)
        inside = left + _EDGE <= start[0] and end[0] <= right - _EDGE
        if not (inside and bottom + _EDGE <= start[1] <= top - _EDGE - 0.6 * self._size):
            self._complain(f"text at the edge of the page or beyond, {start[0]:.0f}, {start[1]:.0f}: {text[:30]!a}")


class _Decoder:
    """Turns the codes of a font into text by its ToUnicode map alone."""

    def __init__(self, font: pikepdf.Object) -> None:
        self._wide = font.get("/Subtype") == "/Type0"
        self._first = int(font.get("/FirstChar", 0))
        self._widths = [float(width) for width in font.get("/Widths", [])]
        self._known = _to_unicode(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else {}

    def advance(self, codes: bytes) -> float:
        """Return the width of a string in thousandths of the type size."""
        places = [code - self._first for code in codes]
        return sum(self._widths[place] for place in places if 0 <= place < len(self._widths))

    def text(self, codes: bytes) -> str:
        step = 2 if self._wide else 1
        pieces = [int.from_bytes(codes[place : place + step], "big") for place in range(0, len(codes), step)]
        return "".join(self._known.get(code, "\ufffd") for code in pieces)


def _to_unicode(program: str) -> dict[int, str]:
    known: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", program, re.DOTALL):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            known[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", program, re.DOTALL):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int.from_bytes(bytes.fromhex(value), "big")
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                known[code] = (start + place).to_bytes(len(value) // 2, "big").decode("utf-16-be")
    return known
