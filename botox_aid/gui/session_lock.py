"""Hears from the system that its screen was locked or that it goes to sleep, where the system says so."""

import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

_SESSION_ADDRESS, _SYSTEM_SOCKET = "DBUS_SESSION_BUS_ADDRESS", "/run/dbus/system_bus_socket"
# Whoever locks the screen of a desktop says so under one of these names.
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
_LOGIN = "org.freedesktop.login1"
# Slots by the code of the library: the name of a slot follows the digit 1. It takes them as text, whatever its types say.
_HEAR_SAVER, _HEAR_LOCK = cast("bytes", "1hear_saver(bool)"), cast("bytes", "1hear_lock()")


class SessionLock(QObject):
    """Listens on the buses of the system; without them it stays silent.

    Attributes:
        locked: The screen was locked, or the computer goes to sleep.
    """

    locked = Signal()

    def listen(self) -> bool:
        """Listen from now on; return whether there is anything to listen to."""
        if not sys.platform.startswith("linux"):
            return False
        heard = False
        # Asked for without an address, the library would start a bus of its own.
        if os.environ.get(_SESSION_ADDRESS):
            heard = self._listen_to_savers()
        if Path(_SYSTEM_SOCKET).exists():
            heard = self._listen_to_login() or heard
        return heard

    def _listen_to_savers(self) -> bool:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        heard = [bus.connect("", "", name, "ActiveChanged", self, _HEAR_SAVER) for name in _SAVERS]
        return any(heard)

    def _listen_to_login(self) -> bool:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return False
        session = bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _HEAR_LOCK)
        sleep = bus.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, _HEAR_SAVER)
        return bool(session or sleep)

    @Slot(bool)
    def hear_saver(self, active: bool) -> None:
        """Tell that the screen was locked; that it is free again opens nothing."""
        if active:
            self.locked.emit()

    @Slot()
    def hear_lock(self) -> None:
        """Tell that the screen was locked."""
        self.locked.emit()
