"""Whom to call: the clinic, and help for someone in distress."""

from .span import Span, Spans
from .wording import Wording, name_of


def help_line(wording: Wording) -> Spans:
    """Return whom to call with very low mood, by the lines that the place has."""
    low = "low_advice" if wording.catalogue.legal.advice_line else "low"
    return wording.spans(f"sheet.not_today.help.{low}")


def questions(wording: Wording) -> Spans:
    """Return whom to call with questions: the clinic in its hours, and who answers at other times."""
    clinic, say = wording.consultation.clinic, wording.spans
    hours, other = name_of(clinic.hours), name_of(clinic.out_of_hours)
    phone = wording.phone()
    key = "questions_hours" if hours else "questions"
    first = say(f"sheet.not_today.help.{key}", phone=phone, hours=hours)
    place = f"legal.{wording.catalogue.jurisdiction}.advice_line"
    if other:
        second = say("sheet.not_today.help.other_times", number=other.replace(" ", "\u00a0"))
    elif wording.catalogue.legal.advice_line and wording.has(place):
        second = say(place)
    else:
        second = say("sheet.not_today.help.other_times_blank")
    return (*first, Span(" "), *second)
