"""Runs a peer: reads the content, times it, and reports as one JSON line. Only the standard library."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Maker = Callable[[dict[str, Any]], bytes]


def run(prepare: Callable[[], Maker]) -> None:
    """Make the sheet as often as the command line says.

    usage: python -m benchmarks.peers.NAME CONTENT.json OUT.pdf ROUNDS

    Args:
        prepare: Does once what a long-running program does once (typefaces, templates) and returns what makes a sheet.
    """
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rounds = int(sys.argv[3])
    make = prepare()
    seconds, data = [], b""
    for turn in range(rounds):
        # Every round is another patient's sheet, as at the desk: nothing that depends on the whole content is kept.
        varied = json.dumps(content).replace("Alex Example", f"Alex Example {turn}") if rounds > 1 else ""
        sheet = json.loads(varied) if varied else content
        started = time.perf_counter()
        data = make(sheet)
        seconds.append(time.perf_counter() - started)
    Path(sys.argv[2]).write_bytes(data)
    print(json.dumps({"seconds": seconds, "bytes": len(data), "megabytes": peak_megabytes()}))


def peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    if os.name == "nt":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
