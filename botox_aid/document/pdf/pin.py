"""Holds the program to the ReportLab that it was written for: what it uses inside of it is looked for on import."""

from inspect import signature

import reportlab
from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker

PINNED = "5.1.0"
# The methods that are called, with their parameters.
_CALLED = (
    (TTFontFace, "__init__", ("self", "filename", "validate", "subfontIndex")),
    (TTFontFace, "makeSubset", ("self", "subset")),
    (TTFontMaker, "__init__", ("self",)),
    (TTFontMaker, "add", ("self", "tag", "data")),
    (TTFontMaker, "makeStream", ("self",)),
)
# What reading a font file leaves in the face.
_READ = (
    "ascent", "bbox", "capHeight", "charToGlyph", "charWidths", "defaultWidth", "descent", "flags", "italicAngle", "stemV",
)  # fmt: skip


def check() -> None:
    """Make sure that everything is there.

    Raises:
        ImportError: It is another ReportLab, or one in which something has another form.
    """
    if reportlab.__version__ != PINNED:
        raise ImportError(f"ReportLab {PINNED} is needed to embed fonts, found {reportlab.__version__}")
    for owner, name, wanted in _CALLED:
        method = getattr(owner, name, None)
        found = tuple(signature(method).parameters) if callable(method) else ()
        if found != wanted:
            there = f"takes ({', '.join(found)})" if found else "is not there"
            raise ImportError(
                f"ReportLab {PINNED} was changed: {owner.__name__}.{name}({', '.join(wanted)}) is needed, but it {there}"
            )
    code = getattr(getattr(TTFontFace, "extractInfo", None), "__code__", None)
    missing = [name for name in _READ if code is None or name not in code.co_names]
    if missing:
        raise ImportError(f"ReportLab {PINNED} was changed: TTFontFace reads no {', '.join(missing)} from a font")
