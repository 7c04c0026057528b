"""The first start: only what printing needs, with the letterhead beside it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.new_visit import new_visit
from ..pages.page import ENTER, focus, row
from ..widgets.button import Button
from ..widgets.card import Card, Ground
from ..widgets.columns import Columns
from ..widgets.focus_ring import came_by_mouse
from ..widgets.label import Label
from ..widgets.notice import Banner
from ..widgets.page import PageTitle, Scroll
from .clinic_form import ClinicForm
from .letterhead import Letterhead

if TYPE_CHECKING:
    from ..bridge import Bridge


class FirstStart(Ground):
    """Three fields and one can print; everything else can wait."""

    def __init__(self, bridge: "Bridge") -> None:
        say, look, texts = bridge.texts.interface, bridge.look, bridge.texts
        super().__init__(look, "canvas", name="first_start")
        self._bridge, self.texts, self._is_saved = bridge, texts, False
        self.form = ClinicForm(look, texts, bridge.preferences.settings)
        self.form.changed.connect(self._check)
        self.form.practice.picked.connect(lambda _where: self._go_on())
        self.form.clinician_asked.connect(lambda: bridge.ask_for_clinician(self.form.take_clinician))
        self.filled = Label(look, "caption", tone="ink2", name="first_filled")
        clinic = Card(look, say("settings.clinic"), padding=28, name="clinic_card")
        clinic.header.addWidget(self.filled)
        clinic.body.addWidget(self.form)
        self.letterhead = Letterhead(look, texts)
        sheet = Card(look, say("first.every_sheet"), name="letterhead_card")
        sheet.body.addWidget(Label(look, "caption", say("first.every_sheet_hint"), tone="ink2"))
        sheet.body.addWidget(self.letterhead)
        side, main = QWidget(), QWidget()
        for holder, parts in (
            (main, (clinic,)),
            (
                side,
                (sheet, Banner(look, "note", say("first.approval"), say("first.approval_text"), name="approval_note")),
            ),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(look.px(16))
            for part in parts:
                inner.addWidget(part)
            inner.addStretch(1)
        self._lay_out(main, side)
        self._check()

    def _lay_out(self, main: QWidget, side: QWidget) -> None:
        say, look = self.texts.interface, self.look
        content = QWidget()
        middle = QVBoxLayout(content)
        middle.setContentsMargins(0, 0, 0, 0)
        aside = self._bridge.preferences.kept_aside
        if aside:
            # The line at the foot of the desk would stand behind this page.
            words = say("settings.kept_aside", file=aside)
            middle.addWidget(Banner(look, "caution", say("first.kept_aside"), words, name="kept_aside"))
            middle.addSpacing(look.px(16))
        middle.addWidget(Columns(look, main, side, side_width=420, main_width=560))
        middle.addStretch(1)
        self.skip = Button(look, say("first.skip"), name="first_skip")
        self.start = Button(look, say("first.start"), "act", icon_after="arrow-right", name="first_save")
        self.guide = Button(look, say("first.guide"), "quiet", icon="circle-question-mark", name="first_guide")
        self.guide.clicked.connect(self._bridge.help_desk.open_guide)
        self.skip.clicked.connect(self._leave)
        self.start.clicked.connect(self._save)
        self.foot = Label(look, "caption", tone="ink2", wrap=True, middle=True, name="first_foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(48), look.px(28), look.px(48), look.px(24))
        column.setSpacing(look.px(16))
        column.addWidget(PageTitle(look, say("first.title"), say("first.subtitle"), name="first_title"))
        column.addWidget(Scroll(content, name="first_scroll"), 1)
        column.addLayout(row(self.foot, self.guide, self.skip, self.start, stretches=(1, 0, 0, 0)))

    def take_focus(self) -> None:
        """Begin with the first field."""
        focus(self.form.first_empty())

    def _go_on(self) -> None:
        """Go to the way on once the last of what is needed was chosen by a key."""
        if self.form.settings.can_print and not came_by_mouse(self.window().focusWidget()):
            focus(self.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field at Enter, as on the desk; where all is there, to the way on."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif self.form.settings.can_print:
            focus(self.start)
        else:
            self.focusNextChild()

    def _check(self) -> None:
        settings = self.form.settings
        clinic = settings.clinic
        needed = (clinic.name.strip(), clinic.phone.strip(), settings.jurisdiction)
        done = sum(bool(value) for value in needed)
        self.filled.say(self.texts.interface("first.filled", done=done, all=len(needed)))
        self.letterhead.show_settings(settings)
        missing = "" if settings.can_print else self.texts.interface("settings.needs")
        self.start.block(missing)
        self.foot.say(missing or self.texts.interface("first.offline"))

    def _save(self) -> None:
        self._bridge.settings_desk.take(self.form.settings)
        self._is_saved = True
        self._leave()

    def _leave(self) -> None:
        bridge = self._bridge
        bridge.window.cover(None)
        if not bridge.session.has_unsaved_changes and bridge.visits.path is None:
            bridge.begin_visit(new_visit(bridge.preferences.settings, bridge.visits.today()))
        bridge.settings_desk.follow_language()
        if self._is_saved:
            bridge.records.offer_protection()
