"""Where statements come from, and a sourced statement itself."""

from dataclasses import dataclass

from .vocabulary import Trust


@dataclass(frozen=True, slots=True)
class Source:
    """A text that statements rest on.

    Attributes:
        cite: Name of the primary text as a clinician would look it up.
        short: Its short form for a numbered note on paper.
        url: Where it was read, for the screen only; never printed.
        trust: ``read`` where the text itself was read.
    """

    id: str
    cite: str
    short: str
    trust: Trust
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sourced statement; its sentence is ``clinician`` text ``fact.<id>``.

    Attributes:
        conflict: Two texts disagree here; the sentence names both and the stricter one is used.
    """

    id: str
    trust: Trust
    sources: tuple[str, ...]
    conflict: bool = False
