"""The list "who had this lot", for a recall: one row a visit, for the clinic's own use."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.vocabulary import Copy, Edition, Paper, SheetKind
from ..text import Audience, Texts
from .blocks import Block, Document, Footer, Letterhead, Metadata, Paragraph, Strip, Table
from .span import Spans, bold, plain
from .template import filled
from .wording import name_of

_SHARES = (2.4, 1.45, 1.15, 1.45, 1.7, 2.6, 1.75)
_COLUMNS = ("patient", "born", "number", "visit", "product", "zones", "clinician")


@dataclass(frozen=True, slots=True)
class LotRow:
    """One visit; ``note`` says where the record was corrected or the lot is another one by now."""

    patient: str
    born: dt.date | None
    number: str
    visit: dt.date | None
    product: str
    zones: tuple[str, ...]
    clinician: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LotList:
    """All that the list is made from.

    Attributes:
        expiry: Expiry dates that stand in the records, earliest first; more than one is worth a look.
        anchor: Head of the audit trail when the list was made.
    """

    lot: str
    made: dt.datetime
    made_by: str
    clinic: str
    paper: Paper
    expiry: tuple[dt.date, ...]
    rows: tuple[LotRow, ...]
    anchor: str = ""


def lot_list(wanted: LotList, texts: Texts) -> Document:
    """Return the list as a document."""
    words = _Words(texts)
    title = words.text("lot_list.title", lot=name_of(wanted.lot))
    blocks: tuple[Block, ...] = (_head(wanted, words, title), _strip(wanted, words), *_body(wanted, words))
    return Document(
        kind=SheetKind.RECORD,
        edition=Edition.STANDARD,
        copy=Copy.CLINIC,
        paper=wanted.paper,
        blocks=blocks,
        footer=_footer(wanted, words),
        metadata=Metadata(
            words.text("lot_list.file_title"),
            name_of(wanted.clinic) or words.text("lot_list.file_title"),
            words.text("lot_list.file_title"),
            texts.language,
            wanted.made,
        ),
    )


class _Words:
    """The clinician's sentences of one language."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def spans(self, key: str, **values: object) -> Spans:
        return filled(self.texts, Audience.CLINICIAN, key, {}, values)

    def text(self, key: str, **values: object) -> str:
        return "".join(span.text for span in self.spans(key, **values))

    def day(self, day: dt.date | None) -> str:
        return self.texts.date(day, "short_year").replace(" ", "\u00a0") if day else self.text("lot_list.unknown")


def _head(wanted: LotList, words: _Words, title: str) -> Letterhead:
    clinic = name_of(wanted.clinic)
    return Letterhead(title, words.spans("lot_list.subtitle"), (bold(clinic),) if clinic else ())


def _strip(wanted: LotList, words: _Words) -> Strip:
    made = words.spans(
        "lot_list.made", date=words.day(wanted.made.date()), time=words.texts.time(wanted.made.time()), by=_by(wanted)
    )
    count = words.spans("lot_list.count", count=len(wanted.rows))
    expiry = words.texts.listed([words.day(day) for day in wanted.expiry]) or words.text("lot_list.unknown")
    return Strip((count, words.spans("lot_list.expiry", dates=expiry), made))


def _by(wanted: LotList) -> str:
    return name_of(wanted.made_by) or "\u2013"


def _body(wanted: LotList, words: _Words) -> Sequence[Block]:
    if not wanted.rows:
        return (Paragraph(words.spans("lot_list.nobody", lot=name_of(wanted.lot))),)
    header = tuple(bold(words.text(f"lot_list.column.{column}")) for column in _COLUMNS)
    rows = tuple(_row(row, words) for row in wanted.rows)
    table = Table(_SHARES, header, rows, words.text("lot_list.summary", lot=name_of(wanted.lot)), dense=True)
    return (table, Paragraph(words.spans("lot_list.how"), note=True))


def _row(row: LotRow, words: _Words) -> tuple[Spans, ...]:
    name = bold(name_of(row.patient) or words.text("lot_list.unknown"))
    return (
        (*name, *plain(f" ({name_of(row.note)})")) if row.note else name,
        plain(words.day(row.born)),
        plain(name_of(row.number) or "\u2013"),
        plain(words.day(row.visit)),
        plain(name_of(row.product) or words.text("lot_list.unknown")),
        plain(", ".join(name_of(zone) for zone in row.zones) or "\u2013"),
        plain(name_of(row.clinician) or words.text("lot_list.unknown")),
    )


def _footer(wanted: LotList, words: _Words) -> Footer:
    language = words.texts.language.split("-")[0]
    parts = [words.text("lot_list.sheet_name"), f"LL-{language}-{wanted.paper}-9"]
    if wanted.anchor:
        parts.append(words.text("record.audit_anchor", anchor=name_of(wanted.anchor)))
    return Footer(
        bold(words.text("lot_list.title", lot=name_of(wanted.lot))),
        (" \u00b7 ".join(parts), words.text("lot_list.purpose")),
        words.text("lot_list.state"),
        words.texts.patient("sheet.page", page="{page}", pages="{pages}"),
    )
