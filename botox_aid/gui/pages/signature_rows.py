"""How both sign: drawn on screen, or on paper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.button import Button, LinkButton
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.mark import Mark

if TYPE_CHECKING:
    from ...app.sheets_view import SignatureView


class SignatureRow(QWidget):
    """One person: a button to sign, or how they sign and the way back.

    Attributes:
        sign_asked: They want to draw their signature.
        back_asked: The signature is taken back.
    """

    sign_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, name: str) -> None:
        super().__init__()
        say = texts.interface
        self.setObjectName(name)
        self.act = Button(look, "", icon="signature", name=f"{name}_act")
        self.act.clicked.connect(self.sign_asked)
        self.state = Mark(look, "circle-check", "", role="ok", name=f"{name}_state")
        self.again = LinkButton(look, say("signature.again"), "caption", name=f"{name}_again")
        self.back = LinkButton(look, say("signature.take_back"), "caption", name=f"{name}_back")
        self.again.clicked.connect(self.sign_asked)
        self.back.clicked.connect(self.back_asked)
        self._links = Flow(look, gap=14)
        self._links.add(self.again)
        self._links.add(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.act, self.state, self._links):
            column.addWidget(part)

    def show_view(self, view: "SignatureView", held_back: str) -> None:
        """Show how this person signs; ``held_back`` says why nobody can sign yet."""
        is_open = view.state == "open"
        self.act.say(view.act)
        self.act.block(held_back)
        self.act.setVisible(is_open)
        self.state.tell("circle-check" if view.state == "drawn" else "pencil-line", view.says, "ok")
        self.state.setVisible(not is_open)
        self._links.setVisible(not is_open)
        self.again.setVisible(view.state == "drawn")
        self._links.arrange()


class SignatureRows(QWidget):
    """Both people, and the way to sign on paper.

    Attributes:
        sign_asked: Who wants to draw a signature.
        back_asked: Whose signature is taken back.
        paper_asked: Whoever has not signed signs on paper.
    """

    sign_asked = Signal(str)
    back_asked = Signal(str)
    paper_asked = Signal()

    def __init__(self, look: Appearance, texts: Texts, *, name: str = "signatures") -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(look, "label", texts.interface("sheets.signatures")))
        self.rows: dict[str, SignatureRow] = {}
        for who in ("patient", "clinician"):
            row = SignatureRow(look, texts, name=f"sign_{who}")
            row.sign_asked.connect(lambda who=who: self.sign_asked.emit(who))
            row.back_asked.connect(lambda who=who: self.back_asked.emit(who))
            self.rows[who] = row
            self._column.addWidget(row)
        self.on_paper = LinkButton(look, texts.interface("signature.on_paper"), name="sign_on_paper")
        self.on_paper.clicked.connect(self.paper_asked)
        self._column.addWidget(self.on_paper)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_views(self, views: Sequence["SignatureView"], held_back: str) -> None:
        """Show how both sign."""
        for view in views:
            self.rows[view.who].show_view(view, held_back)
        self.on_paper.setVisible(any(view.state == "open" for view in views))
        self.on_paper.setEnabled(not held_back)

    def _restyle(self) -> None:
        self._column.setSpacing(self.look.px(4))
