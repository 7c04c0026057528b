"""How the backups stand: what counts as one, when the next is due, and that a try that failed is not forgotten."""

import datetime as dt
from pathlib import Path

import pytest

from botox_aid.app.record_care import BackupJob, back_up, back_up_if_due, backup_state, drill
from botox_aid.domain.record_fault import Damaged, Missing, StoreFault
from botox_aid.store import backup, key_slot
from tests.store.conftest import new_desk
from tests.store.visits import FAST

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
LATER, NEXT_DAY = NOON + dt.timedelta(hours=1), NOON + dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


def job_in(folder: Path, stick: Path) -> BackupJob:
    desk = new_desk(folder)
    return BackupJob(desk.records, desk.vault, desk.keys, "desk1", stick)


@pytest.fixture
def job(tmp_path: Path) -> BackupJob:
    (tmp_path / "stick").mkdir()
    return job_in(tmp_path / "desk", tmp_path / "stick")


def test_a_backup_is_due_where_there_is_none_and_again_a_day_later(job: BackupJob) -> None:
    assert backup_state(job, NOON).overdue
    made = back_up_if_due(job, NOON)
    assert (made.last, made.count, made.overdue) == (NOON, 1, False)
    assert back_up_if_due(job, LATER).count == 1
    assert backup_state(job, NEXT_DAY).overdue
    assert back_up_if_due(job, NEXT_DAY).count == 2


def test_a_try_that_failed_is_due_again_until_one_succeeds(job: BackupJob, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(job, NOON)

    def fail(*_: object) -> None:
        raise Damaged

    with monkeypatch.context() as patch:
        patch.setattr(backup, "run", fail)
        with pytest.raises(Damaged):
            back_up(job, LATER)
    state = backup_state(job, LATER)
    assert (state.last, state.count, state.overdue) == (NOON, 1, True)
    assert back_up_if_due(job, LATER).last == LATER
    assert not backup_state(job, LATER).overdue


def test_the_backups_of_other_records_are_none_of_ours(job: BackupJob, tmp_path: Path) -> None:
    back_up(job_in(tmp_path / "another", job.folder), NOON)
    state = backup_state(job, LATER)
    assert (state.last, state.count, state.overdue) == (None, 0, True)
    with pytest.raises(Missing):
        drill(job)


def test_a_folder_that_is_not_there_is_told(job: BackupJob) -> None:
    job.folder.rmdir()
    assert backup_state(job, NOON).fault is not None
    with pytest.raises(StoreFault):
        back_up_if_due(job, NOON)
