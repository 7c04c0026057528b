"""The clinic's logo in the head of a sheet."""

from ...domain.logo import Logo
from .flow import Figure
from .pen import Pen
from .style import MM

_WIDEST, _HIGHEST = 34 * MM, 12 * MM
_NAME = "Logo"


def logo_piece(logo: Logo) -> Figure:
    """Return the logo as a piece; it is an artifact, for the clinic's name stands beside it in words."""
    scale = min(_WIDEST / logo.width, _HIGHEST / logo.height)
    width, height = scale * logo.width, scale * logo.height

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.picture(_NAME, logo, x, y, width, height)

    return Figure(width, height, draw)
