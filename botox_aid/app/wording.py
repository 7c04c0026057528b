"""Says ids, units and sources as a clinician reads them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..domain.catalogue import Catalogue
from ..domain.vocabulary import Side, Trust
from ..text import Audience, Texts


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as it is listed on screen.

    Attributes:
        cite: The primary text.
        note: Such as "not confirmed"; may be empty.
        url: Where it was read; shown as text only.
    """

    cite: str
    note: str = ""
    url: str = ""


class Wording:
    """The words of one language for the ids of one catalogue."""

    def __init__(self, texts: Texts, catalogue: Catalogue) -> None:
        self.texts, self.catalogue = texts, catalogue

    def zone(self, zone_id: str) -> str:
        """Return a zone's name."""
        return self.texts.clinician(f"zone.{zone_id}.name")

    def zones(self, zone_ids: Iterable[str]) -> str:
        """Return the names of several zones, joined as the language does."""
        return self.texts.listed([self.zone(zone_id) for zone_id in zone_ids])

    def side(self, zone_id: str, side: Side) -> str:
        """Return the side in words, or nothing where the zone has none."""
        zone = self.catalogue.zones.get(zone_id)
        return self.texts.interface(f"side.{side}") if zone is not None and zone.has_sides else ""

    def product(self, product_id: str) -> str:
        """Return a product's brand; a product of elsewhere, or free text, is said as it stands."""
        product = self.catalogue.products.get(product_id)
        if product is not None:
            return product.brand
        if self.texts.has(Audience.PATIENT, f"product.{product_id}.name"):
            return self.texts.patient(f"product.{product_id}.name")
        return product_id

    def units(self, units: float | None) -> str:
        """Return units with their short unit, or nothing."""
        return "" if units is None else self.texts.interface("units", units=self.texts.number(units))

    def unit_range(self, low: float | None, high: float | None) -> str:
        """Return a span of units, or nothing where no figure is known."""
        if low is None and high is None:
            return ""
        if low is None or high is None or low == high:
            return self.units(high if low is None else low)
        return self.texts.interface("units_range", low=self.texts.number(low), high=self.texts.number(high))

    def fact(self, fact_id: str) -> str:
        """Return the clinician's sentence of a fact."""
        return self.texts.clinician(f"fact.{fact_id}")

    def source_lines(self, source_ids: Iterable[str]) -> tuple[SourceLine, ...]:
        """Return the sources in full; one that nobody read says so."""
        sources = (self.catalogue.sources[source_id] for source_id in source_ids if source_id in self.catalogue.sources)
        return tuple(
            SourceLine(
                source.cite,
                "" if source.trust is Trust.READ else self.texts.interface("source.unconfirmed"),
                source.url,
            )
            for source in sources
        )

    def source_short(self, source_ids: Iterable[str]) -> str:
        """Return the short form of the first source, or nothing."""
        known = [self.catalogue.sources[entry] for entry in source_ids if entry in self.catalogue.sources]
        return known[0].short if known else ""

    def values(self, values: Mapping[str, object]) -> dict[str, str]:
        """Return the values of a finding as words: ids as names, days as dates, numbers as the language writes them."""
        return {key: self._value(key, value) for key, value in values.items()}

    def _value(self, key: str, value: object) -> str:
        if isinstance(value, dt.date):
            return self.texts.date(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.texts.number(value)
        if isinstance(value, tuple | list):
            return self.texts.listed([self._value(key, entry) for entry in value])
        word = str(value)
        if key == "product":
            return self.product(word)
        return self.zone(word) if word in self.catalogue.zones else word
