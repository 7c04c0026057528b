"""The content that ships, read once for all tests of the rules."""

from functools import cache

from botox_aid.content.loader import load_catalogue
from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.exchange.known_ids import KnownIds
from botox_aid.resources import resource_folder


@cache
def shipped_catalogue(jurisdiction: Jurisdiction) -> Catalogue:
    return load_catalogue(resource_folder() / "content", jurisdiction)


@cache
def shipped_ids() -> KnownIds:
    return KnownIds.of((shipped_catalogue(each) for each in Jurisdiction), ("en-GB", "en-US"))
