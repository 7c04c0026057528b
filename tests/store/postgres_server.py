"""A real PostgreSQL server on loopback for the tests: its own folder, its own certificates, any free port."""

import contextlib
import datetime as dt
import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

HOME_OF_POSTGRESQL = Path("/usr/lib/postgresql")
LOOPBACK = "127.0.0.1"
SETTINGS = {
    "listen_addresses": f"'{LOOPBACK}'",
    "ssl": "on",
    "ssl_cert_file": "'server.crt'",
    "ssl_key_file": "'server.key'",
    "max_connections": "80",
    # What the administrator's guide asks for: rows never reach the server's log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL server here, or nothing."""
    found = sorted(HOME_OF_POSTGRESQL.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Certificates:
    """A certificate authority of its own, with one certificate for the server's address."""

    def __init__(self, folder: Path, hosts: tuple[str, ...] = (LOOPBACK,)) -> None:
        self.authority, self.server, self.key = folder / "ca.crt", folder / "server.crt", folder / "server.key"
        root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example Clinic root")])
        alone = x509.BasicConstraints(ca=True, path_length=0)
        signing = x509.KeyUsage(*(name == "sign" for name in ("", "", "", "", "", "sign", "sign", "", "")))
        made = self._begun(root, root, root_key).add_extension(alone, critical=True)
        self._write(self.authority, made.add_extension(signing, critical=True).sign(root_key, hashes.SHA256()))
        names = x509.SubjectAlternativeName([_general_name(host) for host in hosts])
        server = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
        made = self._begun(server, root, key).add_extension(names, critical=False)
        self._write(self.server, made.add_extension(purpose, critical=False).sign(root_key, hashes.SHA256()))
        form = serialization.PrivateFormat.PKCS8
        plain = serialization.NoEncryption()
        self.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
        self.key.chmod(0o600)

    @staticmethod
    def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        now = dt.datetime.now(dt.UTC)
        named = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        named = named.serial_number(x509.random_serial_number())
        return named.not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=2))

    @staticmethod
    def _write(path: Path, certificate: x509.Certificate) -> None:
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def _general_name(host: str) -> x509.GeneralName:
    with contextlib.suppress(ValueError):
        return x509.IPAddress(ipaddress.ip_address(host))
    return x509.DNSName(host)


class PostgresServer:
    """Started once for all tests; killed and started again where a test wants to see that."""

    def __init__(self, binaries: Path, synced: bool = False) -> None:
        """Prepare a server.

        Args:
            binaries: Folder of its programs.
            synced: Whether it waits for the disk, as a clinic's does. The tests kill the server, never the machine: what reached the
                system's memory stays.
        """
        self._binaries = binaries
        self._synced = synced
        self.home = Path(tempfile.mkdtemp(prefix="botox-aid-server-"))
        self.certificates = Certificates(self.home)
        self.folder = self.home / "data"
        self.log = self.home / "server.log"
        # PostgreSQL refuses to run as root.
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.home, "postgres", "postgres")
        self.port = _free_port()
        self._running: subprocess.Popen[bytes] | None = None
        self._initialise()

    def _initialise(self) -> None:
        command = [self._binaries / "initdb", "-D", self.folder, "-U", "postgres", "--auth=trust", "--no-sync"]
        made = subprocess.run(
            [*command, "--encoding=UTF8", "--locale=C.UTF-8"],
            capture_output=True, text=True, timeout=120, cwd=self.home, check=False, **self._as,
        )  # fmt: skip
        if made.returncode:
            raise RuntimeError(made.stderr)
        for source in (self.certificates.server, self.certificates.key):
            target = self.folder / source.name
            shutil.copy(source, target)
            target.chmod(0o600)
            if self._as:
                shutil.chown(target, "postgres", "postgres")
        # The socket is for the test's own set-up, inside a folder that nobody else may enter.
        gates = ["local all all trust", f"hostssl all all {LOOPBACK}/32 scram-sha-256"]
        (self.folder / "pg_hba.conf").write_text("\n".join(gates) + "\n")
        values = SETTINGS | {
            "fsync": "on" if self._synced else "off",
            "port": str(self.port),
            "unix_socket_directories": f"'{self.home}'",
        }
        with (self.folder / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in values.items())

    def start(self) -> None:
        """Start and wait until it answers; right after a kill the first attempts may find the dead one's traces."""
        until = time.monotonic() + 60
        while True:
            with self.log.open("ab") as log:
                self._running = subprocess.Popen(
                    [self._binaries / "postgres", "-D", self.folder], stdout=log, stderr=log, cwd=self.home, **self._as
                )
            while self._running.poll() is None:
                with contextlib.suppress(psycopg.OperationalError), self.administrator("postgres"):
                    return
                time.sleep(0.03)
            if time.monotonic() > until:
                raise RuntimeError(self.log.read_text()[-2000:])
            time.sleep(0.2)

    def start_if_down(self) -> None:
        """Start unless it runs."""
        if self._running is None or self._running.poll() is not None:
            self.start()

    @property
    def process_id(self) -> int:
        """Of the process that takes connections."""
        assert self._running is not None
        return self._running.pid

    def kill(self) -> None:
        """SIGKILL the server and everything that it started, as a power cut of the machine's software would."""
        assert self._running is not None
        children = Path(f"/proc/{self._running.pid}/task/{self._running.pid}/children").read_text().split()
        for process in (self._running.pid, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._running.wait(30)

    def stop(self) -> None:
        """Stop, as a restart of the machine does."""
        if self._running is not None and self._running.poll() is None:
            self._running.send_signal(signal.SIGINT)
            self._running.wait(30)

    def remove(self) -> None:
        """End it, without its leave, and leave nothing behind."""
        if self._running is not None and self._running.poll() is None:
            self.kill()
        shutil.rmtree(self.home)

    def administrator(self, database: str) -> psycopg.Connection:
        """Connect as the one who owns the server."""
        return psycopg.connect(host=str(self.home), port=self.port, user="postgres", dbname=database, autocommit=True)

    def run_script(self, script: str, database: str = "postgres") -> None:
        """Run a script the way that the administrator's guide says: with psql, which stops at the first fault."""
        command = [self._binaries / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.home, "-p", str(self.port)]
        done = subprocess.run(
            [*command, "-U", "postgres", "-d", database],
            input=script, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
