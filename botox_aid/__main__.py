"""The way in: a command goes to ``cli``, anything else opens the window."""

import sys

COMMANDS = ("assess", "render", "check", "sample", "audit", "backup", "records")


def entry_point() -> None:
    """Run the program and leave with its exit status.

    The window's path imports nothing of the commands, so that it paints early.
    """
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        from .cli import run

        sys.exit(run(arguments))
    from .main import open_desk

    sys.exit(open_desk(arguments))


if __name__ == "__main__":
    entry_point()
