"""Makes documents of any blocks with any words, the same for the same seed."""

import datetime as dt
from collections.abc import Callable
from random import Random

from botox_aid.document.blocks import (
    AlertBox,
    Block,
    Box,
    Bullets,
    Cell,
    Chip,
    Columns,
    Document,
    Face,
    Footer,
    Heading,
    IconArray,
    Icons,
    Letterhead,
    MarkedPoint,
    MarkedShape,
    Metadata,
    NoteSpace,
    Pace,
    Paragraph,
    RiskBand,
    RiskRow,
    RiskTable,
    Shade,
    SignatureBlock,
    SignatureLine,
    Step,
    StepGroup,
    Steps,
    Stop,
    Strip,
    Table,
    Tag,
    Ticks,
    TimeStrip,
    Whole,
)
from botox_aid.document.span import Span, SpanKind, Spans, letter
from botox_aid.domain.consultation import Stroke
from botox_aid.domain.vocabulary import Copy, Edition, Paper, SheetKind, View

_WORDS = [
    "the",
    "line",
    "between",
    "your",
    "brows",
    "may",
    "soften",
    "in",
    "about",
    "two",
    "weeks",
    "and",
    "nobody",
    "knows",
    "how",
    "long",
    "it",
    "lasts",
    "for",
    "you",
    "or",
    "for",
    "anyone",
    "else",
    "Zoë",
    "O’Brien-Łukasiewicz",
    "naïve",
    "façade",
    "Ångström",
    "Đặng",
    "Nguyễn",
    "Thị",
    "Hương",
    "Ελένη",
    "Παπαδοπούλου",
    "Олена",
    "Шевченко",
    "Čapek",
    "(left)",
    "[right]",
    "{both}",
    "50%",
    "20/24",
    "a\\b",
    "c\\\\d",
    "((",
    "))",
    "<b>bold</b>",
    "&amp;",
    "R&D",
    "#1",
    "$5",
    "£7",
    "½",
    "×",
    "3–5",
    "months",
    "“quoted”",
    "don’t",
    "…",
    "·",
    "•",
    "محمد",
    "الأمين",
    "נועה",
    "כהן",
    "(כהן)",
    "שלום،",
    "911",
    "(202)\xa0555-0142",
    "in\xa0100",
    "A1B2C3",
    "reallyquitelongwordwithoutabreakinit",
    "Tj",
    "ET",
    "BT",
    "EMC",
    "/P<</MCID",
    "q",
    "Q",
    "%%EOF",
    "endstream",
    "obj",
]
_SHAPES = ("glabella", "forehead", "crows-feet-left", "crows-feet-right")


def random_document(seed: int, shapes: tuple[str, ...] = _SHAPES) -> Document:
    """Return the document of a seed."""
    return _Maker(Random(seed), shapes).document()


