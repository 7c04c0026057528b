"""The commands for whoever looks after the records: checking the trail, backups, and joining the clinic's server."""

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .app.looks import settings_folder
from .app.records import RecordDesk, new_desk_name
from .app.settings import RecordSettings, read_settings, write_settings
from .cli_secret import add_secret, asked, line_of, secret_of
from .domain.errors import BotoxAidError, InputError
from .domain.record import AuditAnchor
from .domain.record_fault import Damaged, Missing, StoreFault, WrongKey

if TYPE_CHECKING:
    from .app.library import Library
    from .store.backup_shelf import Backup


class NotWhole(BotoxAidError):
    """What was checked is not whole (exit status 1).

    Attributes:
        findings: One line each.
    """

    def __init__(self, *findings: str) -> None:
        super().__init__(*findings)
        self.findings = findings


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands about records to those of the program."""
    _add_audit(commands.add_parser("audit", help="check the audit trail of the records"))
    _add_backup(commands.add_parser("backup", help="make, check, try and restore backups of the records"))
    _add_records(commands.add_parser("records", help="how the records stand; the clinic's own server"))


def words_of(fault: StoreFault, library: "Library") -> str:
    """Return what happened and what to do, in one line."""
    say = library.texts("en-GB").interface
    advice = fault.key.replace(".fault.", ".fault_advice.")
    wait = getattr(fault, "wait", 0)
    words = f"{say(fault.key)} {say(advice)}"
    return f"{words} ({wait} s)" if wait else words


def status_of(fault: StoreFault) -> int:
    """Return the exit status of a fault: a wrong passphrase is wrong input, all else is the machine's."""
    return 2 if isinstance(fault, WrongKey) else 3


