"""typst: one compiler for all sheets, with its typefaces; each sheet's content comes in as data."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from benchmarks.peers.clock import Maker, run
from benchmarks.peers.html import FONTS

TEMPLATE = Path(__file__).with_name("sheet.typ")


def prepare() -> Maker:
    """Return what makes a sheet."""
    compiler = typst.Compiler(
        str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"content": "{}"}
    )

    def make(content: dict[str, Any]) -> bytes:
        made = compiler.compile(
            format="pdf",
            sys_inputs={"content": json.dumps(content)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.fromisoformat(content["date"]),
        )
        return bytes(made)

    return make


if __name__ == "__main__":
    run(prepare)
