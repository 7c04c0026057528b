"""Chromium, headless: one browser for all sheets, spoken to over its debugging pipe; tagged PDF with an outline."""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.html import body, page_style, style

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage",
    "--disable-background-networking", "--remote-debugging-pipe",
)  # fmt: skip


def browser() -> str | None:
    """Return the browser of this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """A running browser."""

    def __init__(self, profile: str) -> None:
        program = browser()
        assert program is not None
        to_child, self._to = os.pipe()
        self._from, from_child = os.pipe()

        wire = f'exec "$0" "$@" 3<&{to_child} 4>&{from_child}'
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", wire, program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_child, from_child), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_child)
        os.close(from_child)
        self._buffer = b""
        self._count = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", here=True)
        # A page of the file system, so that typefaces may be read from files.
        blank = Path(profile) / "blank.html"
        blank.write_text("<!doctype html><title>-</title>", encoding="utf-8")
        self.call("Page.navigate", here=True, url=blank.as_uri())
        self.frame = self.call("Page.getFrameTree", here=True)["frameTree"]["frame"]["id"]

    def call(self, method: str, *, here: bool = False, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if here:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "result" in answer, answer
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            self._buffer += os.read(self._from, 1 << 20)
        line, self._buffer = self._buffer.split(b"\0", 1)
        return dict(json.loads(line))

    def close(self) -> None:
        """End the browser."""
        self.call("Browser.close")
        self.process.wait(timeout=20)

    def print_page(self, html: str) -> bytes:
        """Return a page as PDF."""
        self.call("Page.setDocumentContent", here=True, frameId=self.frame, html=html)
        self.call("Runtime.evaluate", here=True, expression="document.fonts.ready", awaitPromise=True)
        made = self.call(
            "Page.printToPDF", here=True, preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True,
            generateDocumentOutline=True,
        )  # fmt: skip
        return base64.b64decode(made["data"])


def megabytes(process: int) -> float:
    """Return what the browser's processes hold together; shared pages count once."""
    total, waiting = 0.0, [process]
    while waiting:
        number = waiting.pop()
        try:
            rollup = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii")
            waiting += map(int, Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split())
        except (OSError, ValueError):
            continue
        total += next(float(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    return total


def main() -> None:
    """Make the sheet as often as the command line says."""
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rounds = int(sys.argv[3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        chromium = Browser(profile)
        rules = style()
        seconds, data = [], b""
        for turn in range(rounds):
            sheet = (
                json.loads(json.dumps(content).replace("Alex Example", f"Alex Example {turn}"))
                if rounds > 1
                else content
            )
            started = time.perf_counter()
            html = body(sheet).replace("<body>", f"<style>{rules}{page_style(sheet)}</style><body>", 1)
            data = chromium.print_page(html)
            seconds.append(time.perf_counter() - started)
        held = megabytes(chromium.process.pid)
        chromium.close()
    Path(sys.argv[2]).write_bytes(data)
    print(json.dumps({"seconds": seconds, "bytes": len(data), "megabytes": held}))


if __name__ == "__main__":
    main()
