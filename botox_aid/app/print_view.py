"""The print step in finished words: what prints, where, and how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..domain.consultation import Consultation
from ..domain.vocabulary import Copy, Edition, Paper, SheetKind
from ..text import Texts
from .print_run import PrintReport
from .print_setup import PrintItem, items_to_print
from .printing import PrintOutcome
from .sheets_view import SheetsView

Pages = Mapping[tuple[SheetKind, Copy], int]

# What helps after each outcome: another try, another printer, or a file.
_WAYS = {
    PrintOutcome.NO_PRINTER: "printer",
    PrintOutcome.GONE: "printer",
    PrintOutcome.PAUSED: "again",
    PrintOutcome.NOT_ACCEPTING: "printer",
    PrintOutcome.NO_ROOM: "again",
    PrintOutcome.NO_PRINT_SYSTEM: "save",
    PrintOutcome.NO_ANSWER: "again",
    PrintOutcome.REFUSED: "again",
    PrintOutcome.SENT: "",
}


@dataclass(frozen=True, slots=True)
class PrintDesk:
    """How things stand with the printer.

    Attributes:
        printer: Name of the queue; empty where none is chosen.
        printer_says: The printer as people call it.
        pages: Number of pages of each sheet, as far as they are known.
        progress: Sheets sent and all sheets, while it prints.
        report: How the last press went, as long as the visit is as it was then.
        failed: A sheet could not be made.
    """

    printer: str = ""
    printer_says: str = ""
    paper: Paper = Paper.A4
    both_sides: bool = True
    pages: Pages | None = None
    progress: tuple[int, int] | None = None
    report: PrintReport | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class PrintGroup:
    """One copy: for whom, how often, and its sheets."""

    title: str
    copies: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """How printing went.

    Attributes:
        level: ``ok`` or ``stop``.
        way: ``again``, ``printer``, ``save`` or nothing.
        act: The words of that way.
    """

    level: str
    what: str
    safe: str
    way: str
    act: str


@dataclass(frozen=True, slots=True)
class PrintView:
    """What both the sheets and the print step say about printing.

    Attributes:
        act: Words of the button.
        blocked: Why it cannot be pressed; empty where it can.
        busy: It prints now.
        total: All pages.
    """

    act: str
    blocked: str
    busy: bool
    printer_line: str
    groups: tuple[PrintGroup, ...]
    total: str
    both_sides: bool
    paper: str
    outcome: OutcomeView | None


def print_view(sheets: SheetsView, texts: Texts, desk: PrintDesk) -> PrintView:
    """Return the print step in finished words."""
    say = texts.interface
    items = tuple(items_to_print(sheets.setup, treated=not sheets.not_today))
    blocked = _blocked(sheets, items, texts)
    act = _act(sheets, texts)
    if desk.progress is not None:
        done, every = desk.progress
        act = blocked = say("sheets.printing", done=min(done + 1, every), all=every)
    return PrintView(
        act=act,
        blocked=blocked,
        busy=desk.progress is not None,
        printer_line=_printer_line(desk, texts),
        groups=tuple(group for copy in Copy if (group := _group(copy, items, sheets, texts, desk.pages or {}))),
        total=_total(items, texts, desk.pages or {}),
        both_sides=desk.both_sides,
        paper=say("print.paper", paper=desk.paper.value),
        outcome=_outcome(sheets, texts, desk),
    )


def file_name(item: PrintItem, consultation: Consultation, edition: Edition, texts: Texts) -> str:
    """Return the suggested name of a sheet's file: what it is and when, never whose."""
    say = texts.interface
    parts = [say(f"print.file.{item.kind}")]
    if item.copy is Copy.CLINIC and item.kind is not SheetKind.RECORD:
        parts.append(say("print.file.clinic"))
    if edition is Edition.LARGE_PRINT:
        parts.append(say("print.file.large-print"))
    if consultation.visit.date is not None:
        parts.append(consultation.visit.date.isoformat())
    return f"{'-'.join(parts)}.pdf"


