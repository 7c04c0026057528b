"""One press of "Print": several sheets for one printer, all made before the first is sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .print_setup import PrintItem
from .printing import PrintJob, PrintOutcome, send_to_printer


@dataclass(frozen=True, slots=True)
class PrintReport:
    """How it went.

    Attributes:
        printer: Name of the queue.
        sent: What went out.
        unsent: What did not, because of ``outcome``.
    """

    outcome: PrintOutcome
    printer: str
    sent: tuple[PrintItem, ...] = ()
    unsent: tuple[PrintItem, ...] = ()


Send = Callable[[PrintJob, bytes], PrintOutcome]


def print_items(
    items: Sequence[PrintItem],
    sheet_of: Callable[[PrintItem], bytes],
    job_of: Callable[[PrintItem], PrintJob],
    told: Callable[[int], None],
    send: Send = send_to_printer,
) -> PrintReport:
    """Print sheets one after the other and stop at the first that does not go out.

    Args:
        items: What to print.
        sheet_of: Makes the file of an item; all are made before the first is sent, so that none is sent in vain.
        job_of: Says where and how an item prints.
        told: Hears how many are sent.
        send: Sends one.
    """
    sheets = [sheet_of(item) for item in items]
    for done, (item, data) in enumerate(zip(items, sheets, strict=True)):
        told(done)
        job = job_of(item)
        outcome = send(job, data)
        if outcome is not PrintOutcome.SENT:
            return PrintReport(outcome, job.printer, tuple(items[:done]), tuple(items[done:]))
    printer = job_of(items[0]).printer if items else ""
    return PrintReport(PrintOutcome.SENT, printer, tuple(items))
