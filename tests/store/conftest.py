"""Records for the tests: an encrypted file with a vault, and a real server where its programs are installed."""

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from botox_aid.store import key_slot
from botox_aid.store.database import Database, create_file, open_file
from botox_aid.store.records import Records
from botox_aid.store.server import open_server
from botox_aid.store.server_address import ServerAddress, server_address
from botox_aid.store.server_script import desks_script, login_of, setup_script
from botox_aid.store.vault import Keys, create_vault
from tests.store.postgres_server import LOOPBACK, PostgresServer, programs
from tests.store.visits import FAST

PASSPHRASE = "four plain words here"


@pytest.fixture(autouse=True)
def quick_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """What slows a thief down would slow the tests down too; the vault's own tests use the real figures."""
    for name, value in FAST.items():
        monkeypatch.setattr(key_slot, name, value)


@dataclass(frozen=True)
class Desk:
    """One desk's files."""

    folder: Path
    keys: Keys
    recovery: str

    @property
    def records(self) -> Path:
        return self.folder / "records.db"

    @property
    def vault(self) -> Path:
        return self.folder / "vault.json"

    def open(self, desk: str = "desk1") -> Records:
        return Records(open_file(self.records, self.keys), self.keys, desk)


@pytest.fixture(scope="session")
def made_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in FAST.items():
            patch.setattr(key_slot, name, value)
        return new_desk(tmp_path_factory.mktemp("made") / "desk")


@pytest.fixture
def desk(made_desk: Desk, tmp_path: Path) -> Desk:
    """A desk of the test's own: a copy, because making one takes longer than most tests."""
    shutil.copytree(made_desk.folder, tmp_path / "desk")
    return replace(made_desk, folder=tmp_path / "desk")


def new_desk(folder: Path) -> Desk:
    records = folder / "records.db"
    keys, recovery = create_vault(folder / "vault.json", PASSPHRASE, lambda keys: create_file(records, keys).close())
    return Desk(folder, keys, recovery)


@dataclass(frozen=True)
class Clinic:
    """A server with a database of its own.

    Attributes:
        passwords: By desk.
    """

    server: PostgresServer
    database: str
    keys: Keys
    passwords: dict[str, str]

    def address(self, desk: str) -> ServerAddress:
        url = f"postgresql://{login_of(desk)}@{LOOPBACK}:{self.server.port}/{self.database}"
        return server_address(url, str(self.server.certificates.authority))

    def connect(self, desk: str) -> tuple[Database, str]:
        return open_server(self.address(desk), self.passwords[desk], self.keys.store_id)

    def add_desks(self, desks: tuple[str, ...], clinic: str) -> None:
        self.server.run_script(desks_script(desks, (), clinic), self.database)
        self.give_passwords(desks)

    def give_passwords(self, desks: tuple[str, ...]) -> None:
        with self.server.administrator(self.database) as connection:
            for desk in desks:
                self.passwords[desk] = secrets.token_hex(8)
                connection.execute(f"alter role {login_of(desk)} password '{self.passwords[desk]}'")

    def records(self, desk: str) -> Records:
        return Records(*self.connect(desk)[:1], self.keys, desk)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    binaries = programs()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    server = PostgresServer(binaries)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def clinic(postgres: PostgresServer) -> Clinic:
    return new_clinic(postgres, ("front", "room2", "office"), ("office",))


def new_clinic(
    server: PostgresServer, desks: tuple[str, ...], administrators: tuple[str, ...] = (), keys: Keys | None = None
) -> Clinic:
    """Set a server up as the administrator's guide says, in a database of its own."""
    keys = keys or Keys(secrets.token_hex(16), *(secrets.token_bytes(32) for _ in range(3)))
    database = f"clinic_{secrets.token_hex(4)}"
    with server.administrator("postgres") as connection:
        connection.execute(f"create database {database}")
    server.run_script(setup_script(keys.store_id, desks, administrators, "main"), database)
    made = Clinic(server, database, keys, {})
    made.give_passwords(desks)
    return made