def _add_audit(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verify = verbs.add_parser("verify", help="find what was edited, dropped, reordered or cut")
    verify.add_argument(
        "--anchor", action="append", default=[], metavar="ANCHOR", help="as printed on a clinic copy or in a manifest"
    )
    add_secret(verify)
    verify.set_defaults(command=_verify_trail, file="anchor")


def _add_backup(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    run = verbs.add_parser("run", help="make a backup, also while the window is open")
    run.add_argument("--to", default="", metavar="FOLDER", help="default: the folder in the settings")
    run.set_defaults(command=_back_up)
    for name, act, purpose in (
        ("verify", _verify_backup, "read a backup from its first byte to its last"),
        ("drill", _drill, "restore a backup into a folder that is thrown away, and read every visit"),
        ("restore", _restore, "put a backup in the place of the records; those are put aside"),
    ):
        verb = verbs.add_parser(name, help=purpose)
        verb.add_argument("backup", metavar="BACKUP", help="its folder, such as records-20261122T180000Z")
        verb.set_defaults(command=act)
    for verb in verbs.choices.values():
        add_secret(verb)
        verb.set_defaults(file="backup")


def _add_records(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    status = verbs.add_parser("status", help="what lies here, what waits for the server, the last backup")
    add_secret(status)
    status.set_defaults(command=_status, file="records")
    script = verbs.add_parser("server-sql", help="print the script that sets up the clinic's PostgreSQL server")
    script.add_argument("--clinic", default="clinic", help="desks see the records of their own clinic only")
    script.add_argument("--desk", action="append", default=[], help="name of a desk; once for each")
    script.add_argument("--administrator", action="append", default=[], help="one of the desks that may purge")
    kind = script.add_mutually_exclusive_group()
    kind.add_argument("--add", action="store_true", help="only add these desks to a server that is set up")
    kind.add_argument("--upgrade-from", default="", metavar="SCHEMA", help="only bring older tables up to date")
    script.set_defaults(command=_server_script, file="server-sql")
    join = verbs.add_parser("join", help="let this desk keep its records at the clinic's server")
    join.add_argument("--server", required=True, metavar="URL", help="postgresql://desk_NAME@HOST/DATABASE")
    join.add_argument("--ca", required=True, metavar="FILE", help="certificate of the clinic's authority")
    join.add_argument("--vault", default="", metavar="FILE", help="a new desk: copy of the clinic's vault.json")
    join.add_argument("--password-file", default="", metavar="FILE", help="the login's password; otherwise asked for")
    add_secret(join)
    join.set_defaults(command=_join, file="join")


def _library() -> "Library":
    from .app.library import Library
    from .resources import resource_folder

    return Library(resource_folder())


def _settings() -> RecordSettings:
    return read_settings(settings_folder()).settings.records


def _unlocked(options: argparse.Namespace) -> RecordDesk:
    desk = RecordDesk(_library(), settings_folder())
    if not desk.is_on:
        raise Missing
    desk.unlock(secret_of(options), _settings())
    return desk


def _verify_trail(options: argparse.Namespace) -> None:
    try:
        anchors: tuple[AuditAnchor | None, ...] = tuple(AuditAnchor.parsed(text) for text in options.anchor)
    except ValueError:
        raise InputError("anchor", "no anchor", "desk-number-16 hexadecimal digits, as printed") from None
    desk = _unlocked(options)
    try:
        reports = [desk.store.verify(anchor) for anchor in (anchors or (None,))]
        head = desk.store.anchor()
    finally:
        desk.lock()
    broken = sorted({finding for report in reports for finding in report.broken})
    if broken:
        raise NotWhole(*(f"{name}-{number}: {kind}" for name, number, kind in broken))
    print(f"{reports[0].entries} entries, all whole; the trail of this desk has come to {head}")


def _back_up(options: argparse.Namespace) -> None:
    from .app.record_care import back_up, backup_job

    folder = options.to or _settings().backup_folder
    if not folder:
        raise InputError("backup folder", "none in the settings", "--to FOLDER")
    desk = _unlocked(options)
    try:
        state = back_up(backup_job(desk, Path(folder)))
    finally:
        desk.lock()
    print(f"made and verified at {_moment(state.last)}; {state.count} are kept in {folder}")


def _backup(options: argparse.Namespace) -> "Backup":
    from .store.backup_shelf import backup_at

    found = backup_at(Path(options.backup).resolve())
    if found is None:
        raise InputError("backup", "no backup", "a folder such as records-20261122T180000Z with its manifest")
    return found


def _verify_backup(options: argparse.Namespace) -> None:
    from .store import backup, restore

    found, desk = _backup(options), RecordDesk(_library(), settings_folder())
    keys = restore.unlock_backup(found, secret_of(options), desk.vault)
    try:
        manifest = backup.verify(found, keys)
    except Damaged:
        raise NotWhole(f"{options.backup}: not whole") from None
    print(
        f"whole: {manifest.visits} visits, {manifest.handouts} sheets, {manifest.drafts} drafts, made {manifest.made_at}"
    )
    for anchor in manifest.anchors:
        print(f"anchor {anchor}")


def _drill(options: argparse.Namespace) -> None:
    from .store import restore

    found, desk = _backup(options), RecordDesk(_library(), settings_folder())
    secret = secret_of(options)
    keys = restore.unlock_backup(found, secret, desk.vault)
    try:
        manifest = restore.drill(found, keys, desk.folder, secret)
    except Damaged:
        raise NotWhole(f"{options.backup}: cannot be restored") from None
    print(f"restored for a trial and read: {manifest.visits} visits, {manifest.handouts} sheets")


def _restore(options: argparse.Namespace) -> None:
    from .store import restore

    found, desk = _backup(options), RecordDesk(_library(), settings_folder())
    keys = restore.unlock_backup(found, secret_of(options), desk.vault)
    done = restore.restore(found, keys, desk.file, desk.vault, _settings().desk or new_desk_name(), "command")
    print(f"restored: {done.manifest.visits} visits of {done.manifest.made_at}")
    if done.purged_again:
        print(f"purged again: {done.purged_again}")
    if done.put_aside:
        print(f"what stood there is put aside as {done.put_aside}")


def _status(options: argparse.Namespace) -> None:
    from .app.record_care import backup_job, backup_state
    from .store.served_records import ServedRecords

    settings, desk = _settings(), _unlocked(options)
    try:
        store = desk.store
        print(f"records: {settings.server or desk.file}")
        print(f"desk: {store.desk}; drafts here: {len(store.drafts())}")
        if isinstance(store, ServedRecords):
            answers = "is away" if store.server.is_away else "answers"
            print(f"server: {answers}; waiting: {len(store.waiting())}; in conflict: {len(store.conflicts())}")
        if settings.backup_folder:
            state = backup_state(backup_job(desk, Path(settings.backup_folder)))
            print(
                f"last verified backup: {_moment(state.last)}; kept: {state.count}; due: {'yes' if state.overdue else 'no'}"
            )
        else:
            print("last verified backup: no folder in the settings")
    finally:
        desk.lock()


def _server_script(options: argparse.Namespace) -> None:
    from .store.server_script import desks_script, setup_script, upgrade_script
    from .store.vault import read_vault

    if options.upgrade_from:
        print(upgrade_script(options.upgrade_from), end="")
        return
    if not options.desk:
        raise InputError("desk", "none", "--desk NAME, once for each desk")
    if options.add:
        print(desks_script(options.desk, options.administrator, options.clinic), end="")
        return
    store_id = read_vault(RecordDesk(_library(), settings_folder()).vault).store_id
    print(setup_script(store_id, options.desk, options.administrator, options.clinic), end="")


def _join(options: argparse.Namespace) -> None:
    from .store.join import join_server
    from .store.server_address import server_address

    address = server_address(options.server, str(Path(options.ca).resolve()))
    desk, secret = RecordDesk(_library(), settings_folder()), secret_of(options)
    password = line_of(options.password_file) if options.password_file else asked(f"Password of {address.user}: ")
    vault = Path(options.vault) if options.vault else None
    name = join_server(desk.vault, desk.file, secret, address, password, vault)
    folder = settings_folder()
    settings = read_settings(folder).settings
    records = replace(settings.records, server=str(address), ca_file=str(address.ca_file), declined=False)
    records = replace(records, desk=records.desk or name)
    write_settings(folder, replace(settings, records=records))
    print(f"this desk is {name} at {address.host}; its records are kept there from now on")


def _moment(moment: dt.datetime | None) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC") if moment else "none"
