"""What the clinic set once: its letterhead, its law, its paper and printer, its clinicians, and how the window looks."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ..domain.catalogue import Approval
from ..domain.consultation import Clinic, Professional
from ..domain.errors import MachineError
from ..domain.vocabulary import Jurisdiction, Paper
from .looks import LARGEST_TEXT, SETTINGS_FILE, SMALLEST_TEXT, THEMES, settings_folder

_APPROVAL = "approval.toml"
_LONGEST = 500
SHORTEST_LOCK, USUAL_LOCK, LONGEST_LOCK = 1, 5, 60
LONGEST_KEPT = 99


@dataclass(frozen=True, slots=True)
class RecordSettings:
    """How records are kept at this desk.

    Attributes:
        desk: Name of this desk in the audit trail; made when records are first protected.
        lock_minutes: After how many idle minutes the window locks, 1 to 60; 0 for never.
        server: Address of the clinic's own server (``postgresql://``); empty for the file on this computer.
        ca_file: Certificate of the authority that vouches for the server.
        declined: Whether the clinic chose to work without records when it was asked.
        backup_folder: Where backups are made at close and daily; empty for none.
        keep_years: After how many years a finished visit is due for removal, 1 to 99; 0 for never.
    """

    desk: str = ""
    lock_minutes: int = USUAL_LOCK
    server: str = ""
    ca_file: str = ""
    declined: bool = False
    backup_folder: str = ""
    keep_years: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the defaults are those of a clinic that has set nothing.

    Attributes:
        jurisdiction: ``None`` until it was chosen: nobody's law is assumed.
        paper: ``None`` for the jurisdiction's own.
        printer: Name of the printer that was used last.
        language: Of the window; empty for that of the jurisdiction.
        text_size: In per cent, 100 to 200.
    """

    clinic: Clinic = field(default_factory=Clinic)
    jurisdiction: Jurisdiction | None = None
    paper: Paper | None = None
    printer: str = ""
    both_sides: bool = True
    clinicians: tuple[Professional, ...] = ()
    language: str = ""
    text_size: int = SMALLEST_TEXT
    theme: str = "system"
    records: RecordSettings = field(default_factory=RecordSettings)

    @property
    def can_print(self) -> bool:
        """Whether the three things are there without which no sheet is of use."""
        return bool(self.clinic.name.strip() and self.clinic.phone.strip() and self.jurisdiction)

    def with_clinician(self, person: Professional) -> "Settings":
        """Return settings that know one more clinician; one of the same name is replaced."""
        others = tuple(entry for entry in self.clinicians if entry.name != person.name)
        return replace(self, clinicians=(*others, person))


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """What reading gave.

    Attributes:
        kept_aside: Where a file that could not be used now lies; empty where all went well.
    """

    settings: Settings
    kept_aside: str = ""


def read_settings(folder: Path) -> SettingsRead:
    """Return the settings of a folder; a file that cannot be used is kept aside and the defaults hold."""
    path = folder / SETTINGS_FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return SettingsRead(Settings())
    except OSError:
        return SettingsRead(Settings(), str(path))
    try:
        return SettingsRead(_settings(json.loads(data)))
    except (ValueError, TypeError, KeyError, RecursionError):
        return SettingsRead(Settings(), _kept_aside(path))


def write_settings(folder: Path, settings: Settings) -> None:
    """Write the settings, readable by their owner alone.

    Raises:
        MachineError: The machine will not let it; the old settings stand.
    """
    from .files import write_beside

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(str(folder), error.strerror or type(error).__name__) from None
    write_beside(folder / SETTINGS_FILE, json.dumps(asdict(settings), ensure_ascii=False, indent=2).encode())


def clinic_approval(folder: Path | None = None) -> Approval | None:
    """Return the clinic's approval of the content, if it has given one.

    Raises:
        ContentError: What lies there is no approval.
        MachineError: It cannot be read.
    """
    from ..content.approval import read_approval

    return read_approval((folder or settings_folder()) / _APPROVAL)


def keep_approval(folder: Path, approval: Approval | None) -> None:
    """Write the clinic's approval, or take it back.

    Raises:
        InputError: The name cannot be printed.
        MachineError: The machine will not let it; what was there before stands.
    """
    from ..content.approval import write_approval

    path = folder / _APPROVAL
    if approval is not None:
        write_approval(path, approval)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None


def _kept_aside(path: Path) -> str:
    names = (path.with_name(f"settings-unreadable-{number}.json") for number in itertools.count(1))
    aside = next(name for name in names if not name.exists())
    try:
        path.replace(aside)
    except OSError:
        return str(path)
    return str(aside)


def _settings(plain: object) -> Settings:
    table = _table(plain)
    jurisdiction, paper = _text(table, "jurisdiction"), _text(table, "paper")
    theme, size = _text(table, "theme") or "system", table.get("text_size", SMALLEST_TEXT)
    if theme not in THEMES or not isinstance(size, int) or not SMALLEST_TEXT <= size <= LARGEST_TEXT:
        raise ValueError("theme or text size")
    people = table.get("clinicians", [])
    if not isinstance(people, list):
        raise TypeError("clinicians")
    return Settings(
        clinic=Clinic(**_texts(table.get("clinic", {}), Clinic.__slots__)),
        jurisdiction=Jurisdiction(jurisdiction) if jurisdiction else None,
        paper=Paper(paper) if paper else None,
        printer=_text(table, "printer"),
        both_sides=bool(table.get("both_sides", True)),
        clinicians=tuple(Professional(**_texts(person, Professional.__slots__)) for person in people),
        language=_text(table, "language"),
        text_size=size,
        theme=theme,
        records=_records(_table(table.get("records", {}))),
    )


def _records(table: Mapping[str, object]) -> RecordSettings:
    minutes = table.get("lock_minutes", USUAL_LOCK)
    if not isinstance(minutes, int) or not 0 <= minutes <= LONGEST_LOCK:
        raise ValueError("lock_minutes")
    years = table.get("keep_years", 0)
    if not isinstance(years, int) or not 0 <= years <= LONGEST_KEPT:
        raise ValueError("keep_years")
    names = ("desk", "server", "ca_file", "backup_folder")
    declined = bool(table.get("declined"))
    return RecordSettings(lock_minutes=minutes, declined=declined, keep_years=years, **_texts(table, names))


def _table(plain: object) -> Mapping[str, object]:
    if not isinstance(plain, dict):
        raise TypeError("not a table")
    return plain


def _texts(plain: object, names: tuple[str, ...]) -> dict[str, str]:
    table = _table(plain)
    return {name: _text(table, name) for name in names if name in table}


def _text(table: Mapping[str, object], name: str) -> str:
    value = table.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise TypeError(name)
    return value
