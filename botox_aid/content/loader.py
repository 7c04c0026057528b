"""Reads the content folder into the catalogue of one jurisdiction; any fault in it is an error, never a gap."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from botox_aid.domain.candidacy import Question, QuestionGroup
from botox_aid.domain.catalogue import Approval, Catalogue, Release
from botox_aid.domain.errors import ContentError
from botox_aid.domain.guidance import AftercareStep, Alternative, Claim, RedFlag
from botox_aid.domain.legal import LegalProfile
from botox_aid.domain.product import Product
from botox_aid.domain.source import Fact, Source
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.domain.zone import Effect, Zone

from .approval import counting
from .identity import repeated_ids
from .reading import read_table, read_value


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Ordered(_Identified, Protocol):
    @property
    def order(self) -> int: ...


Kind = TypeVar("Kind")
Named = TypeVar("Named", bound=_Identified)
Placed = TypeVar("Placed", bound=_Ordered)


class _Shelf:
    """One content folder being read; gathers every problem so that all are told at once."""

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def files(self, place: str) -> list[Traversable]:
        """Return the TOML files of a folder such as ``common/zones``, sorted by name; none at all is a problem."""
        home = self.folder.joinpath(*place.split("/"))
        entries = [entry for entry in home.iterdir() if entry.name.endswith(".toml")] if home.is_dir() else []
        if not entries:
            self.problems.append(f"{place}: no content; put at least one .toml file there")
        return sorted(entries, key=lambda entry: entry.name)

    def one(self, place: str, kind: type[Kind]) -> Kind | None:
        """Return the one thing that a file holds."""
        before = len(self.problems)
        raw = read_table(self.folder.joinpath(*place.split("/")), place, self.problems)
        return read_value(raw, kind, place, self.problems) if len(self.problems) == before else None

    def each(self, place: str, kind: type[Placed]) -> list[Placed]:
        """Return the things of a folder that holds one a file, in the order in which they are shown."""
        found = []
        for entry in self.files(place):
            thing = self.one(f"{place}/{entry.name}", kind)
            if thing is None:
                continue
            if f"{thing.id}.toml" != entry.name:
                self.problems.append(f"{place}/{entry.name}: id: is {thing.id}; name the file {thing.id}.toml")
            found.append(thing)
        return sorted(found, key=lambda thing: (thing.order, thing.id))

    def listed(self, place: str, key: str, kind: type[Named]) -> list[Named]:
        """Return the things of a file that lists several under one key, in the order of the file."""
        raw = read_table(self.folder.joinpath(*place.split("/")), place, self.problems)
        for other in sorted(raw.keys() - {key}):
            self.problems.append(f"{place}: {other}: unknown key; remove it or use {key}")
        rows = raw.get(key)
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            self.problems.append(f"{place}: {key}: missing; write [[{key}]] for each entry")
            return []
        found = [read_value(row, kind, f"{place}: {key}[{at}]", self.problems) for at, row in enumerate(rows)]
        return [thing for thing in found if thing is not None]

    def unique(self, place: str, things: Iterable[_Identified]) -> None:
        """Note ids that stand twice."""
        seen: set[str] = set()
        for thing in things:
            if thing.id in seen:
                self.problems.append(f"{place}: id: {thing.id} stands twice; give one of them another id")
            seen.add(thing.id)


def load_catalogue(folder: Traversable, jurisdiction: Jurisdiction, approval: Approval | None = None) -> Catalogue:
    """Read all content of a jurisdiction.

    Args:
        folder: The content folder (``resources/content``).
        jurisdiction: Whose products and law.
        approval: The clinic's approval; it counts only for the content version that it names.

    Raises:
        ContentError: Something is missing or wrong; each problem names file, key and remedy.
    """
    shelf = _Shelf(folder)
    common = _common_parts(shelf)
    release = shelf.one("common/release.toml", Release)
    legal = shelf.one(f"{jurisdiction}/legal.toml", LegalProfile)
    products = shelf.each(f"{jurisdiction}/products", Product)
    for thing, place in [(legal, f"{jurisdiction}/legal.toml")] + [
        (product, f"{jurisdiction}/products/{product.id}.toml") for product in products
    ]:
        if thing is not None and thing.jurisdiction is not jurisdiction:
            shelf.problems.append(f"{place}: jurisdiction: is {thing.jurisdiction}; write {jurisdiction}")
    if release is not None and release.approval is not None:
        shelf.problems.append("common/release.toml: approval: is given by the clinic, not by the content; remove it")
    if shelf.problems or release is None or legal is None:
        raise ContentError(tuple(shelf.problems))
    catalogue = Catalogue(
        jurisdiction=jurisdiction,
        release=replace(release, approval=counting(approval, release)),
        legal=legal,
        products=_by_id(products),
        all_product_ids=all_product_ids(folder),
        **common,
    )
    if repeated := repeated_ids(catalogue):
        raise ContentError(tuple(repeated))
    return catalogue


def all_product_ids(folder: Traversable) -> frozenset[str]:
    """Return the product ids of every jurisdiction; a file is named after its id, so none needs to be read."""
    shelf = _Shelf(folder)
    return frozenset(
        entry.name.removesuffix(".toml")
        for jurisdiction in Jurisdiction
        for entry in shelf.files(f"{jurisdiction}/products")
    )


def _common_parts(shelf: _Shelf) -> dict[str, Any]:
    """Return the fields of a catalogue that no jurisdiction changes."""
    groups = shelf.listed("common/question_groups.toml", "groups", QuestionGroup)
    effects = shelf.listed("common/general_effects.toml", "effects", Effect)
    timeline = shelf.listed("common/timeline.toml", "facts", Fact)
    management = shelf.listed("common/management.toml", "facts", Fact)
    shelf.unique("common/question_groups.toml", groups)
    shelf.unique("common/general_effects.toml", effects)
    shelf.unique("common/timeline.toml", timeline)
    shelf.unique("common/management.toml", management)
    return {
        "sources": _sources(shelf),
        "zones": _by_id(shelf.each("common/zones", Zone)),
        "general_effects": tuple(effects),
        "question_groups": tuple(sorted(groups, key=lambda group: (group.order, group.id))),
        "questions": _by_id(shelf.each("common/questions", Question)),
        "aftercare": tuple(shelf.each("common/aftercare", AftercareStep)),
        "red_flags": tuple(shelf.each("common/red_flags", RedFlag)),
        "alternatives": tuple(shelf.each("common/alternatives", Alternative)),
        "claims": tuple(shelf.each("common/claims", Claim)),
        "timeline_facts": tuple(timeline),
        "management": tuple(management),
    }


def _sources(shelf: _Shelf) -> Mapping[str, Source]:
    found: dict[str, Source] = {}
    for entry in shelf.files("common/sources"):
        place = f"common/sources/{entry.name}"
        for source in shelf.listed(place, "sources", Source):
            if source.id in found:
                shelf.problems.append(f"{place}: id: {source.id} is taken; if it is the same text, keep only one")
            found[source.id] = source
    return MappingProxyType(dict(sorted(found.items())))


def _by_id(things: Iterable[Named]) -> Mapping[str, Named]:
    return MappingProxyType({thing.id: thing for thing in things})
