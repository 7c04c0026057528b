"""The clinic's logo: checked by decoding it, made small and plain, and kept in the settings folder."""

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.errors import MachineError
from ..domain.logo import Logo

if TYPE_CHECKING:
    from PIL.Image import Image

LOGO_FILE = "logo.png"
# What a file may bring: its name and what it says of itself are not believed.
LARGEST_FILE = 4_000_000
LARGEST_EDGE, SMALLEST_EDGE = 6_000, 24
_MOST_PIXELS = 16_000_000
# What is kept: sharp at 34 x 12 mm on paper, and light enough for a sheet of 60 KB.
_WIDE, _HIGH, _COLOURS, _MOST_BYTES = 480, 170, 32, 6_400
_SHRINK = 0.8
_FORMATS = ("PNG", "JPEG")
_FAINT = 12
# Whatever a damaged or hostile picture makes a decoder raise.
_DECODER_FAULTS = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, MemoryError, AttributeError,
    struct.error, zlib.error, RuntimeError,
)  # fmt: skip


class LogoRefusal(Exception):
    """A file cannot be the logo.

    Attributes:
        reason: ``too_large``, ``not_a_picture``, ``too_many_pixels``, ``too_small`` or ``blank``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_logo(path: Path) -> bytes:
    """Return the clean picture of a file that somebody chose.

    Raises:
        LogoRefusal: It cannot be the logo.
        MachineError: It cannot be read.
    """
    try:
        if not path.is_file():
            raise LogoRefusal("not_a_picture")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None
    return clean_logo(data)


def clean_logo(data: bytes) -> bytes:
    """Return a picture as a small PNG of few colours on white, with nothing else in it.

    Raises:
        LogoRefusal: It cannot be the logo.
    """
    if len(data) > LARGEST_FILE:
        raise LogoRefusal("too_large")
    whole = _on_white(data)
    if min(whole.size) < SMALLEST_EDGE:
        raise LogoRefusal("too_small")
    picture = _cropped(whole)
    picture.thumbnail((_WIDE, _HIGH))
    while True:
        plain = _plain(picture)
        packed = io.BytesIO()
        plain.save(packed, "PNG", optimize=True)
        if packed.tell() <= _MOST_BYTES:
            return packed.getvalue()
        picture.thumbnail((round(picture.width * _SHRINK), round(picture.height * _SHRINK)))


def logo_of(data: bytes) -> Logo:
    """Return a clean picture as it prints.

    Raises:
        LogoRefusal: It is none.
    """
    picture = _on_white(data)
    if picture.width > _WIDE or picture.height > _HIGH:
        raise LogoRefusal("too_large")
    plain = _plain(picture)
    colours = plain.getpalette("RGB") or []
    used = max(plain.tobytes()) + 1
    return Logo(plain.width, plain.height, bytes(colours[: 3 * used]), plain.tobytes())


def kept_logo(folder: Path) -> Logo | None:
    """Return the logo of a settings folder; what lies there and is none counts as nothing."""
    try:
        with (folder / LOGO_FILE).open("rb") as stream:
            return logo_of(stream.read(LARGEST_FILE))
    except (OSError, LogoRefusal):
        return None


def keep_logo(folder: Path, data: bytes) -> None:
    """Put a clean picture into the settings folder, readable by its owner alone; nothing takes it away.

    Raises:
        MachineError: The machine will not let it; what was there before stands.
    """
    from .files import write_beside

    path = folder / LOGO_FILE
    try:
        if not data:
            path.unlink(missing_ok=True)
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(str(path), error.strerror or type(error).__name__) from None
    write_beside(path, data)


def _on_white(data: bytes) -> "Image":
    """Return what the data shows, without transparency, turned as the camera says."""
    from PIL import Image

    too_many = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings():
            # Of what a decoder only grumbles about, nobody needs to hear.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decoded(data)
    except too_many:
        raise LogoRefusal("too_many_pixels") from None
    except _DECODER_FAULTS:
        raise LogoRefusal("not_a_picture") from None


def _decoded(data: bytes) -> "Image":
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        wide, high = picture.size
        if max(wide, high) > LARGEST_EDGE or wide * high > _MOST_PIXELS:
            raise LogoRefusal("too_many_pixels")
        upright = ImageOps.exif_transpose(picture)
        if not upright.has_transparency_data:
            return upright.convert("RGB")
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")


def _cropped(picture: "Image") -> "Image":
    """Return the picture without the white around it."""
    from PIL import Image, ImageChops

    ink = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).convert("L")
    box = ink.point(lambda value: 255 if value > _FAINT else 0).getbbox()
    if box is None:
        raise LogoRefusal("blank")
    return picture.crop(box)


def _plain(picture: "Image") -> "Image":
    """Return the picture in a few colours."""
    from PIL import Image

    return picture.quantize(_COLOURS, dither=Image.Dither.NONE)
