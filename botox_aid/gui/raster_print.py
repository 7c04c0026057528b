"""Prints on systems without a queue that takes PDF: every page as a picture, through the system's own driver."""

from ..app.printing import JOB_TITLE, PrintJob, PrintOutcome
from ..domain.vocabulary import Paper
from .page_image import PageReader

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def send_as_pictures(job: PrintJob, data: bytes) -> PrintOutcome:
    """Print a sheet and say how it went."""
    from PySide6.QtCore import QMarginsF, QRect
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(job.printer)
    if info.isNull():
        return PrintOutcome.GONE
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setDocName(JOB_TITLE)
    printer.setCopyCount(job.copies)
    printer.setFullPage(True)
    size = QPageSize.PageSizeId.A4 if job.paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageLayout(QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF()))
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexLongSide if job.both_sides else sides.DuplexNone)
    reader, painter = PageReader(), QPainter()
    if not painter.begin(printer):
        return PrintOutcome.REFUSED
    try:
        for page, (width, height) in enumerate(reader.sizes(data)):
            if page and not printer.newPage():
                return PrintOutcome.REFUSED
            dots = [round(length / _POINTS_PER_INCH * _DOTS_PER_INCH) for length in (width, height)]
            painter.drawImage(QRect(0, 0, *dots), reader.picture(data, page, dots[0]))
    finally:
        painter.end()
        reader.close()
    return PrintOutcome.SENT
