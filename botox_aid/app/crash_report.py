"""What is written down after an unexpected failure: its type and its place, never its message."""

import json
import platform
from pathlib import Path
from types import TracebackType

from .. import __version__
from .files import write_beside

_REPORT = "last-failure.json"


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> dict[str, object]:
    """Return the report of an exception.

    A message may quote a patient, and so may a variable: the report holds a whitelist of neither.
    """
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "type": kind.__name__,
        "places": places,
    }


def write_crash_report(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Write the report of an exception into ``folder`` and return where it lies.

    Raises:
        MachineError: The machine will not let it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / _REPORT
    write_beside(path, json.dumps(crash_report(kind, trace), indent=2).encode())
    return path
