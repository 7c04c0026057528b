"""Makes the pictures of the guides afresh: every step of the desk in both themes, and every page of the sample sheets.

usage: python tools/pictures.py [FOLDER]        default docs/pictures
"""

import subprocess
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from botox_aid.app.files import read_consultation
from botox_aid.app.library import Library
from botox_aid.app.sheets import refused_by, sheet_bytes, sheet_request
from botox_aid.domain.vocabulary import Copy, Edition, SheetKind
from botox_aid.resources import resource_folder

ROOT = Path(__file__).resolve().parents[1]
COLOURS = 160
SCALE = 100 / 72  # 100 dots an inch: readable, and light enough for a repository


def steps(folder: Path) -> None:
    """Photograph the window."""
    sample = ROOT / "resources" / "sample" / "us-frown-lines.json"
    command = [sys.executable, str(ROOT / "tools" / "screenshots.py"), "--to", str(folder), "--size", "1440x900"]
    subprocess.run([*command, "--text", "100", "--file", str(sample)], check=True, cwd=ROOT)
    subprocess.run([*command, "--text", "100", "--file", str(sample), "--records"], check=True, cwd=ROOT)
    subprocess.run([*command, "--text", "100", "--first-start"], check=True, cwd=ROOT)
    for picture in folder.glob("*-1440x900-100-*.png"):
        # Few colours: the guide comes with the program.
        Image.open(picture).convert("RGB").quantize(COLOURS).save(
            picture.with_name(picture.name.replace("-1440x900-100", "")), optimize=True
        )
        picture.unlink()


def pages(folder: Path) -> None:
    """Draw the pages of the sheets that a desk would offer for the samples."""
    library = Library(resource_folder())
    for entry in sorted((library.folder / "sample").iterdir(), key=lambda item: item.name):
        consultation = read_consultation(library, entry.read_bytes())
        for kind in SheetKind:
            request = sheet_request(library, consultation, kind, Edition.STANDARD, Copy.PATIENT)
            if refused_by(request.plan, kind):
                continue
            document = pypdfium2.PdfDocument(sheet_bytes(request, library.texts(consultation.language)))
            for number, page in enumerate(document, start=1):
                picture = page.render(scale=SCALE).to_pil().quantize(64)
                picture.save(folder / f"{consultation.jurisdiction}-{kind}-{number}.png", optimize=True)
            document.close()


def main() -> None:
    """Make them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    steps(folder)
    pages(folder)


if __name__ == "__main__":
    main()
