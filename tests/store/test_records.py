"""What is saved comes back as it was, once, in order, and is found again."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from botox_aid.domain.record import Draft, DraftHead, FinishedVisit
from botox_aid.domain.record_fault import Missing, Stale
from botox_aid.store.records import Records
from tests.store.conftest import Desk
from tests.store.visits import draft, handout, new_id, visit


@pytest.fixture
def records(desk: Desk) -> Iterator[Records]:
    opened = desk.open()
    yield opened
    opened.close()


# Drafts


def test_a_draft_comes_back_whole(records: Records) -> None:
    kept = draft(3)
    assert records.save_draft(kept)
    assert records.drafts() == (kept.head,)
    assert records.load_draft(kept.head.visit_id) == kept


def test_drafts_are_offered_latest_first(records: Records) -> None:
    times = [dt.datetime(2026, 11, 22, 9, minute, tzinfo=dt.UTC) for minute in (5, 40, 20)]
    for at in times:
        records.save_draft(Draft(DraftHead(new_id(), "desk1", at, "Alex Example"), 1, b"{}"))
    assert [head.at for head in records.drafts()] == sorted(times, reverse=True)


def test_an_older_revision_never_replaces_a_newer_one(records: Records) -> None:
    newer = draft(1, revision=7)
    assert records.save_draft(newer)
    late = replace(newer, revision=6, body=b"late")
    assert not records.save_draft(late)
    assert not records.save_draft(replace(late, revision=7))
    assert records.load_draft(newer.head.visit_id) == newer
    assert records.save_draft(replace(late, revision=8))
    assert records.load_draft(newer.head.visit_id).body == b"late"


def test_a_late_save_brings_no_draft_of_a_finished_visit_back(records: Records) -> None:
    made = visit(1)
    records.save_draft(draft(visit_id=made.visit_id))
    records.finish(made, new_id(), "person")
    assert records.drafts() == ()
    assert not records.save_draft(draft(visit_id=made.visit_id, revision=2))
    assert records.drafts() == ()
    amendment = replace(draft(visit_id=made.visit_id, revision=3), of_version=1)
    assert records.save_draft(amendment)
    records.amend(made, 1, "typo", new_id(), "person")
    assert records.drafts() == ()
    assert not records.save_draft(replace(amendment, revision=4))


def test_a_discarded_draft_is_gone(records: Records) -> None:
    kept = draft()
    records.save_draft(kept)
    records.drop_draft(kept.head.visit_id)
    with pytest.raises(Missing):
        records.load_draft(kept.head.visit_id)
    records.drop_draft(kept.head.visit_id)


# Finished visits


def test_a_finished_visit_comes_back_whole(records: Records) -> None:
    made = visit(5, expiry=None, date_of_birth=None, zones=(), lot="")
    head = records.finish(made, new_id(), "person")
    assert records.load(made.visit_id) == (head, made.body)
    for name in (
        "patient_name",
        "date_of_birth",
        "record_number",
        "visit_date",
        "clinician",
        "jurisdiction",
        "product",
    ):
        assert getattr(head, name) == getattr(made, name)
    for name in ("lot", "expiry", "zones", "content_version", "language", "digest"):
        assert getattr(head, name) == getattr(made, name)
    assert (head.version, head.reason, head.by, head.on_hold) == (1, "", "person", False)
    assert head.at == head.finished_at


def test_a_save_whose_answer_was_lost_is_told_as_the_success_it_was(records: Records) -> None:
    made, first, second = visit(1), new_id(), new_id()
    head = records.finish(made, first, "person")
    assert records.finish(made, first, "person") == head
    amended = records.amend(made, 1, "typo", second, "person")
    assert records.amend(made, 1, "typo", second, "person") == amended
    assert records.finish(made, first, "person").version == 1
    assert len(records.versions(made.visit_id)) == 2
    assert records.verify().entries == 2


def test_a_second_save_is_refused_and_shows_what_is_kept(records: Records, desk: Desk) -> None:
    made = visit(1)
    records.finish(made, new_id(), "person")
    other = desk.open("desk2")
    current = other.amend(replace(made, lot="NEW"), 1, "lot", new_id(), "other")
    other.close()
    for save in (
        lambda: records.finish(made, new_id(), "person"),
        lambda: records.amend(made, 1, "typo", new_id(), "person"),
        lambda: records.amend(made, 3, "typo", new_id(), "person"),
    ):
        with pytest.raises(Stale) as told:
            save()
        assert told.value.current == current
    assert [head.version for head in records.versions(made.visit_id)] == [2, 1]


def test_an_amendment_leaves_the_first_version_as_it_was(records: Records) -> None:
    made = visit(1)
    first = records.finish(made, new_id(), "person")
    changed = replace(made, patient_name="Kim Other", lot="Z9", body=b"changed")
    second = records.amend(changed, 1, "  wrong lot ", new_id(), "other")
    assert (second.reason, second.by, second.finished_at) == ("wrong lot", "other", first.finished_at)
    assert records.load(made.visit_id) == (second, b"changed")
    assert records.load(made.visit_id, 1) == (first, made.body)
    assert records.by_lot("Z9") == (second,)
    assert records.by_lot(made.lot) == ()
    assert records.search("kim other") == (second,)


@pytest.mark.parametrize(("of_version", "reason"), [(1, ""), (1, "  "), (0, "typo")])
def test_an_amendment_names_its_reason_and_version(records: Records, of_version: int, reason: str) -> None:
    made = visit(1)
    records.finish(made, new_id(), "person")
    with pytest.raises(ValueError, match="amendment"):
        records.amend(made, of_version, reason, new_id(), "person")


def test_what_is_not_there_is_told(records: Records) -> None:
    with pytest.raises(Missing):
        records.load(new_id())
    with pytest.raises(Missing):
        records.amend(visit(1), 1, "typo", new_id(), "person")
    with pytest.raises(Missing):
        records.set_hold(new_id(), True, "person")
    with pytest.raises(Missing):
        records.handout("0" * 64)
    made = visit(1)
    records.finish(made, new_id(), "person")
    with pytest.raises(Missing):
        records.load(made.visit_id, 2)


def test_a_hold_shows(records: Records) -> None:
    made = visit(1)
    records.finish(made, new_id(), "person")
    records.set_hold(made.visit_id, True, "person")
    assert records.page()[0].on_hold
    records.set_hold(made.visit_id, False, "person")
    assert not records.page()[0].on_hold


# What was handed out


def test_the_same_bytes_come_back(records: Records) -> None:
    made, sheet = visit(1), handout(1)
    digest = records.add_handout(made.visit_id, sheet, "person")
    records.finish(made, new_id(), "person")
    records.amend(made, 1, "typo", new_id(), "person")
    assert records.handout(digest) == sheet.data
    (head,) = records.handouts(made.visit_id)
    assert (head.digest, head.size, head.at, head.kind) == (sheet.digest, len(sheet.data), sheet.at, sheet.kind)
    assert (head.content_version, head.language, head.copy) == (sheet.content_version, sheet.language, sheet.copy)


def test_the_same_sheet_is_kept_once_and_noted_each_time(records: Records) -> None:
    made, sheet = new_id(), handout(1)
    for _ in range(3):
        records.add_handout(made, sheet, "person")
    assert len(records.handouts(made)) == 1
    report = records.verify()
    assert (report.ok, report.entries) == (True, 3)


def test_the_same_bytes_at_another_visit_are_kept_there_too(records: Records) -> None:
    sheet, visits = handout(1), (new_id(), new_id())
    for visit_id in visits:
        records.add_handout(visit_id, sheet, "person")
    assert [[head.digest for head in records.handouts(visit_id)] for visit_id in visits] == [[sheet.digest]] * 2


def test_handouts_are_shown_latest_first(records: Records) -> None:
    made = new_id()
    for number in range(3):
        at = dt.datetime(2026, 11, 22, 10, number, tzinfo=dt.UTC)
        records.add_handout(made, replace(handout(number), at=at), "person")
    assert [head.at.minute for head in records.handouts(made)] == [2, 1, 0]


# Finding


def test_pages_follow_one_another_without_gap_or_repeat(records: Records) -> None:
    days = [dt.date(2026, 1, 1), None, dt.date(2026, 3, 1), dt.date(2026, 3, 1), dt.date(2025, 1, 1)]
    made = [visit(number, visit_date=days[number % 5]) for number in range(23)]
    for each in made:
        records.finish(each, new_id(), "person")
    seen, cursor = [], None
    while page := records.page(cursor, count=4):
        seen += page
        cursor = page[-1].cursor
        # What is finished meanwhile stands above and moves nothing.
        records.finish(visit(99, visit_date=dt.date(2027, 1, 1)), new_id(), "person")
    assert [head.visit_id for head in seen if head.visit_date != dt.date(2027, 1, 1)] == [
        each.visit_id
        for each in sorted(
            made,
            key=lambda each: (each.visit_date.isoformat() if each.visit_date else "", made.index(each)),
            reverse=True,
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zoë", {"Zoë Øberg-Smith"}),
        ("ZOE", {"Zoë Øberg-Smith"}),
        ("zoë  øberg", {"Zoë Øberg-Smith"}),
        ("øberg-smith z", {"Zoë Øberg-Smith"}),
        ("smith", {"Zoë Øberg-Smith", "Alan Smith"}),
        ("smith alan", {"Alan Smith"}),
        ("lan smi", {"Alan Smith"}),
        ("100%", {"Per 100% Cent_"}),
        ("%", set()),
        ("cent_", {"Per 100% Cent_"}),
        ("ent!", set()),
        ("p%cent", set()),
        ("c_nt", set()),
        ("ab-12", {"Alan Smith"}),
        ("AB 12 / 7", {"Alan Smith"}),
        ("2026-05-04", {"Zoë Øberg-Smith"}),
        ("1990-02-03", {"Alan Smith"}),
        ("nobody", set()),
        ("", set()),
        ("   ", set()),
        ("李", {"李 小龍"}),
        ("小龍", {"李 小龍"}),
    ],
)
def test_search(records: Records, text: str, found: set[str]) -> None:
    people = {
        "Zoë Øberg-Smith": {"visit_date": dt.date(2026, 5, 4), "record_number": "1"},
        "Alan Smith": {"date_of_birth": dt.date(1990, 2, 3), "record_number": "AB-12/7"},
        "Per 100% Cent_": {"record_number": "2"},
        "李 小龍": {"record_number": "3"},
    }
    for name, more in people.items():
        records.finish(visit(0, patient_name=name, **more), new_id(), "person")
    assert {head.patient_name for head in records.search(text)} == found


def test_a_day_read_by_the_window_is_searched_as_day_and_as_date_of_birth(records: Records) -> None:
    day = dt.date(1990, 2, 3)
    records.finish(visit(1, visit_date=day), new_id(), "person")
    records.finish(visit(2, date_of_birth=day), new_id(), "person")
    assert len(records.search("3/2/1990", day=day)) == 2


def test_search_gives_whole_beginnings_first_and_no_more_than_asked(records: Records) -> None:
    for number, name in enumerate(("Zed Annable", "Ann Ziegler", "Joanne Zed", "Annie Zed")):
        records.finish(visit(number, patient_name=name), new_id(), "person")
    assert [head.patient_name for head in records.search("ann")] == [
        "Ann Ziegler",
        "Annie Zed",
        "Zed Annable",
        "Joanne Zed",
    ]
    assert [head.patient_name for head in records.search("ann", count=3)] == ["Ann Ziegler", "Annie Zed", "Zed Annable"]


def test_within_a_name_the_newest_visit_comes_first(records: Records) -> None:
    for day in (3, 9, 1):
        records.finish(visit(1, patient_name="Ann Lee", visit_date=dt.date(2026, 1, day)), new_id(), "person")
    assert [head.visit_date.day for head in records.search("ann")] == [9, 3, 1]


@pytest.mark.parametrize(
    ("typed", "count"), [("C1234 C3", 2), ("c1234c3", 2), ("c1234-C3", 2), ("C1234", 0), ("", 0), ("- ", 0)]
)
def test_who_had_a_lot_is_answered_whole(records: Records, typed: str, count: int) -> None:
    for number, lot in enumerate(("C1234C3", "c1234 c3", "C1234C4", "")):
        records.finish(visit(number, lot=lot), new_id(), "person")
    assert len(records.by_lot(typed)) == count


# Anything at all, against a plain model

_TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
_DAYS = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
_VISITS = st.builds(
    FinishedVisit,
    visit_id=st.sampled_from("abcd").map(lambda letter: letter * 32),
    patient_name=_TEXTS,
    date_of_birth=_DAYS,
    record_number=_TEXTS,
    visit_date=_DAYS,
    clinician=_TEXTS,
    jurisdiction=st.sampled_from(("us", "uk")),
    product=_TEXTS,
    lot=_TEXTS,
    expiry=_DAYS,
    zones=st.lists(_TEXTS, max_size=3).map(tuple),
    content_version=_TEXTS,
    language=st.just("en-GB"),
    body=st.binary(max_size=60),
)
_SAVES = st.sampled_from("123456").map(lambda letter: letter * 32)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("draft"), _VISITS, st.integers(1, 4), st.integers(0, 2)),
        st.tuples(st.just("finish"), _VISITS, _SAVES),
        st.tuples(st.just("amend"), _VISITS, _SAVES, st.integers(1, 3)),
        st.tuples(st.just("drop"), _VISITS),
    ),
    max_size=12,
)


class Model:
    """What the records should hold, in plain dictionaries."""

    def __init__(self) -> None:
        self.visits: dict[str, list[FinishedVisit]] = {}
        self.saves: dict[str, tuple[str, int]] = {}
        self.drafts: dict[str, tuple[int, bytes]] = {}

    def draft(self, made: FinishedVisit, revision: int, of_version: int) -> bool:
        newer = self.drafts.get(made.visit_id, (0, b""))[0]
        if len(self.visits.get(made.visit_id, [])) > of_version or newer >= revision:
            return False
        self.drafts[made.visit_id] = revision, made.body
        return True

    def keep(self, made: FinishedVisit, save_id: str, of_version: int) -> tuple[str, int] | str:
        if save_id in self.saves:
            return self.saves[save_id]
        versions = self.visits.get(made.visit_id, [])
        if not versions and of_version:
            return "missing"
        if len(versions) != of_version:
            return "stale"
        self.visits.setdefault(made.visit_id, []).append(made)
        self.drafts.pop(made.visit_id, None)
        self.saves[save_id] = made.visit_id, of_version + 1
        return self.saves[save_id]


def kept(records: Records, made: FinishedVisit, save_id: str, of_version: int) -> tuple[str, int] | str:
    try:
        if of_version:
            head = records.amend(made, of_version, "reason", save_id, "person")
        else:
            head = records.finish(made, save_id, "person")
    except (Stale, Missing) as fault:
        return "stale" if isinstance(fault, Stale) else "missing"
    return head.visit_id, head.version


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_any_history_ends_as_in_a_plain_model(desk: Desk, steps: list[tuple]) -> None:
    records, model = desk.open(), Model()
    prefix = new_id()[:24]
    for step, made, *more in steps:
        # Each history has ids of its own, so that all can share one file.
        own = replace(made, visit_id=prefix + made.visit_id[:8])
        if step == "draft":
            head = DraftHead(own.visit_id, "desk1", dt.datetime.now(dt.UTC), own.patient_name)
            assert records.save_draft(Draft(head, more[0], own.body, more[1])) == model.draft(own, *more)
        elif step == "drop":
            records.drop_draft(own.visit_id)
            model.drafts.pop(own.visit_id, None)
        else:
            save_id, of_version = prefix + more[0][:8], more[1] if step == "amend" else 0
            assert kept(records, own, save_id, of_version) == model.keep(own, save_id, of_version)
    for visit_id, versions in model.visits.items():
        assert [head.version for head in records.versions(visit_id)] == list(range(len(versions), 0, -1))
        for number, wanted in enumerate(versions, 1):
            head, body = records.load(visit_id, number)
            assert (head.patient_name, head.lot, head.zones, head.visit_date, body) == (
                wanted.patient_name,
                wanted.lot,
                wanted.zones,
                wanted.visit_date,
                wanted.body,
            )
    for visit_id, (revision, body) in model.drafts.items():
        found = records.load_draft(visit_id)
        assert (found.revision, found.body) == (revision, body)
    assert {head.visit_id for head in records.drafts() if head.visit_id.startswith(prefix)} == set(model.drafts)
    assert records.verify(records.anchor()).ok
    records.close()
