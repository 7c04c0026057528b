"""Which sentences the content asks a language for, which it has for nothing, and whether languages agree on gaps."""

import string
from collections.abc import Iterable, Iterator

from botox_aid.domain.candidacy import Question
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.vocabulary import Action, Category, StepTime
from botox_aid.text import Audience, Texts

from .identity import placed_effects, placed_facts

Key = tuple[Audience, str]

# Question ids that are said as a fallback where no single question is meant.
FALLBACK_QUESTIONS = frozenset({"unsure", "missing"})
OWN_WORDS = {
    Audience.CLINICIAN: ("zone", "muscle", "fact", "effect", "group", "question", "claim", "product"),
    Audience.PATIENT: ("zone", "concept", "aftercare", "red_flag", "alternative", "claim", "question", "product"),
}


def missing_sentences(catalogue: Catalogue, texts: Texts) -> Iterator[str]:
    """Yield every sentence that the content asks for and the language does not have."""
    for audience, key in sorted(set(asked_keys(catalogue))):
        if not _has(texts, audience, key):
            yield f"text/{texts.language}/{audience}: {key}: missing; write the sentence"


def orphan_sentences(catalogues: Iterable[Catalogue], texts: Texts) -> Iterator[str]:
    """Yield every sentence about a thing that no catalogue holds."""
    known: set[Key] = set()
    for catalogue in catalogues:
        known.update((audience, _thing(key)) for audience, key in asked_keys(catalogue))
        known.update((Audience.PATIENT, f"concept.{effect.concept}") for _, effect in placed_effects(catalogue))
    known.update((audience, f"question.{name}") for audience in Audience for name in FALLBACK_QUESTIONS)
    for audience, families in OWN_WORDS.items():
        for key in sorted(texts.keys(audience)):
            if key.partition(".")[0] in families and (audience, _thing(key)) not in known:
                yield f"text/{texts.language}/{audience}: {key}: the content has no {_thing(key)}; remove it or mend the id"


def differing_gaps(languages: Iterable[Texts]) -> Iterator[str]:
    """Yield every sentence whose gaps are not those of the first language that has it."""
    first, *others = languages
    for other in others:
        for audience in Audience:
            for key in sorted(first.keys(audience) & other.keys(audience)):
                ours, theirs = (_gaps(texts.pattern(audience, key)) for texts in (first, other))
                if ours != theirs:
                    yield (
                        f"text/{other.language}/{audience}: {key}: has the gaps {_braced(theirs)}, "
                        f"{first.language} has {_braced(ours)}; use the same"
                    )


def asked_keys(catalogue: Catalogue) -> Iterator[Key]:
    """Yield audience and key of every sentence that the content of a jurisdiction asks for.

    A key may be answered by the sentence itself or by variants below it (``question.x.why.uk``).
    """
    for _, fact in placed_facts(catalogue):
        yield Audience.CLINICIAN, f"fact.{fact.id}"
    for _, effect in placed_effects(catalogue):
        yield Audience.CLINICIAN, f"effect.{effect.id}"
    yield from _zone_keys(catalogue)
    yield from _concept_keys(catalogue)
    for question in catalogue.questions.values():
        yield from _question_keys(question)
    yield from _sheet_keys(catalogue)
    yield from _product_keys(catalogue)


def _zone_keys(catalogue: Catalogue) -> Iterator[Key]:
    for zone in catalogue.zones.values():
        yield from _each(Audience.CLINICIAN, f"zone.{zone.id}", "name", "clinical_name", "purpose", "side_hint")
        yield from _each(Audience.PATIENT, f"zone.{zone.id}", "name", "place", "benefit", "effect_word", "in_sentence")
        for muscle in zone.muscles:
            yield from _each(Audience.CLINICIAN, f"muscle.{muscle.id}", "name", "action")


def _concept_keys(catalogue: Catalogue) -> Iterator[Key]:
    concepts = {effect.concept for _, effect in placed_effects(catalogue) if not effect.umbrella}
    concepts |= {reaction.concept for product in catalogue.products.values() for reaction in product.reactions}
    for concept in concepts:
        yield from _each(Audience.PATIENT, f"concept.{concept}", "name", "lasts", "do", "tell")


def _question_keys(question: Question) -> Iterator[Key]:
    key = f"question.{question.id}"
    yield from _each(Audience.CLINICIAN, key, "factor", "why", "today", "short")
    if not question.derived:
        yield Audience.CLINICIAN, f"{key}.ask"
    if question.adds_risk:
        yield Audience.PATIENT, f"{key}.own_risk"
        if not question.derived:
            yield Audience.PATIENT, f"{key}.own_risk_unsure"
    if question.category is not Category.NOTE:
        yield from _each(Audience.PATIENT, key, "not_today", "now", "later")
        for part in ("topic", "ready"):
            yield Audience.PATIENT, f"sheet.not_today.{part}.{question.id}"
    may_block = question.category in (Category.ABSOLUTE, Category.STRONG) or question.action is Action.DO_NOT_TREAT
    if (may_block or question.contraindicated_by) and not question.derived:
        yield Audience.PATIENT, f"{key}.find_out"


def _sheet_keys(catalogue: Catalogue) -> Iterator[Key]:
    for group in catalogue.question_groups:
        yield Audience.CLINICIAN, f"group.{group.id}"
    for step in catalogue.aftercare:
        yield Audience.PATIENT, f"aftercare.{step.id}"
        yield Audience.CLINICIAN, f"fact.aftercare_{step.id}"
    for when in StepTime:
        yield Audience.PATIENT, f"step_time.{when}"
    for flag in catalogue.red_flags:
        yield from _each(Audience.PATIENT, f"red_flag.{flag.id}", "sign", "do")
        yield Audience.CLINICIAN, f"fact.{flag.id}"
    for alternative in catalogue.alternatives:
        yield from _each(Audience.PATIENT, f"alternative.{alternative.id}", "name", "text")
    for claim in catalogue.claims:
        yield from _each(Audience.PATIENT, f"claim.{claim.id}", "question", "answer")
        yield Audience.CLINICIAN, f"claim.{claim.id}"


def _product_keys(catalogue: Catalogue) -> Iterator[Key]:
    for product in catalogue.products.values():
        yield Audience.PATIENT, f"product.{product.id}.name"
        yield Audience.CLINICIAN, f"product.{product.id}.name"
    legal = catalogue.legal
    key = f"legal.{catalogue.jurisdiction}"
    yield from _each(Audience.PATIENT, key, "leaflet", "leaflet_tick", "reporting", "on_label", "off_label")
    if legal.boxed_warning:
        yield Audience.PATIENT, f"{key}.boxed"
    if legal.advice_line:
        yield Audience.PATIENT, f"{key}.advice_line"
    if any(product.black_triangle for product in catalogue.products.values()):
        yield Audience.PATIENT, f"{key}.triangle"


def _each(audience: Audience, key: str, *endings: str) -> Iterator[Key]:
    for ending in endings:
        yield audience, f"{key}.{ending}"


def _has(texts: Texts, audience: Audience, key: str) -> bool:
    return texts.has(audience, key) or any(other.startswith(f"{key}.") for other in texts.keys(audience))


def _thing(key: str) -> str:
    """Return family and id of a key: ``zone.glabella`` of ``zone.glabella.name``."""
    return ".".join(key.split(".")[:2])


def _gaps(pattern: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None)


def _braced(gaps: Iterable[str]) -> str:
    return ", ".join(f"{{{gap}}}" for gap in sorted(gaps)) or "none"
