"""The decision, its signatures, and what only the clinic's copy says."""

from ..domain.consultation import AnswerRecord, Signature
from ..domain.vocabulary import Answer, Side
from .blocks import Block, Bullets, Heading, Paragraph, SignatureBlock, SignatureLine, Ticks, Whole
from .span import Span, Spans, joined, plain
from .wording import Wording, blank, name_of, note_of


def decision(wording: Wording, part: int, before: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the rights, the ticks, the choice and the signatures, so that none of them stands alone on a page.

    What is ``before`` them stays on the same page, where print is not so large that a page cannot hold both.
    """
    say = wording.spans
    box = wording.text("sheet.tick_box")
    place = f"legal.{wording.catalogue.jurisdiction}"
    ticks = (say(f"{place}.leaflet_tick"), say("sheet.consent.questions_tick"), say("sheet.consent.time_tick"))
    choices = tuple(say(f"sheet.consent.choice_{answer}") for answer in ("yes", "wait", "no"))
    blocks: tuple[Block, ...] = (
        Heading(wording.text("sheet.consent.decision"), 2, str(part)),
        Paragraph(say("sheet.consent.rights")),
        Ticks(ticks, box),
        Ticks(choices, box, say("sheet.consent.choice")),
        Paragraph(say("sheet.consent.teach_back")),
        signatures(wording),
        Paragraph(_needs(wording)),
    )
    if wording.large_print:
        return (*before, Whole(blocks))
    return (Whole((*before, *blocks)),)


def signatures(wording: Wording) -> SignatureBlock:
    """Return where patient and clinician sign."""
    consultation, signed = wording.consultation, wording.consultation.signatures
    people = (
        ("patient", consultation.patient.name, signed.patient),
        ("clinician", consultation.visit.clinician.name, signed.clinician),
    )
    lines = (
        signature_line(wording, f"sheet.consent.signer_{role}", name, signature) for role, name, signature in people
    )
    return SignatureBlock(tuple(lines))


def signature_line(wording: Wording, key: str, name: str, signature: Signature | None) -> SignatureLine:
    """Return where one person signs; the sentence under ``key`` says who that is."""
    shown: object = name_of(name) or blank(40, wording.text("sheet.blank"))
    words = wording.spans(key, name=shown)
    if signature is None or signature.on_paper or not signature.strokes:
        return SignatureLine(words, wording.spans("sheet.consent.date"))
    date = wording.spans("sheet.consent.date")
    if signature.signed_at is not None:
        moment = signature.signed_at
        date = wording.spans(
            "sheet.consent.drawn", date=wording.day(moment.date(), "date"), time=wording.time(moment.time())
        )
    return SignatureLine(words, date, signature.strokes, wording.text("sheet.consent.drawn_alt"))


def _needs(wording: Wording) -> Spans:
    needs, say = wording.consultation.needs, wording.spans
    interpreter = name_of(needs.interpreter)
    parts = [
        say("sheet.consent.interpreter", name=interpreter) if interpreter else say("sheet.consent.interpreter_none"),
        say(
            "sheet.consent.large_print_yes"
            if needs.large_print or wording.large_print
            else "sheet.consent.large_print_offered"
        ),
        say("sheet.consent.photos"),
    ]
    return joined(parts)


# -- the clinic's copy


def clinic_file(wording: Wording) -> tuple[Block, ...]:
    """Return lot, overrides, notes on answers and injection points, for the clinic's copy alone."""
    lines: list[Spans] = [lot_line(wording), *_overrides(wording), *_notes(wording)]
    points = _point_lines(wording)
    blocks: list[Block] = [Heading(wording.text("sheet.clinic.title"), 2, ""), Bullets(tuple(lines))]
    if points:
        blocks += [Paragraph(wording.spans("sheet.clinic.points")), *map(Paragraph, points)]
    return tuple(blocks)


def lot_line(wording: Wording) -> Spans:
    """Return lot and expiry, or lines to write them on."""
    lot = wording.consultation.lot
    number = name_of(lot.number) or blank(34, wording.text("sheet.blank"))
    expiry = wording.day(lot.expiry, "date") if lot.expiry else blank(34, wording.text("sheet.blank"))
    return wording.spans("sheet.clinic.lot", lot=number, expiry=expiry)


def _overrides(wording: Wording) -> list[Spans]:
    found = []
    for finding in wording.request.plan.assessment.findings:
        if finding.override is None:
            continue
        values = wording.finding_values(finding)
        factor = "".join(span.text for span in wording.clinician(f"question.{finding.id}.factor", **values))
        found.append(
            wording.spans(
                "sheet.clinic.override",
                factor=factor,
                by=name_of(finding.override.by),
                reason=note_of(finding.override.reason),
            )
        )
    return found


def _notes(wording: Wording) -> list[Spans]:
    found = []
    for question_id, record in wording.consultation.answers.items():
        if record.note and question_id in wording.request.plan.assessment.asked:
            found.append(_note(wording, question_id, record))
    return found


def _note(wording: Wording, question_id: str, record: AnswerRecord) -> Spans:
    factor = "".join(span.text for span in wording.clinician(f"question.{question_id}.factor"))
    answers = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "unsure"}
    answer = wording.text(f"sheet.clinic.answer_{answers[record.answer]}")
    return wording.spans("sheet.clinic.note", factor=factor, answer=answer, note=note_of(record.note))


def _point_lines(wording: Wording) -> list[Spans]:
    lines = []
    number = wording.texts.number
    for plan in wording.request.plan.zones:
        planned = wording.consultation.planned_zone(plan.zone)
        for side in (None, *Side):
            points = [point for point in planned.points if point.side is side] if planned else []
            if not points:
                continue
            places = ", ".join(
                f"{point.x:.2f}\u00a0/\u00a0{point.y:.2f}" + (f"\u00a0({number(point.units)})" if point.units else "")
                for point in points
            )
            where = "" if side in (None, Side.BOTH) else wording.text(f"sheet.face.{side}") + " "
            view = wording.text(f"sheet.clinic.view_{points[0].view}")
            lines.append((Span(plan.letter, bold=True), *plain(f" {where}{view}: {places}")))
    return lines
