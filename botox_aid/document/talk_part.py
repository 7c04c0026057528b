"""What was talked about, as the clinic's record keeps it."""

from .blocks import Block, Heading, Table
from .finding_part import said
from .span import Spans, bold, plain
from .wording import Wording, name_of, note_of


def talk_record(wording: Wording, number: str, *, wide: bool) -> tuple[Block, ...]:
    """Return what was discussed, asked, said back and handed over; ``wide`` over the whole measure."""
    talk = wording.consultation.talk
    lines: list[tuple[str, Spans]] = [
        ("options", _listed(wording, talk.options, "alternative")),
        ("covered", _covered(wording)),
        ("asked", _quoted(wording, talk.asked)),
        ("matters", _quoted(wording, talk.matters)),
        ("teach_back", _teach_back(wording)),
        ("leaflet", _leaflet(wording)),
    ]
    heading = Heading(said(wording, "record.talk.title"), 2, number)
    return (heading, labelled(wording, "talk", lines, (14.0, 86.0) if wide else (30.0, 70.0)))


def labelled(wording: Wording, part: str, lines: list[tuple[str, Spans]], shares: tuple[float, float]) -> Table:
    """Return lines under their labels as a table without a head; ``part`` names their sentences."""
    rows = tuple((bold(said(wording, f"record.{part}.{key}")), words) for key, words in lines)
    return Table(shares, (), rows, said(wording, f"record.{part}.summary"), dense=True)


def _listed(wording: Wording, ids: tuple[str, ...], kind: str) -> Spans:
    names = [_name(wording, kind, entry) for entry in ids]
    return plain("; ".join(names)) if names else wording.clinician("record.not_recorded")


def _name(wording: Wording, kind: str, entry: str) -> str:
    key = f"{kind}.{entry}.name"
    return wording.text(key) if wording.has(key) else name_of(entry)


def _covered(wording: Wording) -> Spans:
    shown = [risk.concept for risk in wording.request.plan.risks]
    if not shown:
        return wording.clinician("record.not_recorded")
    done = [concept for concept in shown if concept in wording.consultation.talk.covered]
    still_open = [concept for concept in shown if concept not in done]
    count = said(wording, "record.talk.covered_all", count=len(shown), done=str(len(done)))
    if not done or not still_open:
        return plain(count)
    # Whichever list is shorter says as much.
    key, listed = ("covered_only", done) if len(done) <= len(still_open) else ("not_covered", still_open)
    names = "; ".join(_name(wording, "concept", concept) for concept in listed)
    return wording.clinician(f"record.talk.{key}", done=count, items=names)


def _quoted(wording: Wording, words: str) -> Spans:
    shown = note_of(words)
    return wording.clinician("record.quoted", words=shown) if shown else wording.clinician("record.not_recorded")


def _teach_back(wording: Wording) -> Spans:
    said_back = [entry for entry in wording.consultation.talk.teach_back if entry.said]
    if not said_back:
        return wording.clinician("record.not_recorded")
    lines = []
    for entry in said_back:
        topic = _name(wording, "concept", entry.topic)
        lines.append(said(wording, "record.talk.said", topic=topic, said=note_of(entry.said)))
    return plain(" ".join(lines))


def _leaflet(wording: Wording) -> Spans:
    talk = wording.consultation.talk
    leaflet = said(wording, f"record.talk.leaflets.{wording.catalogue.legal.leaflet}")
    state = {True: "yes", False: "no", None: "unknown"}[talk.leaflet_given]
    given = wording.clinician(f"record.talk.leaflet_{state}", leaflet=leaflet)
    edition = name_of(talk.leaflet_version)
    return wording.clinician("record.talk.leaflet_edition", given=given, edition=edition) if edition else given
