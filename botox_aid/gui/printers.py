"""The printers of this computer, as the system knows them."""

import os
from dataclasses import dataclass

from ..app.printing import stay_on_this_computer


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer.

    Attributes:
        name: Name of its queue.
        says: What people call it.
        prints_both_sides: Whether it can; ``True`` where it does not say.
    """

    name: str
    says: str
    prints_both_sides: bool = True


@dataclass(frozen=True, slots=True)
class Printers:
    """All printers, and the one to take where nobody chose: the system's own choice, or the only one there is."""

    every: tuple[Printer, ...] = ()
    usual: str = ""

    def named(self, name: str) -> Printer | None:
        """Return the printer of a queue, or ``None``."""
        return next((printer for printer in self.every if printer.name == name), None)


def known_printers() -> Printers:
    """Ask the system for its printers; imported here because only this step needs it."""
    stay_on_this_computer()
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = []
    for info in QPrinterInfo.availablePrinters():
        modes = info.supportedDuplexModes()
        sides = not modes or any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)
        found.append(Printer(info.printerName(), info.description().strip() or info.printerName(), sides))
    names = {printer.name for printer in found}
    usual = os.environ.get("PRINTER", "") or QPrinterInfo.defaultPrinterName()
    if usual not in names:
        # Where there is one, nobody has to choose it.
        usual = found[0].name if len(found) == 1 else ""
    return Printers(tuple(found), usual)
