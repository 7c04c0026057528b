"""Fills records with a name that nobody has, and stops wherever the test wants to look at the disk.

usage: python leak_child.py FOLDER plain|sealed
"""

import datetime as dt
import logging
import sqlite3
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

NAME = "Quenelopé Übelhörzwick"
NUMBER, LOT, CLINICIAN, ANSWER = "QZX-48151623", "QZLOT-77-QZ", "Dr Wibblethwaite-Qz", "Qzallergic to qzeggs"


def main(folder: Path, kind: str) -> None:
    """Write, and wait at each stop until a line comes in."""
    logging.basicConfig(filename=folder / "everything.log", level=logging.DEBUG)
    from botox_aid.store import key_slot
    from botox_aid.store.records import Records
    from botox_aid.store.vault import create_vault
    from tests.store.visits import FAST, draft, handout, new_id, visit

    for name, value in FAST.items():
        setattr(key_slot, name, value)
    path = folder / "records.db"
    if kind == "plain":
        keys, _ = create_vault(folder / "vault.json", "some words here")
        database = plain_database(path, keys.store_id)
    else:
        from botox_aid.store.database import create_file, open_file

        keys, _ = create_vault(folder / "vault.json", "some words here", lambda keys: create_file(path, keys).close())
        database = open_file(path, keys)
    records = Records(database, keys, "desk1")
    body = f'{{"name": "{NAME}", "note": "{ANSWER}"}}'.encode() * 20
    made = visit(1, patient_name=NAME, record_number=NUMBER, lot=LOT, clinician=CLINICIAN, body=body)
    kept = draft(visit_id=new_id())
    records.save_draft(replace(kept, head=replace(kept.head, label=NAME), body=body))
    records.finish(made, new_id(), "person")
    records.amend(made, 1, f"{NAME} was misspelt", new_id(), "person")
    records.add_handout(made.visit_id, replace(handout(), data=body * 50, at=dt.datetime.now(dt.UTC)), "person")
    for _ in range(60):
        records.finish(replace(made, visit_id=new_id()), new_id(), "person")
    records.search("quenel")
    records.by_lot(LOT)
    stop("written")
    with records.database.write() as connection:
        connection.execute(sa.text("update visit_head set reason = reason || :name"), {"name": NAME * 500})
        connection.execute(sa.text("select * from visit_head a, visit_head b order by a.reason, b.patient_name")).all()
        stop("in the middle of a save")
    try:
        with records.database.write() as connection:
            connection.execute(sa.text("update visit_version set patient_name = :name"), {"name": NAME * 2})
    except sa.exc.IntegrityError:
        traceback.print_exc()
        logging.getLogger("botox_aid").exception("refused")
    stop("after a failure")
    records.close()
    stop("closed")


def plain_database(path: Path, store_id: str) -> object:
    """Return the same tables without a key: the control, whose names must be found."""
    from botox_aid.store.database import Database
    from botox_aid.store.schema import make_tables

    path.touch()
    engine = sa.create_engine(f"sqlite:///{path}", module=sqlite3)
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("pragma journal_mode=wal"))
    database = Database(engine, path)
    with database.write() as connection:
        make_tables(connection, store_id, "2026-11-22T09:00:00.000000Z")
    return database


def stop(place: str) -> None:
    """Tell where we are and wait."""
    sys.stdout.write(f"{place}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    tempfile.tempdir = None
    main(Path(sys.argv[1]), sys.argv[2])
