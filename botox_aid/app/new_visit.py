"""The consultation that a new visit begins with."""

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ..domain.consultation import Consultation, Visit
from ..domain.vocabulary import Jurisdiction
from .settings import Settings

if TYPE_CHECKING:
    from .library import Library
    from .session import Session

# Until a clinic has said where it practises; the first start asks for it.
_FIRST_JURISDICTION = Jurisdiction.UK
_LANGUAGES = {Jurisdiction.UK: "en-GB", Jurisdiction.US: "en-US"}


def new_visit(settings: Settings, today: dt.date) -> Consultation:
    """Return an empty consultation of today, with the clinic's letterhead; only a sole clinician is filled in."""
    jurisdiction = settings.jurisdiction or _FIRST_JURISDICTION
    sole = settings.clinicians[0] if len(settings.clinicians) == 1 else None
    visit = Visit(date=today)
    if sole is not None:
        visit = replace(visit, clinician=sole, prescriber=sole)
    return Consultation(
        jurisdiction=jurisdiction, language=_LANGUAGES[jurisdiction], visit=visit, clinic=settings.clinic
    )


def new_session(library: "Library", settings: Settings, today: dt.date) -> "Session":
    """Return the session of the desk; the rules are imported here because the first page is painted without them."""
    from ..rules.plan import make_plan
    from .session import Session

    return Session(new_visit(settings, today), library.catalogue, make_plan)
