"""The settings in force, and the folder in which they are kept."""

from collections.abc import Callable
from pathlib import Path

from ..domain.catalogue import Approval
from ..domain.errors import InputError, MachineError
from ..domain.logo import Logo
from .looks import window_language
from .settings import Settings, SettingsRead, keep_approval, write_settings


class Preferences:
    """Holds the settings; every change is written at once.

    Args:
        folder: Where settings lie.
        read: What reading them gave.
    """

    def __init__(self, folder: Path, read: SettingsRead) -> None:
        self.folder = folder
        self._settings = read.settings
        self.kept_aside = read.kept_aside
        self._observers: list[Callable[[], None]] = []
        self._logo: Logo | None = None
        self._logo_is_read = False

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def language(self) -> str:
        """Language of the window, in whose order dates are read."""
        settings = self._settings
        return str(window_language(settings.language, settings.jurisdiction.value if settings.jurisdiction else ""))

    @property
    def logo(self) -> Logo | None:
        """The clinic's logo, if it has one."""
        if not self._logo_is_read:
            from .logo import kept_logo

            self._logo, self._logo_is_read = kept_logo(self.folder), True
        return self._logo

    @property
    def logo_file(self) -> bytes:
        """The clinic's logo as it is kept, if it has one."""
        from .logo import LOGO_FILE

        return (self.folder / LOGO_FILE).read_bytes() if self.logo is not None else b""

    def take_logo(self, data: bytes) -> MachineError | None:
        """Keep a clean picture as the logo, or none where there is no data; return why that could not be."""
        from .logo import keep_logo

        try:
            keep_logo(self.folder, data)
        except MachineError as error:
            return error
        self._logo_is_read = False
        for observer in tuple(self._observers):
            observer()
        return None

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call ``observer`` after every change; call what this returns to stop it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def take(self, settings: Settings) -> MachineError | None:
        """Put settings in force and write them.

        Returns:
            Why they could not be written, in which case they hold until the program is closed; ``None`` if all is well.
        """
        if settings == self._settings:
            return None
        self._settings = settings
        failure: MachineError | None = None
        try:
            write_settings(self.folder, settings)
        except MachineError as error:
            failure = error
        for observer in tuple(self._observers):
            observer()
        return failure

    def approve(self, approval: Approval | None) -> MachineError | InputError | None:
        """Keep the clinic's approval of the content, or take it back; return why that could not be."""
        try:
            keep_approval(self.folder, approval)
        except (MachineError, InputError) as error:
            return error
        return None
