"""Protects the records of a desk and fills them with made-up visits, to be photographed."""

import datetime as dt
import uuid
from dataclasses import replace

from botox_aid.app.finished_visit import finished_visit, handout_of
from botox_aid.app.sheet_press import SheetOrder, SheetPress
from botox_aid.domain.consultation import Lot, Patient
from botox_aid.domain.vocabulary import Copy, Edition, SheetKind

_PEOPLE = (
    "Zoë O’Brien",
    "Maria da Silva",
    "Kim Park",
    "Noah Fischer",
    "Olena Shevchenko",
    "Aiko Tanaka",
    "Sam Example",
)
_PASSPHRASE = "four plain words here"
_WHEN = dt.datetime(2026, 11, 20, 10, 40, tzinfo=dt.UTC)


def fill(bridge: object, wait: object) -> None:
    """Protect the records of a desk on which a visit stands, and keep visits like it."""
    kept: list[object] = []
    bridge.records.protect(_PASSPHRASE, kept.append, kept.append)
    while not kept:
        wait(50)
    plain, press = bridge.session.consultation, SheetPress(bridge.library)
    day = plain.visit.date

    def act(store: object) -> bool:
        for place, name in enumerate(_PEOPLE):
            patient = Patient(name, dt.date(1971 + 3 * place, 2 + place, 3), f"A-{1042 + 7 * place}")
            visit = replace(plain.visit, date=day - dt.timedelta(days=place))
            made = replace(
                plain, patient=patient, visit=visit, lot=Lot("C1234" if place % 3 else "C1229", plain.lot.expiry)
            )
            key = uuid.uuid4().hex
            store.finish(finished_visit(bridge.library, made, key), uuid.uuid4().hex, "")
            if not place:
                _correct(bridge, store, press, made, key)
        return True

    bridge.records.submit(act, kept.append, kept.append)
    while len(kept) < 2:
        wait(50)


def _correct(bridge: object, store: object, press: object, made: object, key: str) -> None:
    orders = [
        SheetOrder(made, SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT),
        SheetOrder(made, SheetKind.RECORD, Edition.STANDARD, Copy.CLINIC),
    ]
    for order in orders:
        handout = handout_of(bridge.library, order, press.make(order).data, _WHEN, "")
        store.add_handout(key, handout, "")
    corrected = replace(made, lot=Lot("C1234", made.lot.expiry))
    visit = finished_visit(bridge.library, corrected, key)
    store.amend(visit, 1, "Another lot was typed than the box says.", uuid.uuid4().hex, "")
