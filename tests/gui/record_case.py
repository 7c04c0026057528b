"""Protected records at a real desk, and visits to fill them with."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from botox_aid.app.files import open_consultation
from botox_aid.app.finished_visit import finished_visit
from botox_aid.domain.consultation import Consultation, Lot, Patient
from botox_aid.domain.record import RecordHead

from .desk import LIBRARY, Hand

PASSPHRASE = "correct horse battery staple"
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "us-frown-lines.json"
_Found = TypeVar("_Found")
_LONG = 15_000


def protect(hand: Hand, qtbot: QtBot) -> None:
    """Protect the records, as the first start does."""
    records = hand.bridge.records
    keys: list[str] = []
    records.protect(PASSPHRASE, keys.append, lambda fault: keys.append(fault.key))
    qtbot.waitUntil(lambda: bool(keys), timeout=_LONG)
    assert records.is_open, keys


def ask(hand: Hand, qtbot: QtBot, act: Callable[..., _Found]) -> _Found:
    """Ask the records something and wait for the answer."""
    found: list[_Found] = []
    faults: list[Exception] = []
    hand.bridge.records.submit(act, found.append, faults.append)
    qtbot.waitUntil(lambda: bool(found or faults), timeout=_LONG)
    assert not faults, faults
    return found[0]


def sample(**changes: object) -> Consultation:
    """Return the shipped sample visit with changes."""
    return replace(open_consultation(LIBRARY, SAMPLE), **changes)


def visit_of(name: str, day: dt.date, lot: str = "C1234") -> Consultation:
    """Return a visit of somebody."""
    plain = sample()
    patient = Patient(name, dt.date(1984, 5, 17), f"A-{abs(hash(name)) % 9000}")
    return replace(plain, patient=patient, visit=replace(plain.visit, date=day), lot=Lot(lot, dt.date(2027, 6, 30)))


def keep(hand: Hand, qtbot: QtBot, *visits: Consultation) -> list[RecordHead]:
    """Keep visits as another desk would."""

    def act(store: Any) -> list[RecordHead]:
        return [
            store.finish(finished_visit(LIBRARY, visit, uuid.uuid4().hex), uuid.uuid4().hex, "desk") for visit in visits
        ]

    return ask(hand, qtbot, act)


def on_the_desk(hand: Hand, consultation: Consultation) -> None:
    """Put a visit on the desk."""
    hand.bridge.begin_visit(consultation)
