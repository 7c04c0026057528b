"""The visual language as values: colours by role, type, radii, and one text scale for all of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MODES = ("light", "dark")
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


@dataclass(frozen=True, slots=True)
class TypeSize:
    """One line of the type scale, in pixels at 100 %."""

    size: float
    line: float
    weight: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token table as it lies in ``resources/theme/tokens.toml``.

    Attributes:
        colours: For each mode, colour by role; the roles of the face are part of both.
        type: Type scale by kind of text.
        radius: Corner radii in pixels at 100 %.
    """

    colours: Mapping[str, Mapping[str, str]]
    type: Mapping[str, TypeSize]
    radius: Mapping[str, float]


@dataclass(frozen=True)
class Theme:
    """One look of the window: a mode and a text scale over the token table."""

    tokens: Tokens
    mode: str = "light"
    scale: float = 1.0

    def colour(self, role: str) -> str:
        """Return the colour of a role as ``#RRGGBB``."""
        return self.tokens.colours[self.mode][role]

    def px(self, pixels: float) -> int:
        """Return a length at the text scale, rounded to whole pixels."""
        return round(pixels * self.scale)

    def radius(self, kind: str) -> float:
        """Return a corner radius at the text scale."""
        return self.tokens.radius[kind] * self.scale

    def type(self, kind: str) -> TypeSize:
        """Return a line of the type scale at the text scale."""
        plain = self.tokens.type[kind]
        return TypeSize(round(plain.size * self.scale), round(plain.line * self.scale), plain.weight)

    def with_mode(self, mode: str) -> "Theme":
        """Return this theme in another mode."""
        return replace(self, mode=mode if mode in MODES else MODES[0])

    def with_scale(self, scale: float, smallest: float = SMALLEST_SCALE, largest: float = LARGEST_SCALE) -> "Theme":
        """Return this theme at another text scale, kept between 100 and 200 % or the bounds that are given."""
        return replace(self, scale=min(largest, max(smallest, scale)))


def load_tokens(folder: "Traversable") -> Tokens:
    """Read the token table.

    Args:
        folder: ``resources/theme``.
    """
    table = tomllib.loads((folder / "tokens.toml").read_text(encoding="utf-8"))
    return Tokens(
        colours={mode: MappingProxyType({**table[mode], **table["face"]}) for mode in MODES},
        type={kind: TypeSize(**line) for kind, line in table["type"].items()},
        radius=MappingProxyType(table["radius"]),
    )
