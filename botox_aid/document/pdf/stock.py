"""What drawing needs from the resource folder: typefaces, the face, the colour profile; each read when first needed."""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

from ...domain.vocabulary import View
from .file import number
from .fonts import Family, Typeface
from .pen import colour
from .pictogram import pictogram

Command = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class ArtPath:
    """A flat part of the picture: its operators in drawing measures, and its extent (left, top, right, bottom)."""

    operators: str
    extent: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Art:
    """A view of the face for print: flat colours, and the outlines of the zones by name of the shape."""

    width: float
    height: float
    paths: tuple[ArtPath, ...]
    shapes: dict[str, tuple[Command, ...]]


class Stock:
    """The contents of the resource folder that drawing needs."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._faces: dict[tuple[Family, bool], Typeface] = {}
        self._art: dict[View, Art] = {}
        self._pictograms: dict[str, str] = {}

    def typeface(self, family: Family, bold: bool) -> Typeface:
        """Return a typeface."""
        face = self._faces.get((family, bold))
        if face is None:
            weight = "Bold" if bold else "Regular"
            data = (self._folder / "fonts" / f"{family}-{weight}.ttf").read_bytes()
            face = self._faces[family, bold] = Typeface(family, bold, data)
        return face

    def art(self, view: View) -> Art:
        """Return a view of the face."""
        art = self._art.get(view)
        if art is None:
            art = self._art[view] = self._read_art(view)
        return art

    def pictogram(self, name: str) -> str:
        """Return the operators of the drawing of a sign."""
        code = self._pictograms.get(name)
        if code is None:
            code = self._pictograms[name] = pictogram((self._folder / "pictograms" / f"{name}.toml").read_bytes())
        return code

    @cached_property
    def colour_profile(self) -> bytes:
        """The sRGB profile that the colours are meant in."""
        return (self._folder / "colour" / "srgb.icc").read_bytes()

    def _read_art(self, view: View) -> Art:
        drawn = json.loads((self._folder / "face" / f"print_{view}.json").read_bytes())
        zones = json.loads((self._folder / "face" / f"zones_{view}.json").read_bytes())
        paths = tuple(_art_path(entry["fill"], _commands(entry["path"])) for entry in drawn["paths"])
        shapes = {name: _commands(path) for name, path in zones["shapes"].items()}
        return Art(drawn["view_box"][2], drawn["view_box"][3], paths, shapes)


def _commands(path: list[list[object]]) -> tuple[Command, ...]:
    return tuple((str(entry[0]), tuple(float(str(value)) for value in entry[1:])) for entry in path)


def _art_path(fill: str, path: tuple[Command, ...]) -> ArtPath:
    # A whole unit of the drawing is a tenth of a millimetre on paper at most.
    plain = tuple((operator, tuple(map(round, values))) for operator, values in path)
    return ArtPath(f"{colour(fill)} rg {operators(plain)} f", extent(path))


def operators(path: tuple[Command, ...]) -> str:
    """Return a path as PDF operators in its own measures."""
    words = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(" ".join([*map(number, values), words[operator]]) for operator, values in path)


def extent(path: tuple[Command, ...]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the points of a path."""
    across = [value for _, values in path for value in values[::2]]
    down = [value for _, values in path for value in values[1::2]]
    return min(across), min(down), max(across), max(down)
