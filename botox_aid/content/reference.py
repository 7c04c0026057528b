"""Looks up every id that the content names, and asks every statement for its source."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from botox_aid.domain.candidacy import Question
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.guidance import AftercareStep
from botox_aid.domain.source import Source
from botox_aid.domain.vocabulary import Jurisdiction, View
from botox_aid.domain.zone import Effect, Zone

from .statement import Located, located

REGIONS = ("upper_face", "mid_face", "lower_face", "neck", "scalp", "whole_face")
ZONE_KEYS = ("zone", "zones", "zones_affected", "setting", "dosed_with")
FOLLOW_UP_KINDS = ("date", "product", "units", "note", "zones")

Shapes = Mapping[View, frozenset[str]]


def reference_faults(catalogue: Catalogue, shapes: Shapes | None = None) -> Iterator[str]:
    """Yield every id that leads nowhere and every statement that names no source.

    Args:
        catalogue: The content of one jurisdiction.
        shapes: Names of the shapes that the drawings have; without them shapes are not looked up.
    """
    for table in located(catalogue):
        yield from _sources(table, catalogue)
        yield from _zone_ids(table, catalogue)
        for kind, check in _CHECKS.items():
            if isinstance(table.value, kind):
                yield from check(table, catalogue)
        if isinstance(table.value, Effect):
            yield from _regions(table)
        if isinstance(table.value, Zone) and shapes is not None:
            yield from _shapes(table, shapes)


def source_ids(catalogue: Catalogue) -> frozenset[str]:
    """Return every source id that a statement of the catalogue names."""
    return frozenset(
        source for table in located(catalogue) for key in _source_keys(table.value) for source in _named(table, key)
    )


def _source_keys(value: Any) -> list[str]:
    return [entry.name for entry in fields(value) if entry.name.endswith("sources")]


def _named(table: Located, key: str) -> Iterator[str]:
    value: Any = getattr(table.value, key)
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from inner
    else:
        yield from value


def _sources(table: Located, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(table.value, Source):
        return
    for key in _source_keys(table.value):
        names = list(_named(table, key))
        if not names and not isinstance(getattr(table.value, key), Mapping):
            yield table.problem(key, "a statement without a source; name at least one")
        if isinstance(getattr(table.value, key), tuple) and len(set(names)) < len(names):
            yield table.problem(key, "names a source twice; remove one")
        for name in names:
            if name not in catalogue.sources:
                yield table.problem(key, f"no source {name}; add it to common/sources or correct the id")


def _zone_ids(table: Located, catalogue: Catalogue) -> Iterator[str]:
    for key in ZONE_KEYS:
        value = getattr(table.value, key, ())
        for zone in (value,) if isinstance(value, str) else value:
            if zone not in catalogue.zones:
                yield table.problem(key, f"no zone {zone}; use one of {_options(catalogue.zones)}")


def _zone(table: Located, catalogue: Catalogue) -> Iterator[str]:
    zone: Zone = table.value
    if zone.region not in REGIONS:
        yield table.problem("region", f"is {zone.region}; use one of {_options(REGIONS)}")
    if not zone.shapes.get(View.FRONT):
        yield table.problem("shapes.front", "missing; name at least one shape of the front drawing")
    if not zone.muscles:
        yield table.problem("muscles", "missing; name at least one")
    for jurisdiction in Jurisdiction:
        if jurisdiction not in zone.label_status:
            yield table.problem(f"label_status.{jurisdiction}", "missing; say whether any product is licensed there")
    known = {alternative.id for alternative in catalogue.alternatives}
    for alternative in zone.alternatives:
        if alternative not in known:
            yield table.problem("alternatives", f"no alternative {alternative}; use one of {_options(known)}")


def _shapes(table: Located, shapes: Shapes) -> Iterator[str]:
    for view, names in table.value.shapes.items():
        for name in names:
            if name not in shapes.get(view, frozenset()):
                yield table.problem(f"shapes.{view}", f"no shape {name} on that drawing; correct the name")


def _regions(table: Located) -> Iterator[str]:
    for region in table.value.regions:
        if region not in REGIONS:
            yield table.problem("regions", f"no region {region}; use one of {_options(REGIONS)}")


def _question(table: Located, catalogue: Catalogue) -> Iterator[str]:
    question: Question = table.value
    groups = [group.id for group in catalogue.question_groups]
    if question.group not in groups:
        yield table.problem("group", f"no group {question.group}; use one of {_options(groups)}")
    if question.asked_of not in ("patient", "clinician"):
        yield table.problem("asked_of", f"is {question.asked_of}; write patient or clinician")
    for follow_up in question.follow_ups:
        if follow_up.kind not in FOLLOW_UP_KINDS:
            yield table.problem("follow_ups", f"no kind {follow_up.kind}; use one of {_options(FOLLOW_UP_KINDS)}")
    for key in ("contraindicated_by", "applies_to_products"):
        for jurisdiction, products in (getattr(question, key) or {}).items():
            known = catalogue.products if jurisdiction is catalogue.jurisdiction else catalogue.all_product_ids
            for product in products:
                if product != "all" and product not in known:
                    yield table.problem(f"{key}.{jurisdiction}", f"no product {product}; use one of {_options(known)}")


def _aftercare(table: Located, catalogue: Catalogue) -> Iterator[str]:
    for key in ("needs_finding", "not_with_finding"):
        for finding in getattr(table.value, key):
            if finding not in catalogue.questions:
                yield table.problem(key, f"no question {finding}; correct the id")


def _options(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))


_CHECKS: Mapping[type, Callable[[Located, Catalogue], Iterator[str]]] = {
    Zone: _zone,
    Question: _question,
    AftercareStep: _aftercare,
}
