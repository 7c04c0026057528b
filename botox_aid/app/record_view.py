"""One finished visit in finished words: what was done, its versions, and what was handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..domain.consultation import Consultation
from ..domain.record import HandoutHead, RecordHead
from ..text import Texts
from .consultation_lines import Difference, Line, consultation_lines, handout_detail, only_differences
from .record_words import RecordWords


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A finished visit as it was read from the records.

    Attributes:
        head: The version that is looked at.
        consultation: What it holds; ``None`` where this program's content cannot read it any more.
        versions: All versions, newest first.
        earlier: What the version before this one holds, where there is one that can be read.
        people: Names by id.
    """

    head: RecordHead
    consultation: Consultation | None
    versions: tuple[RecordHead, ...]
    handouts: tuple[HandoutHead, ...]
    earlier: Consultation | None = None
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_newest(self) -> bool:
        """Whether nothing was kept after the version that is looked at."""
        return not self.versions or self.head.version >= self.versions[0].version


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version; ``open`` where it is the one that is looked at."""

    version: int
    title: str
    detail: str
    open: bool


@dataclass(frozen=True, slots=True)
class HandoutView:
    """One sheet that went out."""

    digest: str
    title: str
    detail: str
    suggested: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """One finished visit.

    Attributes:
        summary: The lines that matter first.
        lines: Everything that the visit holds.
        changed: What this version says otherwise than the one before.
        unreadable: Why the visit itself cannot be shown; empty where it can.
        older: That a newer version stands; empty where this is the newest.
        hold: Words of the button that sets or lifts the hold; empty for whom it is not.
    """

    visit_id: str
    version: int
    name: str
    identity: str
    kept: str
    tags: tuple[tuple[str, str], ...]
    summary: tuple[Line, ...]
    lines: tuple[Line, ...]
    changed: tuple[Difference, ...]
    versions: tuple[VersionView, ...]
    handouts: tuple[HandoutView, ...]
    unreadable: str
    older: str
    hold: str


def record_view(opened: OpenedRecord, texts: Texts, *, may_hold: bool = False) -> RecordView:
    """Return a finished visit in finished words; who manages the records may put it on hold."""
    say, head = texts.interface, opened.head
    words = RecordWords(texts, opened.people)
    consultation = opened.consultation
    changed = (
        only_differences(opened.earlier, consultation, texts) if opened.earlier is not None and consultation else ()
    )
    newest = opened.versions[0].version if opened.versions else head.version
    return RecordView(
        visit_id=head.visit_id,
        version=head.version,
        name=words.name(head),
        identity=words.identity(head),
        kept=say("records.kept", when=words.moment(head.at), by=words.person(head.by)),
        tags=_tags(head, texts),
        summary=_summary(head, consultation, words),
        lines=consultation_lines(consultation, texts) if consultation else (),
        changed=changed,
        versions=tuple(_version(entry, head, words) for entry in opened.versions),
        handouts=tuple(_handout(entry, head, words) for entry in opened.handouts),
        unreadable="" if consultation else say("records.unreadable"),
        older="" if opened.is_newest else say("records.older", version=head.version, newest=newest),
        hold=_hold(head, texts) if may_hold else "",
    )


def _tags(head: RecordHead, texts: Texts) -> tuple[tuple[str, str], ...]:
    found = [(texts.interface("records.version", version=head.version), "plain")]
    if head.on_hold:
        found.append((texts.interface("records.on_hold"), "caution"))
    return tuple(found)


def _summary(head: RecordHead, consultation: Consultation | None, words: RecordWords) -> tuple[Line, ...]:
    say = words.texts.interface
    lot = head.lot
    if lot and head.expiry:
        lot = say("records.lot_until", lot=lot, expiry=words.day(head.expiry))
    values = {
        "visit": words.day(head.visit_date),
        "clinician": head.clinician,
        "product": words.product(head.product) if head.product else say("records.nothing_planned"),
        "lot": lot,
        "zones": words.zones(head.zones) if consultation is None else _zones(consultation, words),
    }
    return tuple(Line(key, say(f"records.line.{key}"), value) for key, value in values.items() if value)


def _zones(consultation: Consultation, words: RecordWords) -> str:
    say, number = words.texts.interface, words.texts.number
    named = [
        " ".join((words.zone(planned.zone), "" if planned.units is None else say("units", units=number(planned.units))))
        for planned in consultation.zones
    ]
    return ", ".join(name.strip() for name in named)


def _version(entry: RecordHead, shown: RecordHead, words: RecordWords) -> VersionView:
    say = words.texts.interface
    title = say("records.version", version=entry.version)
    reason = say("records.reason", reason=entry.reason) if entry.reason else say("records.first_version")
    detail = words.joined(say("records.kept", when=words.moment(entry.at), by=words.person(entry.by)), reason)
    return VersionView(entry.version, title, detail, entry.version == shown.version)


def _handout(entry: HandoutHead, head: RecordHead, words: RecordWords) -> HandoutView:
    say = words.texts.interface
    day = head.visit_date or entry.at.date()
    name = "-".join((say(f"print.file.{entry.kind}"), entry.copy, day.isoformat(), entry.digest[:8]))
    return HandoutView(entry.digest, words.handout(entry), handout_detail(entry, words), f"{name}.pdf")


def _hold(head: RecordHead, texts: Texts) -> str:
    return texts.interface("records.lift_hold" if head.on_hold else "records.set_hold")
