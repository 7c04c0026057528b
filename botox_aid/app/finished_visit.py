"""The visit on the desk as it is kept for good, and the sheets that went out as they are kept with it."""

import datetime as dt
from typing import TYPE_CHECKING

from ..domain.consultation import Consultation
from ..domain.record import FinishedVisit, Handout
from ..exchange import consultation_writer

if TYPE_CHECKING:
    from .library import Library
    from .sheet_press import SheetOrder


def finished_visit(library: "Library", consultation: Consultation, visit_id: str) -> FinishedVisit:
    """Return a visit ready to be kept; the same consultation gives the same bytes.

    Raises:
        InputError: A text of it cannot be written.
        ContentError: The shipped content is damaged.
    """
    patient, visit, lot = consultation.patient, consultation.visit, consultation.lot
    return FinishedVisit(
        visit_id=visit_id,
        patient_name=patient.name,
        date_of_birth=patient.date_of_birth,
        record_number=patient.record_number,
        visit_date=visit.date,
        clinician=visit.clinician.name,
        jurisdiction=consultation.jurisdiction.value,
        product=consultation.product,
        lot=lot.number,
        expiry=lot.expiry,
        zones=consultation.zone_ids,
        content_version=library.catalogue(consultation.jurisdiction).release.version,
        language=consultation.language,
        body=consultation_writer.write(consultation),
    )


def handout_of(library: "Library", order: "SheetOrder", data: bytes, at: dt.datetime, by: str) -> Handout:
    """Return a sheet that went out, with the very bytes that did."""
    consultation = order.consultation
    return Handout(
        kind=order.kind.value,
        edition=order.edition.value,
        copy=order.copy.value,
        language=consultation.language,
        content_version=library.catalogue(consultation.jurisdiction).release.version,
        data=data,
        at=at,
        printed_by=by,
    )
