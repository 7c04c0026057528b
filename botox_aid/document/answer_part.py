"""All questions of a visit with their answers, and what was typed with them."""

from ..domain.vocabulary import Answer
from .blocks import Block, Bullets, Cell, Columns, Heading, Paragraph, Table
from .finding_part import answer_details, answer_word, said, short_name
from .span import Spans, bold, plain
from .wording import Wording

_COLUMNS = 3


def answers(wording: Wording, number: str) -> tuple[Block, ...]:
    """Return every question that was asked, with its answer; what is not "no" is bold, and missing says missing."""
    assessment = wording.request.plan.assessment
    asked = assessment.asked
    missing = sum(1 for item in asked if item in assessment.missing)
    title = said(wording, "record.answers.title", asked=str(len(asked)), missing=str(missing))
    heading = Heading(title, 2, number, wording.clinician("record.answers.aside"))
    rows = [_row(wording, item) for item in asked]
    height = -(-len(rows) // _COLUMNS)
    parts = [rows[start : start + height] for start in range(0, len(rows), height)] if rows else []
    tables = (_table(wording, part, index + 1, len(parts)) for index, part in enumerate(parts))
    columns = (Columns(tuple(Cell((table,)) for table in tables)),) if parts else ()
    return (heading, *columns, *_not_settled(wording), *_details(wording), *_dropped(wording))


def _row(wording: Wording, item: str) -> tuple[Spans, ...]:
    record = wording.consultation.answers.get(item)
    look = plain if record is not None and record.answer is Answer.NO else bold
    word = said(wording, "record.answers.missing") if record is None else answer_word(wording, record.answer)
    return look(short_name(wording, item)), look(word)


def _table(wording: Wording, rows: list[tuple[Spans, ...]], part: int, parts: int) -> Table:
    header = (plain(said(wording, "record.answers.question")), plain(said(wording, "record.answers.answer")))
    summary = said(wording, "record.answers.summary", part=str(part), parts=str(parts))
    return Table((74.0, 26.0), header, tuple(rows), summary, right=(1,), dense=True)


def _not_settled(wording: Wording) -> tuple[Paragraph, ...]:
    """Return what could not be derived, such as the age without a date of birth."""
    assessment = wording.request.plan.assessment
    items = [short_name(wording, item) for item in assessment.missing if item not in assessment.asked]
    return (Paragraph(wording.clinician("record.answers.open_items", items=", ".join(items))),) if items else ()


def _details(wording: Wording) -> tuple[Block, ...]:
    """Return what was typed with answers that raise no finding; the others stand with their finding."""
    assessment = wording.request.plan.assessment
    raised = {finding.id for finding in assessment.findings}
    lines = []
    for item in assessment.asked:
        record = wording.consultation.answers.get(item)
        details = answer_details(wording, record) if record is not None and item not in raised else ""
        if record is not None and details:
            answer = answer_word(wording, record.answer)
            question = short_name(wording, item)
            lines.append(wording.clinician("record.answers.detail", question=question, answer=answer, detail=details))
    return (Bullets(tuple(lines)),) if lines else ()


def _dropped(wording: Wording) -> tuple[Paragraph, ...]:
    words = []
    for item in wording.request.plan.assessment.dropped:
        answer = answer_word(wording, wording.consultation.answers[item].answer)
        words.append(said(wording, "record.answers.dropped_one", question=short_name(wording, item), answer=answer))
    return (Paragraph(wording.clinician("record.answers.dropped", answers=", ".join(words))),) if words else ()
