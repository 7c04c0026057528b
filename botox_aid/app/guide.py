"""The clinician's guide, chapter by chapter, as it lies beside the program."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .flow import Step

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FILE, _PICTURES = "clinician-guide.md", "pictures"
_CHAPTER = re.compile(r"^## +(?P<title>.+?) *$", re.MULTILINE)
_STEP = re.compile(r"^(?P<number>[1-7]) ")
_PICTURE = re.compile(r"!\[(?P<says>[^\]]*)\]\((?P<path>[^)]+)\)")
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]+\)")
_MARKS = re.compile(r"[*`#|>]")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes:
        id: What a link within the guide calls it, such as ``3-zones``.
        step: The step it is about, if it is about one.
        markdown: Its text, heading included.
        plain: Its words without marks, in lower case, to be searched.
    """

    id: str
    title: str
    step: Step | None
    markdown: str
    plain: str

    def holds(self, words: Sequence[str]) -> bool:
        """Return whether every word is in it."""
        return all(word in self.plain for word in words)


def guide_folder(resources: "Traversable") -> "Traversable":
    """Return the folder of the guide: shipped among the resources, or in a checkout beside them."""
    shipped = resources / "guide"
    return shipped if shipped.is_dir() else resources / ".." / "docs"


def guide_chapters(folder: "Traversable") -> tuple[Chapter, ...]:
    """Return the chapters in order; what stands before the first is a chapter of its own.

    Raises:
        OSError: The guide is not there or cannot be read.
    """
    return tuple(_chapters((folder / _FILE).read_text(encoding="utf-8")))


def guide_picture(folder: "Traversable", path: str, mode: str) -> bytes:
    """Return a picture of the guide, in the colours of a theme where there are two of it; nothing if it is not there."""
    name = path.rpartition("/")[2]
    names = [name.replace("-light.", f"-{mode}."), name]
    for candidate in names:
        picture = folder / _PICTURES / candidate
        if picture.is_file():
            return picture.read_bytes()
    return b""


def picture_names(chapter: Chapter) -> tuple[str, ...]:
    """Return the file names of the pictures of a chapter."""
    return tuple(match["path"].rpartition("/")[2] for match in _PICTURE.finditer(chapter.markdown))


def _chapters(text: str) -> Iterator[Chapter]:
    starts = [*(match.start() for match in _CHAPTER.finditer(text)), len(text)]
    opening = text[: starts[0]].strip()
    if opening:
        title = opening.partition("\n")[0].lstrip("# ").strip()
        yield _chapter(title, opening)
    for start, end in pairwise(starts):
        part = text[start:end].strip()
        title = part.partition("\n")[0].lstrip("# ").strip()
        yield _chapter(title, part)


def _chapter(title: str, markdown: str) -> Chapter:
    numbered = _STEP.match(title)
    step = list(Step)[int(numbered["number"]) - 1] if numbered else None
    words = _LINK.sub(r"\g<words>", _PICTURE.sub(r"\g<says>", markdown))
    plain = " ".join(_MARKS.sub("", words).lower().split())
    return Chapter(_anchor(title), title, step, markdown, plain)


def _anchor(title: str) -> str:
    """Return the name under which others link to a heading."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
