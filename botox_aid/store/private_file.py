"""Files that only their owner reads, written so that a crash leaves the old or the new one whole."""

import os
from contextlib import suppress
from pathlib import Path

from ..domain.record_fault import Exists, Full, Missing, ReadOnly, StoreFault, Unwritable

FOLDER_MODE, FILE_MODE = 0o700, 0o600
_NETWORK_SYSTEMS = frozenset(
    [
        "afpfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.sshfs",
        "glusterfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb",
        "smb3",
        "smbfs",
        "webdav",
    ]
)
_WINDOWS_NETWORK_DRIVE = 4
_SYNCED_FOLDERS = (
    "cloudstorage",
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone; one that is there stays as it is."""
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise fault_of(error) from None


def read_private(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        StoreFault: It is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise fault_of(error) from None


def create_private(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, and see it to the disk.

    Raises:
        StoreFault: It is there, or the machine will not let it.
    """
    try:
        _write_new(path, data)
    except OSError as error:
        raise fault_of(error) from None
    sync_folder(path.parent)


def replace_private(path: Path, data: bytes) -> None:
    """Put new content in place of a file's old content; at every moment one of the two is there whole.

    Raises:
        StoreFault: The machine will not let it; the old content stands.
    """
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        _write_new(beside, data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # a disk that can only be read lets nothing be taken away either
            beside.unlink(missing_ok=True)
        raise fault_of(error) from None
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that a new name in a folder outlives a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def tighten(path: Path) -> None:
    """Take a file away from everybody but its owner, where files have such rights."""
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(FILE_MODE)


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Return whether a path lies on a share of another computer.

    Args:
        path: The path; it need not be there.
        mounts: The system's table of mounts, for tests.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    if os.name == "nt":
        import ctypes

        kernel = ctypes.CDLL("kernel32")
        return bool(kernel.GetDriveTypeW(f"{path.drive}\\") == _WINDOWS_NETWORK_DRIVE)
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
    return _system_of(path.absolute(), mounts) in _NETWORK_SYSTEMS


def in_synced_folder(path: Path) -> bool:
    """Return whether a program that copies files to other computers probably watches this place."""
    return any(part.casefold().startswith(_SYNCED_FOLDERS) for part in path.absolute().parts)


def fault_of(error: OSError) -> StoreFault:
    """Return what a person is told of an error of the system."""
    import errno

    if isinstance(error, FileNotFoundError):
        return Missing()
    if isinstance(error, FileExistsError):
        return Exists()
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Full()
    return ReadOnly() if error.errno == errno.EROFS else Unwritable()


def _system_of(path: Path, mounts: str) -> str:
    best, system = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ")
        if path.is_relative_to(place) and len(place) >= best:
            best, system = len(place), fields[2]
    return system


def _write_new(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
