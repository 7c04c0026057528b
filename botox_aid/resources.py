"""Finds the shipped resource folder in a checkout, an editable install, a wheel and a frozen program."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource_folder() -> Traversable:
    """Return the folder that holds everything that is not Python.

    Returns:
        ``botox_aid/resources`` where the program was installed, otherwise the checkout's ``resources``.

    Raises:
        FileNotFoundError: Neither is there.
    """
    installed = files("botox_aid") / "resources"
    if installed.is_dir():
        return installed
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    raise FileNotFoundError("the program's resource folder is missing; install it again")
