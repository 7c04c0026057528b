"""Findings in the clinician's words, with the answers behind them and numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..domain.consultation import AnswerRecord
from ..domain.plan import Finding
from ..domain.vocabulary import Answer, Level
from ..text import Audience
from .blocks import Block, Chip, Heading, Paragraph, SignatureBlock, Whole
from .decision_part import signature_line
from .span import Spans, bold, plain
from .wording import Wording, name_of, note_of

_NAMED_ZONES = 3
_BLOCKING = (Level.HARD_STOP, Level.STOP)
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "unsure"}


@dataclass(slots=True)
class SourceNotes:
    """The sources named on a sheet, numbered as they are first called for."""

    wording: Wording
    names: list[str] = field(default_factory=list)

    def marks(self, source_ids: Iterable[str]) -> Spans:
        """Return the numbers of sources, or nothing."""
        numbers = []
        for name in self.wording.source_names(source_ids):
            if name not in self.names:
                self.names.append(name)
            numbers.append(str(self.names.index(name) + 1))
        return plain(f"\u00a0[{', '.join(numbers)}]") if numbers else ()

    def listed(self) -> tuple[Paragraph, ...]:
        """Return all of them with their numbers, as a note."""
        if not self.names:
            return ()
        numbered = "; ".join(f"[{index}]\u00a0{name}" for index, name in enumerate(self.names, 1))
        return (Paragraph(self.wording.clinician("record.later.sources", sources=numbered), note=True),)


def said(wording: Wording, key: str, **values: object) -> str:
    """Say a sentence for the clinician as plain words."""
    return "".join(span.text for span in wording.clinician(key, **values))


def zone_names(wording: Wording, zone_ids: Iterable[str]) -> str:
    """Return the clinician's names of zones."""
    return wording.texts.listed([said(wording, f"zone.{zone_id}.name") for zone_id in zone_ids])


def short_name(wording: Wording, item: str) -> str:
    """Return the few words by which a question or a derived item stands in the record."""
    key = f"question.{item}.short"
    return said(wording, key) if wording.texts.has(Audience.CLINICIAN, key) else item


def answer_word(wording: Wording, answer: Answer) -> str:
    """Return an answer as a word."""
    return said(wording, f"record.answers.{_ANSWERS[answer]}")


def answer_details(wording: Wording, record: AnswerRecord) -> str:
    """Return what was typed with an answer: where, when, with what, and the note in quotes."""
    parts = []
    if record.zones:
        parts.append(said(wording, "record.answers.in_zones", zones=zone_names(wording, record.zones)))
    if record.date is not None:
        parts.append(said(wording, "record.answers.on_day", date=wording.day(record.date, "date")))
    if record.product:
        parts.append(name_of(wording.product_name(record.product)))
    if record.units is not None:
        parts.append(said(wording, "record.answers.units", units=wording.texts.number(record.units)))
    words = ", ".join(parts)
    words = f"{words[:1].upper()}{words[1:]}." if words else ""
    if record.note:
        words = f"{words} {said(wording, 'record.quoted', words=note_of(record.note))}".strip()
    return words


def finding_chip(wording: Wording, finding: Finding, notes: SourceNotes) -> Chip:
    """Return a finding with its level, its reason and sources, the answer behind it and its override."""
    paragraphs = [(*_stated(wording, finding), *notes.marks(finding.sources))]
    record = wording.consultation.answers.get(finding.id)
    details = answer_details(wording, record) if record is not None else ""
    if record is not None and details:
        answer = answer_word(wording, record.answer)
        paragraphs.append(wording.clinician("record.findings.answered", answer=answer, detail=details))
    if finding.override is not None:
        by, reason = name_of(finding.override.by), note_of(finding.override.reason)
        paragraphs.append(wording.clinician("record.findings.overridden", by=by, reason=reason))
    word = said(wording, f"finding.level.{finding.level}")
    return Chip(word, finding.level in _BLOCKING, tuple(paragraphs))


def _stated(wording: Wording, finding: Finding) -> Spans:
    values = wording.finding_values(finding)
    zone = finding.values.get("zone")
    if isinstance(zone, str) and zone in wording.catalogue.zones:
        values["zone"] = zone_names(wording, (zone,))
    factor = said(wording, f"question.{finding.id}.factor", **values)
    if finding.zones:
        factor = said(wording, "record.findings.in_zones", factor=factor, zones=_where(wording, finding.zones))
    why = wording.clinician(finding.text, **values)
    key = "stated" if not finding.unsure else "find_out_first" if finding.level in _BLOCKING else "not_sure"
    return wording.clinician(f"finding.{key}", factor=bold(factor), why=why)


def _where(wording: Wording, zone_ids: tuple[str, ...]) -> str:
    chosen = wording.consultation.zone_ids
    if len(zone_ids) > _NAMED_ZONES and set(chosen) == set(zone_ids):
        return said(wording, "record.findings.all_zones", count=len(chosen))
    return zone_names(wording, zone_ids)


def missing_line(wording: Wording) -> tuple[Paragraph, ...]:
    """Return what was not answered, or nothing."""
    missing = wording.request.plan.assessment.missing
    if not missing:
        return ()
    items = ", ".join(short_name(wording, item) for item in missing)
    return (Paragraph(wording.clinician("record.findings.missing_items", items=items)),)


def clinic_part(wording: Wording) -> tuple[Block, ...]:
    """Return what only the clinic's copy of a patient's sheet says: findings, sources and who stands for it."""
    notes = SourceNotes(wording)
    found: list[Block] = [finding_chip(wording, finding, notes) for finding in wording.request.plan.assessment.findings]
    if not found:
        found.append(Paragraph(wording.clinician("record.findings.none")))
    visit, signed = wording.consultation.visit, wording.consultation.signatures
    signer = signature_line(wording, "sheet.not_today.clinic.signer", visit.clinician.name, signed.clinician)
    end: tuple[Block, ...] = (*missing_line(wording), *notes.listed(), SignatureBlock((signer,)))
    # The signature never stands on a page of its own: the last finding comes along.
    title = Heading(wording.text("sheet.not_today.clinic.title"), 2)
    return (title, *found[:-1], Whole((found[-1], *end)))