class _Maker:
    def __init__(self, chance: Random, shapes: tuple[str, ...]) -> None:
        self._chance, self._shapes = chance, shapes
        self._leaf_makers: tuple[Callable[[], Block], ...] = (
            self._paragraph,
            self._paragraph,
            self._paragraph,
            lambda: Strip(self._many(1, 4, 4)),
            self._heading,
            self._bullets,
            lambda: Ticks(self._many(1, 5, 12), "tick box", self.spans(1, 6) if chance.random() < 0.5 else ()),
            self._table,
            self._face,
            lambda: IconArray(self._icons(), self.spans(1, 30)),
            self._risk_table,
            self._time_strip,
            self._steps,
            self._signatures,
            lambda: Chip(self.words(1, 2), chance.random() < 0.5, self._many(1, 3, 30)),
            lambda: NoteSpace(self.spans(1, 20), chance.choice((5.0, 40.0, 120.0))),
        )

    def document(self) -> Document:
        """Return a document of some pages."""
        chance = self._chance
        top = Letterhead(self.words(2, 8), self.spans(1, 12), self._many(0, 2, 6))
        blocks: list[Block] = [top, Heading("The first part", 2, "1")]
        blocks += [self._block() for _ in range(chance.randint(3, 16))]
        return Document(
            kind=chance.choice(list(SheetKind)),
            edition=chance.choice(list(Edition)),
            copy=chance.choice(list(Copy)),
            paper=chance.choice(list(Paper)),
            blocks=tuple(blocks),
            footer=Footer(
                self.spans(1, 12), (self.words(1, 12), self.words(1, 12)), self.words(1, 4), "Page {page} of {pages}"
            ),
            metadata=Metadata(
                self.words(2, 6),
                self.words(1, 4),
                self.words(1, 4),
                "en-GB",
                dt.datetime(2026, 11, 20, 10, 30, tzinfo=dt.UTC),
            ),
            tightness=chance.randint(0, 2),
        )

    # -- words

    def words(self, least: int, most: int) -> str:
        """Return some words."""
        return " ".join(self._chance.choice(_WORDS) for _ in range(self._chance.randint(least, most)))

    def spans(self, least: int, most: int) -> Spans:
        """Return some words in one or more spans, some of which part a word."""
        chance = self._chance
        if chance.random() < 0.5:
            return (Span(self.words(least, most), chance.random() < 0.2),)
        found: list[Span] = [Span(self.words(1, max(1, most // 3)), chance.random() < 0.5)]
        for _ in range(chance.randint(1, 4)):
            kind = chance.random()
            if kind < 0.15:
                found.append(letter(chance.choice("ABCDEFGHIJKLMNO")))
            elif kind < 0.3:
                found.append(Span("blank line", kind=SpanKind.BLANK, width_mm=chance.choice((12.0, 34.0, 66.0))))
            else:
                gap = chance.choice((" ", "", "\u00a0", " · "))
                found.append(Span(gap + self.words(1, max(1, most // 3)) + gap, chance.random() < 0.5))
        return tuple(found)

    def _bullets(self) -> Bullets:
        items = self._many(1, 8, 40)
        names = tuple(self._chance.choice(("", "breathing", "patches")) for _ in items)
        return Bullets(items, self._chance.choice((1, 1, 2, 3)), self._chance.choice(((), names)))

    def _many(self, least: int, most: int, words: int) -> tuple[Spans, ...]:
        return tuple(self.spans(1, words) for _ in range(self._chance.randint(least, most)))

    # -- blocks

    def _block(self) -> Block:
        chance = self._chance
        kind = chance.random()
        if kind < 0.06:
            return Columns(tuple(Cell(self._leaves(3), chance.uniform(1, 3)) for _ in range(chance.randint(1, 3))))
        if kind < 0.12:
            return Box(self._leaves(4), chance.choice(list(Shade)))
        if kind < 0.18:
            cells = tuple(Cell(self._leaves(2), chance.uniform(1, 2)) for _ in range(chance.randint(1, 3)))
            aside = self.spans(1, 8) if chance.random() < 0.5 else ()
            return AlertBox(self.words(1, 8), cells, chance.choice(("", "6")), aside, self._leaves(1))
        if kind < 0.24:
            return Whole(self._leaves(5))
        return chance.choice(self._leaf_makers)()

    def _leaves(self, most: int) -> tuple[Block, ...]:
        return tuple(self._chance.choice(self._leaf_makers)() for _ in range(self._chance.randint(1, most)))

    def _paragraph(self) -> Paragraph:
        most = self._chance.choice((4, 30, 80, 700))
        return Paragraph(self.spans(1, most), note=self._chance.random() < 0.2)

    def _heading(self) -> Heading:
        aside = self.spans(1, 10) if self._chance.random() < 0.3 else ()
        return Heading(self.words(1, 14), self._chance.choice((2, 3)), self._chance.choice(("", "12")), aside)

    def _table(self) -> Table:
        chance = self._chance
        columns = chance.randint(2, 5)
        header = tuple(self.spans(1, 3) for _ in range(columns))
        rows = tuple(
            tuple(self.spans(1, chance.choice((3, 9, 90))) if chance.random() < 0.9 else () for _ in range(columns))
            for _ in range(chance.choice((1, 4, 40)))
        )
        shares = tuple(chance.uniform(1, 3) for _ in range(columns))
        right = (columns - 1,) if chance.random() < 0.5 else ()
        return Table(shares, header, rows, self.words(3, 6), right, foot=chance.random() < 0.3)

    def _face(self) -> Face:
        chance = self._chance
        marks = [
            MarkedShape(shape, "ABCD"[place], place)
            for place, shape in enumerate(chance.sample(self._shapes, chance.randint(1, min(4, len(self._shapes)))))
        ]
        points = tuple(MarkedPoint(chance.random(), chance.random(), chance.choice(("", "2.5"))) for _ in range(3))
        return Face(View.FRONT, tuple(marks), f"A drawing of {self.words(3, 20)}", points)

    def _icons(self) -> Icons:
        filled = self._chance.randint(0, 100)
        return Icons(filled, f"{filled} in 100 people")

    def _risk_table(self) -> RiskTable:
        header = (self.spans(1, 2), self.spans(1, 3), self.spans(1, 2), self.spans(1, 2), self.spans(1, 2))
        bands = tuple(
            RiskBand(
                self.words(1, 6),
                tuple(self._risk_row() for _ in range(self._chance.randint(0, 6))),
                self._many(1, 4, 20) if self._chance.random() < 0.4 else (),
            )
            for _ in range(self._chance.randint(1, 3))
        )
        return RiskTable(header, bands, self.words(3, 5))

    def _risk_row(self) -> RiskRow:
        name, drug, lasts, advice = self.spans(1, 4), self.spans(1, 12), self.spans(1, 6), self.spans(1, 10)
        kind = self._chance.random()
        if kind < 0.4:
            control = self.spans(1, 5) if kind < 0.3 else ()
            return RiskRow(name, drug, control, lasts, advice)
        control_icons = self._icons() if kind < 0.8 else None
        return RiskRow(name, drug, self.spans(1, 5), lasts, advice, self._icons(), control_icons)

    def _time_strip(self) -> TimeStrip:
        chance = self._chance
        stops = tuple(
            Stop(self.spans(1, 3), self._many(1, 2, 4), chance.choice(list(Pace))) for _ in range(chance.randint(4, 5))
        )
        return TimeStrip(stops, f"A line through {self.words(2, 8)}", self.words(1, 3) if chance.random() < 0.7 else "")

    def _steps(self) -> Steps:
        chance = self._chance

        def step() -> Step:
            tag = chance.choice((None, *Tag))
            return Step(self.spans(1, 30), tag, self.words(1, 1) if tag else "")

        groups = tuple(
            StepGroup(self.words(1, 4), self._many(0, 2, 4), tuple(step() for _ in range(chance.randint(1, 5))))
            for _ in range(chance.randint(1, 5))
        )
        return Steps(groups, "tick box", slim=chance.random() < 0.3)

    def _signatures(self) -> SignatureBlock:
        chance = self._chance
        drawn = tuple(
            Stroke(tuple((chance.uniform(-9, 60), chance.uniform(0, 20)) for _ in range(chance.choice((1, 2, 40)))))
            for _ in range(chance.randint(0, 4))
        )
        paper = SignatureLine(self.spans(1, 9), self.spans(1, 2))
        screen = SignatureLine(self.spans(1, 9), self.spans(1, 5), drawn, "A signature drawn on screen")
        return SignatureBlock((paper, screen) if chance.random() < 0.7 else (screen,))
