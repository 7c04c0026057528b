"""Says before printing what no typeface can draw, so that a name is never dropped or printed as a box."""

from .clean import clean
from .pdf import press


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return what cannot be drawn of a text as it was typed, each character once."""
    return press().shaper.missing(clean(text))
