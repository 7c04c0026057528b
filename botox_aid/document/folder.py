"""Where the typefaces and pictures lie; set once by whoever found the resource folder."""

from importlib.resources.abc import Traversable


class _Chosen:
    folder: Traversable | None = None


def use(folder: Traversable) -> None:
    """Set the resource folder."""
    _Chosen.folder = folder


def chosen() -> Traversable:
    """Return the resource folder.

    Raises:
        RuntimeError: None was set.
    """
    if _Chosen.folder is None:
        raise RuntimeError("the resource folder of the sheets was not set; call document.folder.use first")
    return _Chosen.folder
