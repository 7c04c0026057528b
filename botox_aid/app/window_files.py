"""The files that the window draws with: each that it names has to be there and readable."""

import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from .guide import guide_chapters, guide_folder, picture_names

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BACK = "put the shipped file back"
_FACES = ("art_front.svg", "art_side.svg")
_FONTS = tuple(f"AtkinsonHyperlegibleNext-{face}.ttf" for face in ("Regular", "SemiBold", "Bold"))
_TRUE_TYPE = b"\x00\x01\x00\x00"


def window_problems(folder: "Traversable") -> tuple[str, ...]:
    """Return what the window would miss among its own files.

    Args:
        folder: The resource folder.
    """
    return (
        *_icon_problems(folder / "icons"),
        *(line for name in _FACES for line in _drawing_problems(folder / "face" / name, f"face/{name}")),
        *(line for name in _FONTS for line in _font_problems(folder / "fonts" / name, f"fonts/{name}")),
        *_theme_problems(folder),
        *_guide_problems(folder),
    )


def _icon_problems(folder: "Traversable") -> Iterator[str]:
    try:
        names = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))["names"]
    except (OSError, ValueError, LookupError):
        yield f"icons/names.toml: names no icons; {_BACK}"
        return
    for name in names:
        yield from _drawing_problems(folder / f"{name}.svg", f"icons/{name}.svg")
    there = {entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg")}
    yield from (f"icons/{name}.svg: names.toml does not name it; add the line" for name in sorted(there - set(names)))


def _drawing_problems(file: "Traversable", name: str) -> Iterator[str]:
    try:
        root = ET.fromstring(file.read_bytes())  # noqa: S314 - a file of the program, not of anybody else
    except OSError:
        yield f"{name}: missing; {_BACK}"
    except ET.ParseError:
        yield f"{name}: is no drawing; {_BACK}"
    else:
        if not root.tag.endswith("svg") or len(root) == 0:
            yield f"{name}: is an empty drawing; {_BACK}"


def _font_problems(file: "Traversable", name: str) -> Iterator[str]:
    try:
        begins = file.read_bytes()[: len(_TRUE_TYPE)]
    except OSError:
        yield f"{name}: missing; {_BACK}"
    else:
        if begins != _TRUE_TYPE:
            yield f"{name}: is no typeface; {_BACK}"


def _theme_problems(folder: "Traversable") -> Iterator[str]:
    try:
        tomllib.loads((folder / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    except OSError:
        yield f"theme/tokens.toml: missing; {_BACK}"
    except ValueError as error:
        yield f"theme/tokens.toml: {error}; mend the line"


def _guide_problems(folder: "Traversable") -> Iterator[str]:
    guide = guide_folder(folder)
    try:
        chapters = guide_chapters(guide)
    except OSError:
        yield f"guide/clinician-guide.md: missing; {_BACK}"
        return
    for name in dict.fromkeys(name for chapter in chapters for name in picture_names(chapter)):
        if not (guide / "pictures" / name).is_file():
            yield f"guide/pictures/{name}: missing; {_BACK}"
