"""The three ways in which work is refused, one exception each.

They are not frozen: Python itself sets the traceback of an exception that passes a context manager.
"""

from dataclasses import dataclass


class BotoxAidError(Exception):
    """Any refusal that a person is told about in one sentence."""


@dataclass(unsafe_hash=True)
class InputError(BotoxAidError):
    """The input is wrong (exit status 2).

    Attributes:
        field: Path of the field, such as ``answers.toxin_recent.date``; empty for the whole file.
        found: What stands there, shortened; never more than a fragment.
        expected: What should stand there.
    """

    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = self.field or "the file"
        return f"{place}: found {self.found}, expected {self.expected}"


@dataclass(unsafe_hash=True)
class ClinicalRefusal(BotoxAidError):
    """A sheet is refused for a clinical reason (exit status 1).

    Attributes:
        blocked_by: Ids of the findings that block, or ``missing``.
    """

    blocked_by: tuple[str, ...]

    def __str__(self) -> str:
        return "blocked by " + ", ".join(self.blocked_by)


@dataclass(unsafe_hash=True)
class MachineError(BotoxAidError):
    """The machine will not let it: cannot read, cannot write, disk full (exit status 3).

    Attributes:
        path: The file or folder it happened to.
        reason: The system's own word for it, such as ``No space left on device``.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(unsafe_hash=True)
class ContentError(BotoxAidError):
    """The program's own content is wrong: file, key and what to write.

    Attributes:
        problems: One line each, naming file, key and remedy.
    """

    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.problems)
