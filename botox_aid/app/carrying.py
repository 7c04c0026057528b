"""Carries one visit out of the records and back in: as a plain consultation file, or sealed with a passphrase."""

from pathlib import Path

from ..domain.consultation import Consultation
from ..domain.errors import MachineError
from ..exchange import consultation_writer
from ..exchange.strict_json import SIZE_LIMIT
from .files import read_consultation, write_beside
from .library import Library

PLAIN_SUFFIX, SEALED_SUFFIX = ".json", ".botoxaid"
LEAST_PASSPHRASE = 12
# What the seal adds to a file is far less.
_SEAL = 4096


def carry_out(consultation: Consultation, path: Path, passphrase: str = "") -> Path:
    """Write a visit to a file, sealed where a passphrase is given, and return where it lies.

    Raises:
        InputError: A text of it cannot be written.
        MachineError: The machine will not let it; what was there before is untouched.
    """
    data, suffix = consultation_writer.write(consultation), PLAIN_SUFFIX
    if passphrase:
        from ..store.sealed_file import seal

        data, suffix = seal(data, passphrase), SEALED_SUFFIX
    path = path if path.suffix == suffix else path.with_name(path.name + suffix)
    write_beside(path, data)
    return path


def is_sealed_file(path: Path) -> bool:
    """Return whether a file says that it is sealed; one that cannot be read is for the reader to tell."""
    from ..store.sealed_file import is_sealed

    try:
        with path.open("rb") as stream:
            return is_sealed(stream.read(16))
    except OSError:
        return False


def bring_in(library: Library, path: Path, passphrase: str) -> Consultation:
    """Return the visit of a sealed file.

    Raises:
        WrongKey: The passphrase is another one.
        Damaged: The file is cut or was changed.
        NewerSchema: A later version of the program made it.
        InputError: Something in the visit is wrong.
        MachineError: The file cannot be read.
    """
    from ..store.sealed_file import unseal

    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + _SEAL)
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None
    return read_consultation(library, unseal(data, passphrase))
