"""Opens the desk's window: builds every object once and hands them down."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .app.looks import read_looks, settings_folder
from .gui.application import start_desk
from .process_memory import forbid_core_files, forbid_reading, keep_files_private
from .resources import resource_folder

if TYPE_CHECKING:
    from .app.library import Library
    from .app.settings import SettingsRead

_USAGE = (
    "usage: botox-aid [FILE.json] [--settings-folder FOLDER] [--exit-after-first-paint];"
    " botox-aid --help lists the commands"
)
_WRONG_INPUT, _MACHINE = 2, 3


def open_desk(arguments: Sequence[str]) -> int:
    """Open the window and return when it is closed.

    Args:
        arguments: A consultation file to open, and options.

    Returns:
        0; 2 where the arguments are wrong; 3 where there is no screen.
    """
    keep_files_private()
    forbid_core_files()
    folder, file, leave = settings_folder(), None, False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--exit-after-first-paint":
            leave = True
        elif word == "--settings-folder" and rest:
            folder = Path(rest.pop(0))
        elif not word.startswith("-") and file is None:
            file = Path(word)
        else:
            # Of two words the first is the misspelt one where it is no file.
            wrong = word if file is None or file.is_file() else file
            return _complain(f"{wrong}: not understood; {_USAGE}", _WRONG_INPUT)
    if file is not None and not file.is_file():
        return _complain(f"{file}: no such file or command; {_USAGE}", _WRONG_INPUT)
    if not _has_screen():
        return _complain("there is no screen to open the window on (DISPLAY is not set)", _MACHINE)
    resources = resource_folder()

    def read_of() -> "SettingsRead":
        from .app.settings import read_settings

        # The window is there by now, and no patient has been named yet.
        forbid_reading()
        return read_settings(folder)

    def library_of() -> "Library":
        from .app.library import Library
        from .app.settings import clinic_approval
        from .domain.errors import ContentError, MachineError

        try:
            approval = clinic_approval(folder)
        except (ContentError, MachineError):
            # What cannot be read approves nothing; the sheets and the settings say that the content awaits approval.
            approval = None
        return Library(resources, approval)

    looks = read_looks(folder, resources / "text")
    desk = start_desk(resources, folder, looks, read_of, library_of, file, leave_after_first_paint=leave)
    return desk.application.exec()


def _has_screen() -> bool:
    """Return whether a window can be opened; Qt itself would end the program with an abort."""
    system = sys.platform
    if not system.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _complain(words: str, status: int) -> int:
    print(words, file=sys.stderr)  # noqa: T201 - the command line
    return status
