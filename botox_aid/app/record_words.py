"""Says what the records hold: moments, people, products, zones and sheets, by the ids that were kept."""

import datetime as dt
from collections.abc import Iterable, Mapping

from ..domain.record import HandoutHead, RecordHead
from ..text import Audience, Texts


class RecordWords:
    """The words of one language for what was kept.

    Args:
        texts: The language.
        people: Names by the id of a person; an id that is not there is said as it stands.
    """

    def __init__(self, texts: Texts, people: Mapping[str, str] | None = None) -> None:
        self.texts, self._people = texts, people or {}

    def moment(self, at: dt.datetime) -> str:
        """Say a moment as the clock on the clinic's wall showed it."""
        there = at.astimezone()
        return self.texts.interface(
            "records.moment", date=self.day(there.date()), time=self.texts.time(there.time().replace(tzinfo=None))
        )

    def day(self, day: dt.date | None) -> str:
        """Say a day in short, with its year."""
        return self.texts.date(day, "short_year") if day else self.texts.interface("records.no_day")

    def person(self, person_id: str) -> str:
        """Say who did something."""
        return self._people.get(person_id, person_id) or self.texts.interface("records.somebody")

    def product(self, product_id: str) -> str:
        """Say a product; one that the content does not have any more stands as it was kept."""
        if self.texts.has(Audience.PATIENT, f"product.{product_id}.name"):
            return self.texts.patient(f"product.{product_id}.name")
        return product_id

    def zone(self, zone_id: str) -> str:
        """Say a zone; one that the content does not have any more stands as it was kept."""
        key = f"zone.{zone_id}.name"
        return self.texts.clinician(key) if self.texts.has(Audience.CLINICIAN, key) else zone_id

    def zones(self, zone_ids: Iterable[str]) -> str:
        """Say zones in a row."""
        return ", ".join(map(self.zone, zone_ids))

    def name(self, head: RecordHead) -> str:
        """Say whose visit it was."""
        return head.patient_name.strip() or self.texts.interface("header.nobody")

    def identity(self, head: RecordHead) -> str:
        """Say birth date and record number, as far as they were kept."""
        say = self.texts.interface
        born = say("header.born", date=self.day(head.date_of_birth)) if head.date_of_birth else ""
        return self.joined(born, head.record_number)

    def treatment(self, head: RecordHead) -> str:
        """Say product, lot and zones in a line, or that nothing was treated."""
        lot = self.texts.interface("records.lot", lot=head.lot) if head.lot else ""
        product = self.product(head.product) if head.product else ""
        return self.joined(product, lot, self.zones(head.zones)) or self.texts.interface("records.nothing_planned")

    def handout(self, handout: HandoutHead) -> str:
        """Say which sheet it is, and for whom."""
        say = self.texts.interface
        sheet = say(f"records.sheet.{handout.kind}")
        whose = say(f"records.copy.{handout.copy}")
        return say("records.handout", sheet=sheet, copy=whose)

    @staticmethod
    def joined(*parts: str) -> str:
        """Return what is there of several short facts on one line."""
        return "  ·  ".join(part for part in parts if part)
