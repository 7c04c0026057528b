"""How often a risk is met, as a patient reads it: both frames, the placebo figure, and what belongs to the number."""

from dataclasses import dataclass

from ..domain.plan import PrintedRate
from ..text import Texts


@dataclass(frozen=True, slots=True)
class RateView:
    """How often, in both frames.

    Attributes:
        have: Such as "About 2 in 100".
        in_100: People of a hundred that the picture marks; 0 shows no picture.
        describes: The picture in words.
        beside: The placebo figure and what else belongs to the number.
    """

    have: str
    have_rest: str
    have_not: str
    have_not_rest: str
    in_100: int
    describes: str
    legend: tuple[str, str]
    beside: tuple[str, ...]


def rate_view(rate: PrintedRate, texts: Texts) -> RateView:
    """Return a rate in finished words."""
    people = "treatments" if rate.of_treatments else "people"
    number = rate.in_100
    known = "about" if number else "under_one"
    beside = []
    if rate.control_in_100 is not None:
        key = "talk.placebo" if rate.control_in_100 else "talk.placebo_under_one"
        beside.append(texts.patient(key, number=rate.control_in_100))
    if rate.borrowed:
        key = "talk.borrowed" if rate.names_its_drug else "talk.borrowed_unnamed"
        beside.append(texts.patient(key, drug=rate.generic))
    if rate.higher_of_two:
        beside.append(texts.patient("talk.higher"))
    if len(rate.setting) > 1:
        zones = texts.listed([texts.patient(f"zone.{zone}.in_sentence") for zone in rate.setting])
        beside.append(texts.patient("talk.setting", zones=zones))
    have, have_not = (
        texts.patient(f"talk.have.{known}", number=number),
        texts.patient(f"talk.have_not.{known}", number=100 - number),
    )
    rest, not_rest = texts.patient(f"talk.have_rest.{people}"), texts.patient(f"talk.have_not_rest.{people}")
    return RateView(
        have=have,
        have_rest=rest,
        have_not=have_not,
        have_not_rest=not_rest,
        in_100=number,
        describes=f"{have} {rest} {have_not} {not_rest}",
        legend=(
            texts.patient("talk.legend.have", number=number),
            texts.patient("talk.legend.not", number=100 - number),
        ),
        beside=tuple(beside),
    )
