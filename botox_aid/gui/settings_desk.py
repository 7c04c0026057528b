"""Settings at the desk: asked for, put in force, and followed by window and visit."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ..app.looks import LARGEST_TEXT, SMALLEST_TEXT, first_text_size
from ..app.settings import Settings
from ..domain.catalogue import Approval
from ..domain.errors import MachineError

if TYPE_CHECKING:
    from .bridge import Bridge


class SettingsDesk:
    """What may be done with the settings."""

    def __init__(self, bridge: "Bridge") -> None:
        self.bridge = bridge

    def open(self) -> None:
        """Open the settings."""
        from .dialogs.settings_dialog import SettingsDialog

        SettingsDialog(self.bridge).open()

    def open_first_start(self) -> None:
        """Ask for what printing needs, in place of the desk."""
        from .application import fit_to_text
        from .dialogs.first_start import FirstStart

        window, size = self.bridge.window, self.bridge.preferences.settings.text_size
        wanted = first_text_size(window.screen().availableGeometry().height())
        if wanted > size == SMALLEST_TEXT:
            self.change_text_size(wanted - size)
            fit_to_text(window, wanted / SMALLEST_TEXT)
        page = FirstStart(self.bridge)
        self.bridge.window.cover(page)
        page.take_focus()

    def take(self, settings: Settings) -> bool:
        """Put settings in force; where they cannot be kept, say so and return ``False``."""
        failure = self.bridge.preferences.take(settings)
        if failure is not None:
            self.bridge.window.say(self.bridge.texts.interface("settings.not_written", reason=failure.reason))
        return failure is None

    def take_logo(self, data: bytes) -> bool:
        """Keep a clean picture as the clinic's logo, or none; where it cannot be kept, say so and return ``False``."""
        failure = self.bridge.preferences.take_logo(data)
        if failure is not None:
            self.bridge.window.say(self.bridge.texts.interface("settings.logo_not_written", reason=failure.reason))
        return failure is None

    def approve(self, approval: Approval | None) -> None:
        """Keep the clinic's approval of the content, or take it back."""
        failure = self.bridge.preferences.approve(approval)
        if failure is not None:
            reason = failure.reason if isinstance(failure, MachineError) else failure.expected
            self.bridge.window.say(self.bridge.texts.interface("settings.not_approved_now", reason=reason))
            return
        self.bridge.library.approve(approval)
        self.bridge.session.refresh()

    def apply(self, settings: Settings, logo: bytes | None = None) -> None:
        """Put settings in force, and a logo if there is another, and let the window and the open visit follow them."""
        before, had = self.bridge.preferences.settings, self.bridge.session.consultation.product
        kept = self.take(settings)
        if logo is not None:
            kept = self.take_logo(logo) and kept
        if settings.clinic != before.clinic:
            self.bridge.session.set_clinic(settings.clinic)
        if settings.jurisdiction is not None and settings.jurisdiction is not before.jurisdiction:
            legal = self.bridge.library.catalogue(settings.jurisdiction).legal
            self.bridge.session.set_jurisdiction(settings.jurisdiction, legal.language)
        if settings.theme != "system":
            self.bridge.look.set_mode(settings.theme)
        self.bridge.look.set_scale(settings.text_size / 100)
        if kept:
            gone = had and not self.bridge.session.consultation.product
            words = "settings.saved_product_gone" if gone else "settings.saved"
            self.bridge.window.say(self.bridge.texts.interface(words))
        self.follow_language()

    def change_text_size(self, step: int, *, around: bool = False) -> None:
        """Go over to another text size; past the largest it is the smallest again where ``around``."""
        settings = self.bridge.preferences.settings
        size = settings.text_size + step
        past = SMALLEST_TEXT if around else LARGEST_TEXT
        size = past if size > LARGEST_TEXT else max(SMALLEST_TEXT, size)
        self.take(replace(settings, text_size=size))
        self.bridge.look.set_scale(size / 100)

    def change_theme(self) -> None:
        """Go over to the other theme."""
        mode = "light" if self.bridge.look.theme.mode == "dark" else "dark"
        self.take(replace(self.bridge.preferences.settings, theme=mode))
        self.bridge.look.set_mode(mode)

    def follow_language(self) -> None:
        """Ask for a window in the language of the settings, if this one speaks another."""
        language = self.bridge.preferences.language
        if language != self.bridge.texts.language and language in self.bridge.library.languages:
            self.bridge.language_changed.emit(language)
