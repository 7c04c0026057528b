"""The settings: clinic, clinicians, looks, language, and the approval of the content."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...app.looks import LARGEST_TEXT, SMALLEST_TEXT, THEMES
from ...app.settings import Settings
from ...domain.catalogue import Approval
from ..pages.page import row
from ..widgets.button import Button
from ..widgets.card import Divider
from ..widgets.choice import ChoiceField
from ..widgets.label import Label
from ..widgets.segments import Segments
from .clinic_form import ClinicForm
from .logo_field import LogoField
from .panel import Panel
from .records_section import RecordsSection

if TYPE_CHECKING:
    from ..bridge import Bridge

_SIZES = range(SMALLEST_TEXT, LARGEST_TEXT + 1, 25)


class SettingsDialog(Panel):
    """Everything that a clinic sets once."""

    def __init__(self, bridge: "Bridge") -> None:
        say = bridge.texts.interface
        super().__init__(
            bridge.look,
            bridge.texts,
            bridge.window,
            say("settings.title"),
            say("settings.subtitle"),
            width=760,
            name="settings_dialog",
        )
        self._bridge = bridge
        self.form = ClinicForm(bridge.look, bridge.texts, bridge.preferences.settings)
        self.form.clinician_asked.connect(lambda: bridge.ask_for_clinician(self._take_clinician))
        self.form.changed.connect(self._check)
        self.body.addWidget(Label(bridge.look, "h2", say("settings.clinic")))
        self.body.addWidget(self.form)
        self.logo = LogoField(bridge.look, bridge.texts, bridge.visits.picker, bridge.preferences.logo_file)
        self.body.addWidget(self.logo)
        self.body.addWidget(Divider(bridge.look))
        self._build_looks()
        self.body.addWidget(Divider(bridge.look))
        self._build_approval()
        self.body.addWidget(Divider(bridge.look))
        self.records = RecordsSection(bridge)
        self.records.left.connect(self.reject)
        self.body.addWidget(self.records)
        cancel = self.add_act(say("settings.cancel"), key="Esc", name="settings_cancel")
        self.save = self.add_act(say("settings.save"), "primary", name="settings_save")
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard in the first field."""
        super().open(focus or self.form.first_empty())

    def _build_looks(self) -> None:
        say, look, settings = self.texts.interface, self.look, self.form.settings
        self.body.addWidget(Label(look, "h2", say("settings.looks")))
        themes = [(theme, say(f"settings.theme_{theme}")) for theme in THEMES]
        self.theme = Segments(look, themes, says=say("settings.theme"), tick=True, name="settings_theme")
        self.theme.choose(settings.theme)
        sizes = [(str(size), say("settings.percent", size=size)) for size in _SIZES]
        self.text_size = ChoiceField(look, say("settings.text_size"), name="settings_text_size")
        self.text_size.fill(sizes, str(settings.text_size))
        languages = self._bridge.library.languages
        names = [(code, self._bridge.library.texts(code).name) for code in languages]
        self.language = ChoiceField(
            look, say("settings.language"), hint=say("settings.language_hint"), name="settings_language"
        )
        self.language.fill([(_OWN, say("settings.language_own")), *names], settings.language or _OWN)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(Label(look, "label", say("settings.theme")))
        column.addWidget(self.theme)
        self.body.addWidget(holder)
        self.body.addLayout(row(self.text_size, self.language, stretches=(1, 1), top=True))

    def _build_approval(self) -> None:
        say, look = self.texts.interface, self.look
        self.body.addWidget(Label(look, "h2", say("settings.approval")))
        self.approval_says = Label(look, "body", wrap=True, name="approval_says")
        self.body.addWidget(self.approval_says)
        self.approver = ChoiceField(
            look, say("settings.approve_as"), placeholder=say("patient.nobody"), name="approver"
        )
        self.approver.fill([(person.name, person.name, person.profession) for person in self.form.settings.clinicians])
        self.approve = Button(look, say("settings.approve"), name="approve")
        self.approve.clicked.connect(self._approve)
        self.body.addWidget(self.approver)
        self.body.addLayout(row(self.approve, 1))
        self._show_approval()

    def _take_clinician(self, person: object) -> None:
        from ...domain.consultation import Professional

        assert isinstance(person, Professional), "the dialog hands on a clinician"
        self.form.take_clinician(person)
        self.approver.fill([(entry.name, entry.name, entry.profession) for entry in self.form.settings.clinicians])

    def _show_approval(self) -> None:
        say, release = self.texts.interface, self._bridge.session.state.catalogue.release
        approval, due = release.approval, self.texts.date(release.review_due)
        if approval is None:
            words = say("settings.not_approved", version=release.version, due=due)
        else:
            on = self.texts.date(approval.on)
            words = say("settings.approved", version=release.version, by=approval.by, on=on, due=due)
        self.approval_says.say(words)
        self.approver.setVisible(approval is None)
        self.approve.say(say("settings.approve" if approval is None else "settings.withdraw"))

    def _approve(self) -> None:
        release = self._bridge.session.state.catalogue.release
        if release.approval is not None:
            self._bridge.settings_desk.approve(None)
        elif self.approver.chosen():
            approval = Approval(self.approver.chosen(), self._bridge.visits.today(), release.version)
            self._bridge.settings_desk.approve(approval)
        else:
            self.approver.set_error(self.texts.interface("settings.approve_needs_name"))
            return
        self._show_approval()

    def _check(self) -> None:
        missing = "" if self.form.settings.can_print else self.texts.interface("settings.needs")
        self.set_foot(missing)

    def _settings(self) -> Settings:
        language = self.language.chosen()
        return replace(
            self.form.settings,
            theme=self.theme.chosen() or THEMES[0],
            text_size=int(self.text_size.chosen() or SMALLEST_TEXT),
            language="" if language == _OWN else language,
            records=self.records.settings(self._bridge.preferences.settings.records),
        )

    def _save(self) -> None:
        settings = self._settings()
        logo = self.logo.data if self.logo.is_changed else None
        self.accept()
        self._bridge.settings_desk.apply(settings, logo)


_OWN = "own"
