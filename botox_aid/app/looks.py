"""What the first paint needs of the settings, read before anything else and without the rest."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDER_VARIABLE = "BOTOX_AID_SETTINGS"
SMALLEST_TEXT, LARGEST_TEXT = 100, 200
THEMES = ("system", "light", "dark")
SETTINGS_FILE = "settings.json"
FIRST_LANGUAGE = "en-GB"
# A screen this high in points shows twice what a usual one does, at half the size for the eye.
_FINE_SCREEN = 1900
_LANGUAGES = {"uk": FIRST_LANGUAGE, "us": "en-US"}


class Looks(NamedTuple):
    """How the window looks and which language it speaks."""

    theme: str = THEMES[0]
    text_size: int = SMALLEST_TEXT
    language: str = FIRST_LANGUAGE


def first_text_size(screen_height: int) -> int:
    """Return the text size to begin with on a screen, before anybody chose one; its system scales nothing itself."""
    return LARGEST_TEXT if screen_height >= _FINE_SCREEN else SMALLEST_TEXT


def settings_folder() -> Path:
    """Return where settings lie: as the environment says, otherwise where the system keeps them."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    system = sys.platform
    if system.startswith("linux"):
        # What platformdirs says here too; asking it takes part of the time to the first paint.
        return Path(os.environ.get("XDG_CONFIG_HOME", "").strip() or Path.home() / ".config") / "botox-aid"
    from platformdirs import user_config_path

    return user_config_path("botox-aid", appauthor=False)


def window_language(chosen: object, jurisdiction: str) -> object:
    """Return the language of the window: the one that was chosen, otherwise that of where the clinic practises."""
    return chosen or _LANGUAGES.get(jurisdiction, FIRST_LANGUAGE)


def read_looks(folder: Path, languages: "Traversable") -> Looks:
    """Return how the window is to look; a file that cannot be used gives the defaults, and is told of later.

    Args:
        folder: Where settings lie.
        languages: The folder that holds a folder for each language.
    """
    try:
        plain = json.loads((folder / SETTINGS_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return Looks()
    if not isinstance(plain, dict):
        return Looks()
    theme, size = plain.get("theme"), plain.get("text_size")
    language = window_language(plain.get("language"), str(plain.get("jurisdiction")))
    return Looks(
        theme if theme in THEMES else THEMES[0],
        size if isinstance(size, int) and SMALLEST_TEXT <= size <= LARGEST_TEXT else SMALLEST_TEXT,
        language if isinstance(language, str) and (languages / language).is_dir() else FIRST_LANGUAGE,
    )
