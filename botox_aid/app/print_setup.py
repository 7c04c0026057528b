"""What is to be printed: which sheet is looked at, in which size, and how many copies go to whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..domain.consultation import Consultation
from ..domain.vocabulary import Copy, Edition, SheetKind

# Which copy of a sheet is for whom: the patient never takes home the clinic's record.
_SHEETS_FOR = {
    Copy.PATIENT: (SheetKind.CONSENT, SheetKind.AFTERCARE),
    Copy.CLINIC: (SheetKind.CONSENT, SheetKind.RECORD),
}


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """Choices of the sheets step; they are no part of the consultation, but undone with it.

    Attributes:
        kind: The sheet that is looked at.
        copy: For whom it is looked at.
        edition: Size of print.
        patient_copies: Sets for the patient; 0 for none.
        clinic_copies: Sets for the clinic; 0 for none.
    """

    kind: SheetKind = SheetKind.CONSENT
    copy: Copy = Copy.PATIENT
    edition: Edition = Edition.STANDARD
    patient_copies: int = 1
    clinic_copies: int = 1

    @classmethod
    def first(cls, consultation: Consultation) -> "PrintSetup":
        """Return the choices to begin with: large print where the patient needs it."""
        return cls(edition=edition_for(consultation))

    @property
    def printed(self) -> "PrintSetup":
        """The same choices without what is only looked at, which nobody undoes."""
        return replace(self, kind=SheetKind.CONSENT, copy=Copy.PATIENT)

    @property
    def total(self) -> int:
        """How many sets are asked for."""
        return self.patient_copies + self.clinic_copies


def edition_for(consultation: Consultation) -> Edition:
    """Return the size of print that the patient needs."""
    return Edition.LARGE_PRINT if consultation.needs.large_print else Edition.STANDARD


@dataclass(frozen=True, slots=True)
class PrintItem:
    """One file to send to the printer."""

    kind: SheetKind
    copy: Copy
    copies: int


def items_to_print(setup: PrintSetup, treated: bool) -> Iterator[PrintItem]:
    """Yield the files of one press of "Print".

    Args:
        setup: The choices of the sheets step.
        treated: The treatment goes ahead; otherwise the "not today" sheet takes the place of consent and aftercare.
    """
    for copy, copies in ((Copy.PATIENT, setup.patient_copies), (Copy.CLINIC, setup.clinic_copies)):
        kinds = _SHEETS_FOR[copy] if treated else _kinds_when_not_today(copy)
        if copies:
            yield from (PrintItem(kind, copy, copies) for kind in kinds)


def _kinds_when_not_today(copy: Copy) -> tuple[SheetKind, ...]:
    return (SheetKind.NOT_TODAY,) if copy is Copy.PATIENT else (SheetKind.NOT_TODAY, SheetKind.RECORD)
