"""What a desk hears about the clinic's server without having asked."""

from dataclasses import dataclass

from .record import DraftHead


@dataclass(frozen=True, slots=True)
class ServerNews:
    """The server is away or back, or something came back that somebody else was faster with.

    Attributes:
        away: Whether the server does not answer.
        came_back: The draft that was made of it.
    """

    away: bool = False
    came_back: DraftHead | None = None
