"""What the sheets and the print step share: the sheets of this visit, as they are looked at, counted and printed."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..app.crash_report import write_crash_report
from ..app.print_setup import items_to_print
from ..app.sheet_press import MadeSheet, SheetFacts, SheetOrder, SheetPress
from ..app.sheets_view import SheetsView, sheets_view
from ..domain.consultation import Consultation, Signature, Signatures
from ..domain.errors import ClinicalRefusal, InputError, MachineError
from ..domain.vocabulary import Copy, Paper, SheetKind
from .preview import PreviewMaker

if TYPE_CHECKING:
    from .bridge import Bridge
    from .page_image import Paper as MadePaper
    from .pages.sheet_preview import SheetPreview

_ONE_READER = {SheetKind.AFTERCARE: Copy.PATIENT, SheetKind.RECORD: Copy.CLINIC}


class SheetDesk(QObject):
    """Orders sheets and hands them to whoever shows them.

    Attributes:
        changed: Page counts are known that were not.
    """

    changed = Signal()

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.press = SheetPress(bridge.library)
        self.maker = PreviewMaker(self.press, self)
        self._counted: dict[tuple[SheetKind, Copy], tuple[SheetOrder, int]] = {}
        self._seen, self._visit = bridge.session.consultation, bridge.session.visits
        self._previews: list[SheetPreview] = []
        # Methods of an object of this thread: what the maker's thread says waits here for its turn.
        self.maker.made.connect(self._count)
        self.maker.learned.connect(self._learn)
        self.maker.failed.connect(self._fail)
        self._stop_watching = bridge.session.observe(self._watch_signatures)
        bridge.closing.connect(self._end)

    def _end(self) -> None:
        self._stop_watching()
        self.maker.finish()

    @property
    def paper(self) -> Paper:
        """The paper in the printer: as set, else the jurisdiction's own."""
        return self.bridge.preferences.settings.paper or self.bridge.session.state.catalogue.legal.paper

    def view(self) -> SheetsView:
        """Return the sheets step as it stands."""
        bridge = self.bridge
        languages = {code: bridge.library.texts(code).name for code in bridge.library.languages}
        return sheets_view(bridge.session.state, bridge.texts, bridge.setup, languages)

    def order(self, view: SheetsView, kind: SheetKind, copy: Copy) -> SheetOrder | None:
        """Return the order for a sheet, or ``None`` where it is held back."""
        if view.choice(kind).held_back:
            return None
        # What goes home with the patient never changes with the records.
        stays = copy is Copy.CLINIC or kind is SheetKind.RECORD
        anchor = self.bridge.book.keeping.anchor if stays else ""
        edition, logo = view.setup.edition, self.bridge.preferences.logo
        return SheetOrder(self.bridge.session.consultation, kind, edition, copy, self.paper, anchor, logo)

    def pages(self, view: SheetsView) -> dict[tuple[SheetKind, Copy], int]:
        """Return the number of pages of every sheet that was made since the last change."""
        return {
            (kind, copy): count
            for (kind, copy), (order, count) in self._counted.items()
            if any(choice.kind is kind for choice in view.choices) and order == self.order(view, kind, copy)
        }

    def looked_at(self, view: SheetsView) -> tuple[SheetKind, Copy]:
        """Return which sheet is looked at: the chosen one, or the first there is."""
        kinds = [choice.kind for choice in view.choices]
        kind = view.setup.kind if view.setup.kind in kinds else kinds[0]
        return kind, self._copy(view, kind)

    # Previews

    def attach(self, preview: "SheetPreview") -> None:
        """Let a preview be fed, and follow what is picked in it."""
        self.maker.made.connect(preview.take_paper)
        self.maker.drawn.connect(preview.take_image)
        self._previews.append(preview)
        preview.view.pages_wanted.connect(self.maker.draw)
        preview.kind_picked.connect(lambda kind: self._look_at(kind=SheetKind(kind)))
        preview.copy_picked.connect(lambda copy: self._look_at(copy=Copy(copy)))

    def show_in(self, preview: "SheetPreview", view: SheetsView) -> SheetOrder | None:
        """Show in a preview what is looked at, and count the pages of everything else that will print.

        Returns:
            The order of what is looked at; ``None`` where it is held back.
        """
        order = self.fill(preview, view)
        if preview.look_at(order) and order is not None:
            self.maker.ask(order)
        self.maker.ask_later([other for other in self._printed(view) if other != order and not self._is_counted(other)])
        return order

    def fill(self, preview: "SheetPreview", view: SheetsView) -> SheetOrder | None:
        """Show in a preview what there is to look at, and order nothing.

        Returns:
            What would be ordered; ``None`` where it is held back.
        """
        kind, copy = self.looked_at(view)
        preview.show_choices(view.choices, kind, copy, view.approval)
        counts = self.pages(view)
        preview.show_counts({kind: count for (kind, whose), count in counts.items() if whose is self._copy(view, kind)})
        return self.order(view, kind, copy)

    def try_again(self, preview: "SheetPreview") -> None:
        """Make a sheet once more that could not be made."""
        self.show_in(preview, self.view())

    def _copy(self, view: SheetsView, kind: SheetKind) -> Copy:
        return _ONE_READER.get(kind, view.setup.copy)

    def _printed(self, view: SheetsView) -> Iterator[SheetOrder]:
        for item in items_to_print(view.setup, treated=not view.not_today):
            order = self.order(view, item.kind, item.copy)
            if order is not None:
                yield order

    def _is_counted(self, order: SheetOrder) -> bool:
        known = self._counted.get((order.kind, order.copy))
        return known is not None and known[0] == order

    def _look_at(self, kind: SheetKind | None = None, copy: Copy | None = None) -> None:
        setup = self.bridge.setup
        kind = kind or self.looked_at(self.view())[0]
        self.bridge.set_setup(replace(setup, kind=kind, copy=copy or setup.copy))

    def _count(self, paper: "MadePaper") -> None:
        order = paper.sheet.order
        before = self._counted.get((order.kind, order.copy))
        self._counted[order.kind, order.copy] = (order, len(paper.sizes))
        if before is None or before[0] != order:
            self.changed.emit()

    def _learn(self, sheet: MadeSheet, facts: SheetFacts) -> None:
        for preview in self._previews:
            if sheet.order == preview.order:
                preview.show_facts(facts)

    def _fail(self, order: SheetOrder | None, failure: BaseException) -> None:
        if isinstance(failure, ClinicalRefusal):  # the plan changed while the sheet was waiting its turn
            return
        for preview in self._previews:
            if isinstance(failure, InputError) and order is not None and order == preview.order:
                preview.show_facts(SheetFacts(missing=tuple(failure.found.split())))
            preview.take_failure(order)
        if isinstance(failure, InputError):  # the banner says it; there is no fault to write down
            return
        with contextlib.suppress(MachineError, OSError):
            write_crash_report(self.bridge.preferences.folder, type(failure), failure.__traceback__)

    # Following the visit

    def _watch_signatures(self) -> None:
        """Say so when a drawn signature went because what was signed has changed."""
        before, after = self._seen, self.bridge.session.consultation
        self._seen, visit = after, self._visit
        self._visit = self.bridge.session.visits
        if visit != self._visit or not _lost_ink(before, after):
            return
        texts = self.bridge.texts
        self.bridge.window.say(texts.interface("sheets.signature_gone"), texts.interface("last.undo"), self._undo)

    def _undo(self) -> None:
        self.bridge.session.undo()


def _lost_ink(before: Consultation, after: Consultation) -> bool:
    """Whether a drawn signature went together with another change."""
    if replace(before, signatures=Signatures()) == replace(after, signatures=Signatures()):
        return False
    pairs = (
        (before.signatures.patient, after.signatures.patient),
        (before.signatures.clinician, after.signatures.clinician),
    )
    return any(_drawn(one) and not _drawn(other) for one, other in pairs)


def _drawn(signature: Signature | None) -> bool:
    return signature is not None and not signature.on_paper
