"""The printers of this computer, as the system knows them."""

import os
from dataclasses import dataclass

from ..app.printing import Queues, can_use_queue, list_queues


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer.

    Attributes:
        name: Name of its queue.
        says: What people call it.
    """

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Printers:
    """All printers, and the one to take where nobody chose: the system's own choice, or the only one there is."""

    every: tuple[Printer, ...] = ()
    usual: str = ""

    def named(self, name: str) -> Printer | None:
        """Return the printer of a queue, or ``None``."""
        return next((printer for printer in self.every if printer.name == name), None)


def known_printers() -> Printers:
    """Ask the system for its printers; this may take minutes where its print system does not answer."""
    queues = list_queues() if can_use_queue() else _drivers()
    every = tuple(Printer(name, says) for name, says in queues.says.items())
    usual = os.environ.get("PRINTER", "") or queues.usual
    if usual not in queues.says:
        # Where there is one, nobody has to choose it.
        usual = every[0].name if len(every) == 1 else ""
    return Printers(every, usual)


def _drivers() -> Queues:
    """Ask where there are no queues that take PDF. Qt holds up every thread meanwhile, so queues are not asked this way."""
    from PySide6.QtPrintSupport import QPrinterInfo

    names = {info.printerName(): info.description().strip() for info in QPrinterInfo.availablePrinters()}
    return Queues({name: says or name for name, says in names.items()}, QPrinterInfo.defaultPrinterName())
