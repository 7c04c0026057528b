"""The way in: a command goes to ``cli``, anything else opens the window."""

import sys

COMMANDS = ("assess", "render", "check", "sample", "audit", "backup", "records")
# What a shell says of a program that SIGINT ended: 128 + 2.
INTERRUPTED = 130


def entry_point() -> None:
    """Run the program and leave with its exit status; who presses Ctrl-C gets that of an interrupt, never that of a refusal."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run(arguments: list[str]) -> int:
    """Run the command or the window. The window's path imports nothing of the commands, so that it paints early."""
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        from .cli import run

        return run(arguments)
    from .main import open_desk

    return open_desk(arguments)


if __name__ == "__main__":
    entry_point()
