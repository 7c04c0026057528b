"""Only figures that were read can reach paper, whatever road they take."""

import ast
import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import botox_aid
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.consultation import Consultation, PlannedZone, Visit
from botox_aid.domain.guidance import RedFlag
from botox_aid.domain.printable import may_print_words, printed_rate, printed_timeline
from botox_aid.domain.source import Fact
from botox_aid.domain.vocabulary import Basis, EffectKind, Trust, Urgency
from botox_aid.domain.zone import Effect, Rate
from botox_aid.rules.plan import make_plan

READ, UNCONFIRMED = Trust.READ, Trust.UNCONFIRMED
COUNTED = Rate(
    basis=Basis.TRIAL,
    generic="onabotulinumtoxinA",
    trust=READ,
    sources=("jaad_int_2023",),
    percent=11.3,
    control_percent=11.4,
    setting=("forehead", "glabella"),
    of_treatments=True,
)
GATE = Path("domain") / "printable.py"


def test_a_read_figure_is_printed_as_it_was_counted() -> None:
    printed = printed_rate(COUNTED, borrowed=True, higher_of_two=True)
    assert printed is not None
    assert (printed.percent, printed.control_percent) == (11.3, 11.4)
    assert printed.borrowed
    assert printed.higher_of_two
    assert printed.of_treatments
    assert printed.setting == ("forehead", "glabella")
    assert printed.sources == ("jaad_int_2023",)


def test_an_unconfirmed_figure_is_never_printed() -> None:
    assert printed_rate(None) is None
    assert printed_rate(replace(COUNTED, trust=UNCONFIRMED)) is None


def test_an_unconfirmed_placebo_figure_is_left_out() -> None:
    printed = printed_rate(replace(COUNTED, control_trust=UNCONFIRMED))
    assert printed is not None
    assert printed.percent == 11.3
    assert printed.control_percent is None


def test_a_missing_placebo_figure_is_taken_from_a_read_count_only() -> None:
    alone = replace(COUNTED, control_percent=None, sources=("label",))
    printed = printed_rate(alone, placebo_of=COUNTED)
    assert printed is not None
    assert (printed.control_percent, printed.sources) == (11.4, ("label", "jaad_int_2023"))
    for unread in (replace(COUNTED, trust=UNCONFIRMED), replace(COUNTED, control_trust=UNCONFIRMED)):
        printed = printed_rate(alone, placebo_of=unread)
        assert printed is not None
        assert (printed.control_percent, printed.sources) == (None, ("label",))
    own = printed_rate(COUNTED, placebo_of=replace(COUNTED, control_percent=1.0))
    assert own is not None
    assert own.control_percent == 11.4


def test_a_figure_is_no_better_known_than_what_it_counts() -> None:
    effect = Effect("e", "headache", EffectKind.EXPECTED, READ, ("s",), rates=(COUNTED,))
    assert printed_rate(COUNTED, of=effect) is not None
    assert printed_rate(COUNTED, of=replace(effect, trust=UNCONFIRMED)) is None


def test_an_unconfirmed_timeline_gives_no_numbers(catalogue: Catalogue) -> None:
    assert printed_timeline(catalogue.zones["glabella"].timeline) is not None
    assert printed_timeline(catalogue.zones["bunny_lines"].timeline) is None


def test_unconfirmed_words_are_printed_only_for_safety() -> None:
    fact = Fact("f", UNCONFIRMED, ("s",))
    assert may_print_words(replace(fact, trust=READ))
    assert not may_print_words(fact)
    assert may_print_words(fact, safety=True)
    assert may_print_words(RedFlag("rf", 1, Urgency.EMERGENCY, UNCONFIRMED, ("s",)))


def _makes_a_printed_rate(call: ast.Call) -> bool:
    """Say whether a call makes one, or changes the figure of one that was made."""
    if getattr(call.func, "id", getattr(call.func, "attr", "")) == "PrintedRate":
        return True
    replaces = getattr(call.func, "id", getattr(call.func, "attr", "")) == "replace"
    return replaces and bool({"percent", "control_percent"} & {keyword.arg for keyword in call.keywords})


def test_nothing_else_makes_a_printed_rate() -> None:
    package = Path(botox_aid.__file__).parent
    makers = {
        path.relative_to(package)
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _makes_a_printed_rate(node)
    }
    assert makers == {GATE}


def without_reading(value: Any) -> Any:
    """Return content in which nobody has read any count."""
    if isinstance(value, Rate):
        return replace(value, trust=UNCONFIRMED)
    if isinstance(value, tuple):
        return tuple(without_reading(inner) for inner in value)
    if isinstance(value, MappingProxyType):
        return MappingProxyType({key: without_reading(inner) for key, inner in value.items()})
    for field in ("rates", "rate", "effects", "reactions"):
        if hasattr(value, field):
            value = replace(value, **{field: without_reading(getattr(value, field))})
    return value


def planned(catalogue: Catalogue, product: str) -> Consultation:
    return Consultation(
        jurisdiction=catalogue.jurisdiction,
        language=catalogue.legal.language,
        visit=Visit(date=dt.date(2026, 11, 23)),
        product=product,
        zones=tuple(PlannedZone(zone=zone) for zone in catalogue.zones),
    )


@pytest.mark.parametrize("at", [0, 1])
def test_a_plan_of_content_that_nobody_read_has_no_figure(catalogues: tuple[Catalogue, ...], at: int) -> None:
    catalogue = catalogues[at]
    unread = replace(
        catalogue,
        zones=without_reading(catalogue.zones),
        general_effects=without_reading(catalogue.general_effects),
        products=without_reading(catalogue.products),
    )
    for product in catalogue.products:
        assert any(risk.rate is not None for risk in make_plan(catalogue, planned(catalogue, product)).risks)
        assert all(risk.rate is None for risk in make_plan(unread, planned(unread, product)).risks)


def test_every_figure_of_a_plan_was_read(catalogues: tuple[Catalogue, ...]) -> None:
    for catalogue in catalogues:
        counts = (
            *(rate for zone in catalogue.zones.values() for effect in zone.effects for rate in effect.rates),
            *(rate for effect in catalogue.general_effects for rate in effect.rates),
            *(reaction.rate for it in catalogue.products.values() for reaction in it.reactions if reaction.rate),
        )
        read = [rate for rate in counts if rate.trust is READ]
        controls = [rate for rate in read if rate.control_trust is READ]
        for product in catalogue.products:
            for risk in make_plan(catalogue, planned(catalogue, product)).risks:
                if risk.rate is None:
                    continue
                named = set(risk.rate.sources)
                assert any(rate.percent == risk.rate.percent and named.issuperset(rate.sources) for rate in read)
                placebo = risk.rate.control_percent
                assert placebo is None or any(
                    rate.control_percent == placebo and named.issuperset(rate.sources) for rate in controls
                )
