"""The signs to act on stand beside their pictograms, which are told apart in grey and never read aloud."""

import io
from itertools import combinations

import pikepdf
import pypdfium2
import pytest

from botox_aid.document.blocks import AlertBox, Bullets, Cell
from botox_aid.document.pdf import press, render
from botox_aid.document.span import plain
from botox_aid.domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.resources import resource_folder
from tests.document.sheet_case import SheetCase, bytes_of, document_of, library, structure_of

NAMES = sorted(
    entry.name.removesuffix(".toml") for entry in (resource_folder() / "pictograms").iterdir()
)  # each stands beside at least one sign, as ``botox-aid check`` asks


def boxes(case: SheetCase) -> list[Bullets]:
    """Return the lists in the red boxes of a sheet."""
    cells = [cell for block in document_of(case).blocks if isinstance(block, AlertBox) for cell in block.cells]
    return [block for cell in cells for block in cell.blocks if isinstance(block, Bullets)]


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", [SheetKind.CONSENT, SheetKind.AFTERCARE])
def test_every_sign_stands_beside_its_pictogram(kind: SheetKind, edition: Edition) -> None:
    case = SheetCase(kind, edition, Copy.PATIENT, Jurisdiction.US, Paper.A4, 15, 0)
    flags = {flag.pictogram for flag in library().catalogue(case.jurisdiction).red_flags}
    shown = {name for block in boxes(case) for name in block.pictograms}
    assert shown <= flags
    assert {"breathing", "swallowing", "weakness", "allergy", "double_sight", "fever"} <= shown
    with pikepdf.open(io.BytesIO(bytes_of(case))) as pdf:
        content = b"\n".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    assert {name for name in NAMES if press().stock.pictogram(name) in content} == {name for name in shown if name}


def test_a_pictogram_is_read_as_the_bullet_that_it_stands_for() -> None:
    case = SheetCase(SheetKind.AFTERCARE, Edition.STANDARD, Copy.PATIENT, Jurisdiction.UK, Paper.A4, 3, 0)
    labels = [node for node in structure_of(case).root.walk() if node.role == "Lbl" and not node.alt]
    assert len(labels) >= len(boxes(case)[0].items)
    assert {label.words() for label in labels} == {"\u2022"}


def test_pictograms_are_told_apart_in_grey_at_twelve_points() -> None:
    pictures = dict(zip(NAMES, map(grey, NAMES), strict=True))
    for name, picture in pictures.items():
        dark = sum(1 for value in picture if value < 128)
        assert dark > 0.06 * len(picture), f"{name} is too faint"
        assert dark < 0.75 * len(picture), f"{name} is a blot"
    for one, other in combinations(NAMES, 2):
        pairs = zip(pictures[one], pictures[other], strict=True)
        apart = sum(abs(first - second) for first, second in pairs) / 255 / len(pictures[one])
        assert apart > 0.09, f"{one} looks like {other}"


def grey(name: str) -> bytes:
    """Return a pictogram as it is printed beside text of 12 points, in grey."""
    case = SheetCase(SheetKind.CONSENT, Edition.STANDARD, Copy.PATIENT, Jurisdiction.US, Paper.A4, 1, 0)
    made = document_of(case)
    alone = (Bullets((plain("."),), 1, (name,)),)
    data = render(
        type(made)(made.kind, made.edition, made.copy, made.paper, (AlertBox("", (Cell(alone),)),), made.footer, made.metadata)
    )  # fmt: skip
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        matrix = next(
            operands
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "cm" and float(operands[3]) < 0
        )
    side, left, top = 24 * float(matrix[0]), float(matrix[4]), float(matrix[5])
    height = document[0].get_size()[1]
    page = document[0].render(scale=2, grayscale=True).to_pil()
    box = (round(2 * left), round(2 * (height - top)), round(2 * (left + side)), round(2 * (height - top + side)))
    return page.crop(box).tobytes()
