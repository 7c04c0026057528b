"""Everything that was read in the chosen product's label, by section, with its sources."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.label import Label
from .panel import Panel

if TYPE_CHECKING:
    from ...app.product_view import LabelSection


class LabelDialog(Panel):
    """Sections of a label below one another."""

    def __init__(self, look: Appearance, texts: Texts, window: QWidget, sections: Sequence["LabelSection"]) -> None:
        say = texts.interface
        super().__init__(
            look,
            texts,
            window,
            say("product.all_sections"),
            say("product.sections_hint"),
            width=760,
            name="label_dialog",
        )
        self.body.setSpacing(look.px(6))
        for section in sections:
            self.body.addWidget(Label(look, "h2", section.title))
            for line in section.lines:
                self.body.addWidget(Label(look, "body", line, wrap=True))
            for source in section.sources:
                cite = f"{source.cite} {source.note}".strip()
                self.body.addWidget(Label(look, "caption", cite, tone="ink2", wrap=True))
        self.act = self.add_act(say("window.close"), "primary", name="label_close")
        self.act.clicked.connect(self.accept)

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the way back."""
        super().open(focus or self.act)
