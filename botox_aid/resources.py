"""Finds the shipped resource folder in a checkout, an editable install, a wheel and a frozen program."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def resource_folder() -> "Traversable":
    """Return the folder that holds everything that is not Python.

    Returns:
        ``botox_aid/resources`` where the program was installed, otherwise the checkout's ``resources``.

    Raises:
        FileNotFoundError: Neither is there.
    """
    # Beside this file in a wheel and in a frozen program; asking importlib takes part of the time to the first paint.
    beside = Path(__file__).resolve().parent / "resources"
    if beside.is_dir():
        return beside
    checkout = beside.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    raise FileNotFoundError("the program's resource folder is missing; install it again")
