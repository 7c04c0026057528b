"""This program: a composed document to PDF, or with ``whole`` a consultation to PDF, rules and words included.

usage: python -m benchmarks.peers.this_program DOCUMENT.pickle OUT.pdf ROUNDS [whole]
"""

import json
import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.peers.clock import peak_megabytes
from botox_aid.document import folder
from botox_aid.document.pdf import render
from botox_aid.resources import resource_folder

NAME = "Alex Example"


def with_name(value: Any, name: str) -> Any:
    """Return a document for another patient."""
    if isinstance(value, str):
        return value.replace(NAME, name) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(with_name(entry, name) for entry in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: with_name(getattr(value, field.name), name) for field in fields(value)})
    return value


def whole_maker() -> Callable[[Any], bytes]:
    """Return what makes the sheet of a consultation, as the desk does."""
    from benchmarks.sheet import consultation, request
    from botox_aid.app.library import Library
    from botox_aid.document.sheet import compose

    library = Library(resource_folder())
    made = consultation(library)

    def make(name: Any) -> bytes:
        asked = request(library, replace(made, patient=replace(made.patient, name=name)))
        return render(compose(asked, library.texts(made.language)))

    return make


def main() -> None:
    """Make the sheet as often as the command line says."""
    folder.use(resource_folder())
    rounds, whole = int(sys.argv[3]), "whole" in sys.argv[4:]
    document = None if whole else pickle.loads(Path(sys.argv[1]).read_bytes())
    make = whole_maker() if whole else render
    seconds, data = [], b""
    for turn in range(rounds):
        name = f"{NAME} {turn}" if rounds > 1 else NAME
        sheet = name if whole else with_name(document, name)
        started = time.perf_counter()
        data = make(sheet)
        seconds.append(time.perf_counter() - started)
    Path(sys.argv[2]).write_bytes(data)
    print(json.dumps({"seconds": seconds, "bytes": len(data), "megabytes": peak_megabytes()}))


if __name__ == "__main__":
    main()
