"""An idle desk is told once, whatever happens to the clock."""

import pytest
from pytestqt.qtbot import QtBot

from botox_aid.gui import idle_watch
from botox_aid.gui.idle_watch import IdleWatch


@pytest.mark.parametrize(
    ("moved", "told"),
    [(0, 0), (59, 0), (60, 1), (86_400, 1), (-5, 0), (-3600, 1)],
    ids=["at once", "just before", "on time", "after sleep", "put right", "put back"],
)
def test_an_idle_minute_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, moved: int, told: int) -> None:
    now = [1_800_000_000.0]
    monkeypatch.setattr(idle_watch.time, "time", lambda: now[0])
    watch, heard = IdleWatch(), []
    watch.passed.connect(lambda: heard.append(True))
    watch.watch(1)
    now[0] += moved
    watch.look()
    assert len(heard) == told
    watch.watch(0)
    watch.look()
    assert len(heard) == told
