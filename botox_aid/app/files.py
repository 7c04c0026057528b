"""Reads and writes consultation files, so that a file is either there as a whole or as it was before."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from ..domain.consultation import Consultation
from ..domain.errors import MachineError
from ..domain.vocabulary import Jurisdiction
from ..exchange import consultation_file, consultation_writer
from ..exchange.known_ids import KnownIds
from ..exchange.strict_json import SIZE_LIMIT
from .library import Library

# Windows cannot open a folder, and renames there are journalled.
_CAN_SYNC_FOLDERS = os.name == "posix"


def known_ids(library: Library) -> KnownIds:
    """Return what a consultation file may name."""
    return KnownIds.of((library.catalogue(jurisdiction) for jurisdiction in Jurisdiction), library.languages)


def read_consultation(library: Library, data: bytes) -> Consultation:
    """Return the consultation that ``data`` holds.

    Raises:
        InputError: Something in it is wrong.
    """
    return consultation_file.read(data, known_ids(library))


def open_consultation(library: Library, path: Path) -> Consultation:
    """Return the consultation of a file.

    Raises:
        InputError: Something in it is wrong.
        MachineError: It cannot be read.
    """
    try:
        with path.open("rb") as stream:
            # One byte beyond what a visit may have: the reader then says that it is too large.
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise MachineError(str(path), _reason(error)) from None
    return read_consultation(library, data)


def save_consultation(consultation: Consultation, path: Path) -> None:
    """Write a consultation; only the owner may read it.

    Raises:
        InputError: A text of it cannot be written.
        MachineError: The machine will not let it; what was there before is untouched.
    """
    write_beside(path, consultation_writer.write(consultation))


def write_beside(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path``, owner-only, and put it in its place once it is safely on the disk.

    A device or a pipe is written to as it stands: to put a file in its place would take it away from everybody.

    Raises:
        MachineError: The machine will not let it; nothing half-written is left.
    """
    # A link keeps pointing where it did: what it points to is replaced.
    target = Path(os.path.realpath(path))
    beside: Path | None = None
    try:
        if _is_device(path):
            path.write_bytes(data)
            return
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        beside = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except BaseException as error:
        # Whoever presses Ctrl-C leaves no half of a sheet behind either.
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink()
        if isinstance(error, OSError):
            raise MachineError(str(path), _reason(error)) from None
        raise


def _is_device(path: Path) -> bool:
    """Return whether something stands there that is neither a file nor a folder."""
    try:
        kind = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(kind) and not stat.S_ISDIR(kind)


def _sync_folder(folder: Path) -> None:
    if not _CAN_SYNC_FOLDERS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