def free_name(name: str, taken: Sequence[str]) -> str:
    """Return the name, numbered where a file of that name is there already."""
    path, number = PurePath(name), 1
    found = name
    while found in taken:
        number += 1
        found = f"{path.stem}-{number}{path.suffix}"
    return found


def _blocked(sheets: SheetsView, items: tuple[PrintItem, ...], texts: Texts) -> str:
    if not items:
        return texts.interface("sheets.nothing_to_print")
    kinds = {item.kind for item in items}
    return next((choice.held_back for choice in sheets.choices if choice.kind in kinds and choice.held_back), "")


def _act(sheets: SheetsView, texts: Texts) -> str:
    setup = sheets.setup
    if sheets.not_today:
        return texts.interface("sheets.print_not_today")
    if setup.patient_copies and setup.clinic_copies:
        return texts.interface("sheets.print_both")
    return texts.interface("sheets.print_patient" if setup.patient_copies else "sheets.print_clinic")


def _printer_line(desk: PrintDesk, texts: Texts) -> str:
    say = texts.interface
    if not desk.printer:
        return say("sheets.to_none")
    sides = say("sheets.both_sides" if desk.both_sides else "sheets.one_side")
    return say("sheets.to_printer", printer=desk.printer_says or desk.printer, paper=desk.paper.value, sides=sides)


def _label(item: PrintItem, sheets: SheetsView) -> str:
    return next((choice.label for choice in sheets.choices if choice.kind is item.kind), "")


def _group(
    copy: Copy, items: tuple[PrintItem, ...], sheets: SheetsView, texts: Texts, pages: Pages
) -> PrintGroup | None:
    own = [item for item in items if item.copy is copy]
    if not own:
        return None
    say = texts.interface
    lines = []
    for item in own:
        count = pages.get((item.kind, item.copy))
        label = _label(item, sheets)
        lines.append(
            say("print.line", sheet=label, pages=say("sheets.pages", count=count))
            if count
            else say("print.line_open", sheet=label)
        )
    return PrintGroup(say(f"sheets.for_{copy}"), say("print.copies", count=own[0].copies), tuple(lines))


def _total(items: tuple[PrintItem, ...], texts: Texts, pages: Pages) -> str:
    counts = [(pages.get((item.kind, item.copy)), item.copies) for item in items]
    known = [count * copies for count, copies in counts if count is not None]
    return texts.interface("print.total", count=sum(known)) if known and len(known) == len(counts) else ""


def _outcome(sheets: SheetsView, texts: Texts, desk: PrintDesk) -> OutcomeView | None:
    say, report = texts.interface, desk.report
    if desk.failed:
        return OutcomeView("stop", say("print.outcome.not_made"), say("print.outcome.not_made_safe"), "", "")
    if report is None:
        return None
    printer = desk.printer_says if report.printer == desk.printer and desk.printer_says else report.printer
    key = f"print.outcome.{report.outcome}"
    what = say(key, printer=printer)
    if report.outcome is PrintOutcome.SENT:
        total = _total(report.sent, texts, desk.pages or {})
        return OutcomeView("ok", what, say(f"{key}_safe", what=total or _listed(report.sent, sheets, texts)), "", "")
    sent = len(report.sent)
    before = (
        say(
            "print.outcome.part_sent",
            count=sent,
            all=sent + len(report.unsent),
            what=_listed(report.sent, sheets, texts),
        )
        if sent
        else say("print.outcome.nothing_sent")
    )
    way = _WAYS[report.outcome]
    acts = {
        "again": say("print.print_rest" if sent else "print.again"),
        "printer": say("print.choose"),
        "save": say("print.save_all"),
    }
    return OutcomeView("stop", what, f"{before} {say(f'{key}_safe')}", way, acts.get(way, ""))


def _listed(items: tuple[PrintItem, ...], sheets: SheetsView, texts: Texts) -> str:
    return texts.listed([_label(item, sheets) for item in items])
