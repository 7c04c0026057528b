"""What every test stands on."""

import os

# Before any Qt import: tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from pytestqt.qtbot import QtBot

# A busy machine is given time; what never happens still fails.
QtBot.waitUntil.__kwdefaults__["timeout"] = 20_000
