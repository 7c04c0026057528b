"""Asks one person to sign on screen."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ...domain.consultation import Stroke
from ...text import Texts
from ..appearance import Appearance
from ..widgets.signature_pad import SignaturePad
from .panel import Panel


class SignatureDialog(Panel):
    """A pad; the act waits for ink on it."""

    def __init__(
        self,
        look: Appearance,
        texts: Texts,
        window: QWidget,
        who: str,
        keep: Callable[[tuple[Stroke, ...]], None],
    ) -> None:
        say = texts.interface
        super().__init__(
            look, texts, window, say("signature.title", name=who), say("signature.explain"), name="signature_dialog"
        )
        self._keep = keep
        self.pad = SignaturePad(
            look, say("signature.pad", name=who), say("signature.needs_stroke"), name="signature_pad"
        )
        self.body.addWidget(self.pad)
        self.clear = self.add_act(say("signature.clear"), name="signature_clear")
        self.act = self.add_act(say("signature.keep"), "primary", name="signature_keep")
        self.clear.clicked.connect(self.pad.clear)
        self.act.clicked.connect(self._take)
        self.pad.drawn.connect(self._check)
        self._check()

    def open(self, focus: QWidget | None = None) -> None:
        """Open with the keyboard on the way back."""
        super().open(focus or self.clear)

    def _check(self) -> None:
        empty = self.pad.is_empty
        reason = self.texts.interface("signature.needs_stroke") if empty else ""
        self.clear.setEnabled(not empty)
        self.act.block(reason)
        self.set_foot(reason)

    def _take(self) -> None:
        strokes = self.pad.strokes()
        self.accept()
        self._keep(strokes)
