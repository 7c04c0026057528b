"""A sheet as it prints, with what to look at, how large, and what is worth knowing before it is printed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.vocabulary import Copy, SheetKind
from ...text import Audience, Texts
from ..appearance import Appearance
from ..widgets.button import LinkButton
from ..widgets.label import Label
from ..widgets.mark import Mark
from ..widgets.notice import Banner
from ..widgets.sheet_view import SheetView
from ..widgets.zoom import ZoomBox
from .sheet_tabs import SheetTabs

if TYPE_CHECKING:
    from ...app.sheet_press import SheetFacts, SheetOrder
    from ...app.sheets_view import SheetChoice
    from ..page_image import PageImage, Paper

# Source: the acceptance of patient text: school grade 6 or below.
_EASY_GRADE = 6.0
# The same sheet for either reader; the others have one reader only.
_FOR_BOTH = (SheetKind.CONSENT, SheetKind.NOT_TODAY)


class SheetPreview(QWidget):
    """Tabs, the pages, and the line below them.

    Args:
        look: The shared look.
        texts: Words of the window.
        small: It stands beside something else: pages as they fit, and few words.

    Attributes:
        kind_picked: The kind of sheet to look at.
        copy_picked: For whom to look at it.
        again_asked: The sheet could not be made; try again.
    """

    kind_picked = Signal(str)
    copy_picked = Signal(str)
    again_asked = Signal()

    def __init__(
        self, look: Appearance, texts: Texts, *, small: bool = False, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self.texts, self._small = look, texts, small
        self.setObjectName(name)
        self.order: SheetOrder | None = None
        self._labels: dict[SheetKind, str] = {}
        self._copy = Copy.PATIENT
        self._instead: QWidget | None = None
        self._known: set[QWidget] = set()
        self._build(name)
        self._restyle()
        look.changed.connect(self._restyle)

    def _build(self, name: str) -> None:
        say, look = self.texts.interface, self.look
        self.tabs = SheetTabs(look, self.texts, name=f"{name}_tabs")
        self.itself = Mark(look, "check", say("sheets.preview"), name=f"{name}_itself")
        self.zoom = ZoomBox(look, smaller=say("sheets.zoom_out"), larger=say("sheets.zoom_in"), name=f"{name}_zoom")
        self.glyphs = Banner(look, "caution", "", say("sheets.missing_glyphs_what"), name=f"{name}_glyphs")
        self.glyphs.hide()
        self.view = SheetView(
            look,
            page_says=self.texts.pattern(Audience.INTERFACE, "sheets.page_of"),
            updating=say("sheets.updating"),
            failed=(say("sheets.preview_failed"), say("sheets.preview_failed_safe"), say("sheets.try_again")),
            name=f"{name}_view",
        )
        self.view.area.setAccessibleName(say("sheets.preview"))
        self.grade = Mark(look, "circle-check", "", role="ok", strong=True, name=f"{name}_grade")
        self.grade.hide()
        self.mean = Label(look, "caption", tone="ink2", name=f"{name}_mean")
        self.approval = Label(look, "caption", tone="ink2", elide=True, align="right", name=f"{name}_approval")
        self.other_copy = LinkButton(look, "", "caption", name=f"{name}_other_copy")
        self._lay_out()
        self.tabs.picked.connect(self.kind_picked)
        self.other_copy.clicked.connect(self._pick_other_copy)
        self.view.again_asked.connect(self.again_asked)
        self.view.zoomed.connect(self._show_zoom)
        self.zoom.stepped.connect(self.view.zoom)
        self.zoom.fit_asked.connect(lambda: self.view.fit(whole=not self.view.shows_whole_pages))
        self._show_zoom()

    def _lay_out(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.tabs)
        self._top.addStretch(1)
        self._beside = QHBoxLayout()
        self._beside.addStretch(1)
        self._beside.addWidget(self.itself)
        self._beside.addWidget(self.zoom)
        if self._small:
            self.itself.hide()
            self.zoom.hide()
        self._top.addLayout(self._beside)
        self._foot = QHBoxLayout()
        for part in (self.grade, self.mean):
            self._foot.addWidget(part)
        self._foot.addWidget(self.approval, 1)
        self._foot.addWidget(self.other_copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(self.glyphs)
        self._column.addWidget(self.view, 1)
        self._column.addLayout(self._foot)

    def show_choices(self, choices: Sequence["SheetChoice"], kind: SheetKind, copy: Copy, approval: str) -> None:
        """Show what there is to look at, and what is looked at."""
        self._labels, self._copy = {choice.kind: choice.label for choice in choices}, copy
        self.tabs.show_choices(choices, kind)
        other = "sheets.show_patient" if copy is Copy.CLINIC else "sheets.show_clinic"
        self.other_copy.say(self.texts.interface(other))
        self.other_copy.setVisible(kind in _FOR_BOTH)
        self.approval.say("" if self._small else approval)
        self._arrange()

    def show_counts(self, counts: Mapping[SheetKind, int]) -> None:
        """Show how many pages each kind has."""
        self.tabs.show_counts(counts)
        self._arrange()

    def put_in_place(self, card: QWidget) -> None:
        """Show this instead of the pages while there are none."""
        self._instead = card
        self._column.insertWidget(self._column.indexOf(self.view), card, 1)

    def show_sheet(self, *, can_show: bool) -> None:
        """Show the pages and what is known of them, or what stands in their place."""
        self.view.setVisible(can_show)
        for part in (self.grade, self.mean, self.glyphs):
            part.setVisible(can_show and part in self._known)
        self.other_copy.setEnabled(can_show)
        if not self._small:
            self.zoom.setVisible(can_show)
        if self._instead is not None:
            self._instead.setVisible(not can_show)

    def look_at(self, order: "SheetOrder | None") -> bool:
        """Wait for a sheet.

        Returns:
            Whether it is another than before, and must be asked for.
        """
        if order is None or order == self.order:
            self.order = order
            return False
        self.order = order
        self.view.wait_for()
        return True

    def take_paper(self, paper: "Paper") -> None:
        """Show a sheet, if it is the one that is looked at."""
        if self.order is None or paper.sheet.order != self.order:
            return
        label = self._labels.get(self.order.kind, "")
        self.view.show_paper(paper, self.texts.interface("sheets.preview_of", sheet=label))

    def take_image(self, image: "PageImage") -> None:
        """Show a page."""
        self.view.take_image(image)

    def take_failure(self, order: "SheetOrder | None") -> None:
        """Say that the sheet that is looked at could not be made."""
        if order is not None and order == self.order:
            self.order = None
            self.view.show_failure()

    def show_facts(self, facts: "SheetFacts") -> None:
        """Show how the sheet reads, and what of it cannot be printed."""
        say, number = self.texts.interface, self.texts.number
        if facts.grade is not None:
            grade = round(facts.grade, 1)
            easy = grade <= _EASY_GRADE
            self.grade.tell(
                "circle-check" if easy else "triangle-alert",
                say("sheets.grade", grade=number(grade)),
                "ok" if easy else "caution",
            )
        if facts.mean_words is not None:
            self.mean.say(say("sheets.mean_words", words=number(round(facts.mean_words))))
        letters = " ".join(facts.missing)
        self.glyphs.say(say("sheets.missing_glyphs", letters=letters), say("sheets.missing_glyphs_what"))
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.grade, facts.grade is not None),
            (self.mean, facts.mean_words is not None and not self._small),
            (self.glyphs, bool(facts.missing)),
        )
        self._known = {part for part, known in parts if known}
        for part, known in parts:
            part.setVisible(known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less, or put the zoom below the tabs, where the width ends."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap, width = self.look.px(12), self.width()
        if self._small:
            self.tabs.set_compact(self.tabs.full_width() > width)
            return
        tabs, zoom = self.tabs.full_width(), self.zoom.sizeHint().width()
        self.itself.setVisible(
            not self.view.isHidden() and tabs + zoom + self.itself.sizeHint().width() + 2 * gap <= width
        )
        self.tabs.set_compact(tabs + zoom + gap > width)
        stacked = self.tabs.sizeHint().width() + zoom + gap > width
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != way:
            self._top.setDirection(way)

    def _show_zoom(self) -> None:
        percent = self.view.percent
        key = "sheets.zoom_width" if self.view.shows_whole_pages else "sheets.zoom_whole"
        self.zoom.tell(self.texts.interface("sheets.zoom", percent=percent), self.texts.interface(key, percent=percent))

    def _pick_other_copy(self) -> None:
        other = Copy.PATIENT if self._copy is Copy.CLINIC else Copy.CLINIC
        self.copy_picked.emit(other.value)

    def _restyle(self) -> None:
        px = self.look.px
        self._column.setSpacing(px(10))
        self._top.setSpacing(px(8))
        self._beside.setSpacing(px(12))
        self._foot.setSpacing(px(14))
        self._arrange()
