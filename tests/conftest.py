"""What every test stands on."""

import os

# Before any Qt import: tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
