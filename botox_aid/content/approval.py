"""The clinic's approval of the content: who, when, which version; kept in a small file of the clinic's own."""

import contextlib
import json
import os
import tempfile
from pathlib import Path

from botox_aid.domain.catalogue import Approval, Release
from botox_aid.domain.errors import ContentError, InputError, MachineError

from .reading import read_table, read_value

# An approval is three lines; a file far beyond that is not one.
_LARGEST = 10_000


def counting(approval: Approval | None, release: Release) -> Approval | None:
    """Return the approval if it was given for this very content version, otherwise ``None``."""
    return approval if approval is not None and approval.version == release.version else None


def read_approval(path: Path) -> Approval | None:
    """Return the approval that a file holds, or ``None`` where there is no such file.

    Raises:
        ContentError: The file is there and is no approval; it counts for nothing until the content is approved again.
        MachineError: The file is there and cannot be read.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ContentError((f"{path.name}: is too large for an approval; approve the content again",))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None
    problems: list[str] = []
    raw = read_table(path, path.name, problems)
    approval = read_value(raw, Approval, path.name, problems) if not problems else None
    if approval is None:
        raise ContentError((*problems, f"{path.name}: does not count; approve the content again"))
    return approval


def write_approval(path: Path, approval: Approval) -> None:
    """Write an approval so that it is there as a whole or as it was before; only the owner may read it.

    Raises:
        InputError: The name is empty or cannot be written on a line.
        MachineError: The machine will not let it; what was there before is untouched.
    """
    if not approval.by.strip() or not approval.by.isprintable():
        raise InputError(
            "by", "no name" if not approval.by.strip() else "a sign that is not text", "a name on one line"
        )
    lines = (
        f"by = {json.dumps(approval.by, ensure_ascii=False)}",
        f"on = {approval.on.isoformat()}",
        f"version = {json.dumps(approval.version, ensure_ascii=False)}",
    )
    try:
        _replace(path, ("\n".join(lines) + "\n").encode("utf-8"))
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None


def _replace(path: Path, data: bytes) -> None:
    """Write beside, owner-only before any content, then take the place of the old file; both on disk at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
