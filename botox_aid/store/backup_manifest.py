"""What a backup held when it was verified: the count of its records, the head of each audit chain, what was purged."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .private_file import create_private

_FORMAT = "botox-aid.backup/1"


@dataclass(frozen=True)
class Tombstone:
    """A visit whose time of keeping was over.

    Attributes:
        visit_id: The visit; nothing else of it is left.
        at: When it was purged, as UTC text.
        reason: The word of the rule that it fell under; never a patient's word.
    """

    visit_id: str
    at: str
    reason: str


@dataclass(frozen=True)
class Manifest:
    """One backup's own account of itself; no patient data.

    Attributes:
        store_id: Whose records these are: the vault's own.
        made_at: When, as UTC text.
        schema: The layout of the tables.
        program: Version of the program that made it.
        size: Bytes of the encrypted copy.
        digest: SHA-256 of the encrypted copy.
        visits: Finished visits in it.
        versions: Their versions, corrections included.
        handouts: Sheets kept with them.
        drafts: Visits not finished yet.
        anchors: Head of each desk's audit chain, as ``desk-sequence-16 hex``.
        purged: Every visit that was purged before.
    """

    store_id: str
    made_at: str
    schema: str
    program: str
    size: int
    digest: str
    visits: int
    versions: int
    handouts: int
    drafts: int
    anchors: tuple[str, ...]
    purged: tuple[Tombstone, ...]


class BrokenManifest(Exception):
    """The manifest is not one that these keys wrote."""


def write_manifest(path: Path, manifest: Manifest, key: bytes) -> None:
    """Write it with a seal over all of it, so that a shortened one is noticed."""
    fields = {"format": _FORMAT, **asdict(manifest)}
    create_private(path, json.dumps({**fields, "seal": _seal(fields, key)}, indent=1, sort_keys=True).encode())


def read_manifest(path: Path, key: bytes) -> Manifest:
    """Read it back.

    Raises:
        BrokenManifest: It is damaged, edited, or of other records.
        OSError: It cannot be read.
    """
    try:
        fields = json.loads(path.read_bytes())
        seal = fields.pop("seal")
        if fields["format"] != _FORMAT or not hmac.compare_digest(seal, _seal(fields, key)):
            raise BrokenManifest
        del fields["format"]
        purged = tuple(Tombstone(**stone) for stone in fields.pop("purged"))
        return Manifest(**fields | {"anchors": tuple(fields["anchors"])}, purged=purged)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BrokenManifest from None


def _seal(fields: dict[str, Any], key: bytes) -> str:
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hmac.new(key, b"backup manifest\0" + canonical.encode(), hashlib.sha256).hexdigest()
