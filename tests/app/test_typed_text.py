"""Everything typed in a consultation."""

from dataclasses import replace

from botox_aid.app.typed_text import typed_texts
from botox_aid.domain.consultation import AnswerRecord, Consultation, Override, Talk, TeachBack
from botox_aid.domain.vocabulary import Answer


def test_every_text_is_found(planned: Consultation) -> None:
    full = replace(
        planned,
        hoped_result="softer",
        answers={"anticoag": AnswerRecord(Answer.YES, note="aspirin")},
        overrides={"toxin_recent": Override("because", "Dr B")},
        talk=Talk(teach_back=(TeachBack("droop", "I call"),), asked="how long?"),
    )
    texts = typed_texts(full)
    for typed in ("Alex Example", "softer", "aspirin", "because", "Dr B", "I call", "how long?"):
        assert typed in texts
    assert len(texts) == len(set(texts))
    assert "yes" not in texts
