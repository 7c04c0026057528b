"""How a command is told a passphrase: typed unseen, from a file, or from a file descriptor; never as an argument."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from .domain.errors import InputError

_LONGEST_SECRET = 4096


def add_secret(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where the passphrase stands; on the command line itself everybody could read it."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--passphrase-file", default="", metavar="FILE", help="read the passphrase or recovery key from a file"
    )
    source.add_argument("--passphrase-fd", type=int, default=-1, metavar="N", help="read it from a file descriptor")


def secret_of(options: argparse.Namespace) -> str:
    """Return the passphrase or recovery key.

    Raises:
        InputError: There is nowhere to read it from.
    """
    if options.passphrase_fd >= 0:
        with os.fdopen(options.passphrase_fd, encoding="utf-8") as stream:
            return _line(stream.read(_LONGEST_SECRET))
    if options.passphrase_file:
        return line_of(options.passphrase_file)
    return asked("Passphrase or recovery key: ")


def line_of(name: str) -> str:
    """Return what a file holds, without the end of its line."""
    with Path(name).open(encoding="utf-8") as stream:
        return _line(stream.read(_LONGEST_SECRET))


def _line(text: str) -> str:
    return text.rstrip("\r\n")


def asked(question: str) -> str:
    """Ask at the terminal; what is typed is not shown.

    Raises:
        InputError: There is no terminal.
    """
    if not sys.stdin.isatty():
        raise InputError("passphrase", "no terminal to ask at", "--passphrase-file or --passphrase-fd")
    return getpass.getpass(question)
