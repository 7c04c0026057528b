"""Says keys as spans: bold where the sentence marks it, values filled in as they stand and never parsed."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from ..domain.consultation import Consultation
from ..domain.plan import Finding, SheetRequest
from ..domain.vocabulary import Copy, Edition
from ..text import Audience, Texts
from .clean import NAME_LIMIT, NOTE_LIMIT, clean
from .span import Span, SpanKind, Spans, bold, joined, letter, plain
from .template import filled

_LEAD = re.compile(r"^(.+?[.?!])(\s.+)$", re.DOTALL)
_NO_BREAK = "\u00a0"


class Wording:
    """The words of one sheet."""

    def __init__(self, texts: Texts, request: SheetRequest) -> None:
        self.texts, self.request = texts, request
        self.catalogue, self.consultation = request.catalogue, request.consultation
        self.product = self.catalogue.products.get(self.consultation.product)
        legal = self.catalogue.legal
        self._always: dict[str, object] = {
            "emergency": legal.emergency_number,
            "advice_line": legal.advice_line,
            "product": self.brand,
            "generic": self.product.generic if self.product else self.text("sheet.not_known"),
            "blank": blank(30, self.text("sheet.blank")),
            "blank_short": blank(34, self.text("sheet.blank")),
            "blank_wide": blank(66, self.text("sheet.blank")),
        }

    # -- sentences

    def has(self, key: str) -> bool:
        """Return whether the patient's words hold ``key``, for this jurisdiction or for all."""
        return self.texts.has(Audience.PATIENT, self._key(key))

    def spans(self, key: str, **values: object) -> Spans:
        """Say a sentence for the patient; a value is words, or spans that keep their look."""
        return self.said(Audience.PATIENT, self._key(key), **values)

    def text(self, key: str, **values: object) -> str:
        """Say a sentence for the patient as plain words."""
        return "".join(span.text for span in self.spans(key, **values))

    def clinician(self, key: str, **values: object) -> Spans:
        """Say a sentence for the clinician."""
        return self.said(Audience.CLINICIAN, key, **values)

    def said(self, audience: Audience, key: str, **values: object) -> Spans:
        """Say a sentence; stars in it set words in bold, and values are put in after it was read."""
        return filled(self.texts, audience, key, getattr(self, "_always", {}), values)

    def lead(self, key: str, **values: object) -> Spans:
        """Say a sentence whose first part, up to its full stop, is in bold."""
        words = self.spans(key, **values)
        if any(span.bold for span in words):
            return words
        text = "".join(span.text for span in words)
        match = _LEAD.match(text)
        return (*bold(match[1]), *plain(match[2])) if match else bold(text)

    def _key(self, key: str) -> str:
        own = f"{key}.{self.catalogue.jurisdiction}"
        return own if self.texts.has(Audience.PATIENT, own) else key

    # -- names

    @property
    def brand(self) -> str:
        """Name of the product as printed in running text."""
        if self.product is None:
            return clean(self.consultation.product) or self.texts.patient("sheet.drug")
        key = f"product.{self.product.id}.name"
        return self.texts.patient(key) if self.texts.has(Audience.PATIENT, key) else self.product.brand

    def product_name(self, product_id: str) -> str:
        """Return the brand of a product of either jurisdiction, or what was typed."""
        key = f"product.{product_id}.name"
        return self.texts.patient(key) if self.texts.has(Audience.PATIENT, key) else product_id

    def zone_name(self, zone_id: str) -> str:
        """Return a zone's name as it heads a row."""
        return self.texts.patient(f"zone.{zone_id}.name")

    def zones_in_sentence(self, zone_ids: Iterable[str]) -> str:
        """Return the names of zones for running text."""
        return self.texts.listed([self.texts.patient(f"zone.{zone_id}.in_sentence") for zone_id in zone_ids])

    def letters(self, zone_ids: Sequence[str] | None = None) -> str:
        """Return the letters of zones: "A and B", or "A to F" for many in a row."""
        plans = self.request.plan.zones
        known = [plan.letter for plan in plans if zone_ids is None or plan.zone in zone_ids]
        if len(known) > 4 and known == [plan.letter for plan in plans]:
            return self.text("sheet.letter_range", first=known[0], last=known[-1])
        return self.texts.listed(known)

    def areas(self) -> str:
        """Return "areas A and B"."""
        return self.text("sheet.areas_of", count=len(self.request.plan.zones), letters=self.letters())

    def rings(self, zone_ids: Iterable[str]) -> Spans:
        """Return the letters of zones in their rings."""
        wanted = set(zone_ids)
        return tuple(letter(plan.letter) for plan in self.request.plan.zones if plan.zone in wanted)

    # -- numbers and days

    def day(self, day: dt.date, pattern: str = "weekday") -> str:
        """Say a day on one line."""
        return self.texts.date(day, pattern).replace(" ", _NO_BREAK)

    def near_day(self, day: dt.date) -> str:
        """Say a day with its weekday, and with its year where that is not the year of the visit."""
        visit = self.consultation.visit.date
        return self.day(day, "weekday_short" if visit is not None and visit.year == day.year else "weekday")

    def time(self, moment: dt.time) -> str:
        """Say a time of day on one line."""
        return self.texts.time(moment).replace("\u202f", _NO_BREAK).replace(" ", _NO_BREAK)

    def units(self, units: float | None) -> Spans:
        """Say units, or leave a line to write them on."""
        return plain(self.texts.number(units)) if units is not None else blank(12, self.text("sheet.blank"))

    def phone(self) -> Spans:
        """Return the clinic's phone number, or a line to write it on."""
        phone = clean(self.consultation.clinic.phone, NAME_LIMIT).strip()
        return bold(phone.replace(" ", _NO_BREAK)) if phone else blank(34, self.text("sheet.blank"))

    def finding(self, finding_id: str) -> Finding | None:
        """Return the finding of an id, or ``None`` where it does not stand."""
        findings = self.request.plan.assessment.findings
        return next((finding for finding in findings if finding.id == finding_id), None)

    def finding_values(self, finding: Finding) -> dict[str, object]:
        """Return the values of a finding as words."""
        return {name: self._value(name, value) for name, value in finding.values.items()}

    def _value(self, name: str, value: object) -> str:
        if isinstance(value, dt.date):
            return self.day(value, "date")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.texts.number(value)
        if isinstance(value, tuple | list):
            return self.texts.listed([self._value(name, entry) for entry in value])
        if name == "product":
            return self.product_name(str(value))
        return self.zone_name(str(value)) if str(value) in self.catalogue.zones else str(value)

    def source_names(self, source_ids: Iterable[str]) -> list[str]:
        """Return the short names of sources, each once."""
        sources = (self.catalogue.sources.get(source_id) for source_id in source_ids)
        return list(dict.fromkeys(source.short for source in sources if source is not None))

    @property
    def for_clinic(self) -> bool:
        """Whether this is the clinic's copy."""
        return self.request.copy is Copy.CLINIC

    @property
    def large_print(self) -> bool:
        """Whether this is the large edition."""
        return self.request.edition is Edition.LARGE_PRINT


def blank(width_mm: float, reads: str) -> Spans:
    """Return a line to write on."""
    return (Span(reads, kind=SpanKind.BLANK, width_mm=width_mm),)


def name_of(text: str) -> str:
    """Return a name as typed, fit to print."""
    return clean(text, NAME_LIMIT).strip()


def note_of(text: str) -> str:
    """Return a note as typed, fit to print."""
    return clean(text, NOTE_LIMIT).strip()


def identity(consultation: Consultation, wording: Wording) -> Spans:
    """Return who a sheet is about, for its foot; in large print the record number stands on the next line."""
    patient = consultation.patient
    parts = [bold(name_of(patient.name))]
    if patient.date_of_birth is not None:
        parts.append(wording.spans("sheet.born", date=wording.day(patient.date_of_birth, "date")))
    if patient.record_number and not wording.large_print:
        parts.append(wording.spans("sheet.record", number=name_of(patient.record_number)))
    return joined(parts, " \u00b7 ")
