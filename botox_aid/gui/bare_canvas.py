"""What the window shows first: its two grounds in the colours of its theme, before theme, fonts and frame are read."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# The rail at 100 %, and higher than any screen.
_RAIL, _HIGH = 208, 10_000


def show_bare(window: QMainWindow, folder: "Traversable", mode: str) -> None:
    """Give a window the ground of its pages, and the ground of the rail at its left, until it is furnished.

    Args:
        window: An empty window; whatever becomes its central widget takes the place of the bare one.
        folder: ``resources/theme``.
        mode: ``light`` or ``dark``.
    """
    # Two lines are looked up in the text: reading the whole table takes part of the time to the first paint.
    table = (folder / "tokens.toml").read_text(encoding="utf-8").partition(f"[{mode}]")[2]
    bare = QWidget()
    rail = QWidget(bare)
    rail.setGeometry(0, 0, _RAIL, _HIGH)
    rail.setAutoFillBackground(True)
    rail.setPalette(_palette(table, "rail"))
    window.setPalette(_palette(table, "canvas"))
    window.setCentralWidget(bare)


def _palette(table: str, role: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(table.partition(f"\n{role} = ")[2][1:8]))
    return palette
