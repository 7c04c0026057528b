"""The parts of one finished visit: facts side by side, what changed, versions, and what was handed out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ...text import Texts
from ..appearance import Appearance
from ..pages.page import row
from ..widgets.button import Button, LinkButton
from ..widgets.card import Card, Divider
from ..widgets.flow import Flow
from ..widgets.label import Label
from ..widgets.tag import Tag

if TYPE_CHECKING:
    from ...app.consultation_lines import Difference, Line
    from ...app.record_view import HandoutView, VersionView

_LABEL_WIDTH = 170


def facts(look: Appearance, lines: "Sequence[Line]") -> QWidget:
    """Return facts as labels with their values, which wrap."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(16))
    grid.setVerticalSpacing(look.px(6))
    grid.setColumnStretch(1, 1)
    for place, line in enumerate(lines):
        label = Label(look, "body", line.label, tone="ink2", wrap=True)
        label.setFixedWidth(look.px(_LABEL_WIDTH))
        value = Label(look, "body", line.value, wrap=True)
        value.setAccessibleName(f"{line.label}: {line.value}")
        grid.addWidget(label, place, 0)
        grid.addWidget(value, place, 1)
    return holder


class Comparison(QWidget):
    """Two columns of the same facts; where some of them differ these are marked by a tag, never by colour alone."""

    def __init__(
        self,
        look: Appearance,
        texts: Texts,
        heads: tuple[str, str],
        entries: "Sequence[Difference]",
        *,
        name: str = "comparison",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate(heads, 1):
            grid.addWidget(Label(look, "strong", words, wrap=True), 0, column)
        nothing, mixed = texts.interface("compare.nothing"), not all(entry.differs for entry in entries)
        place = 1
        for entry in entries:
            grid.addWidget(Divider(look), place, 0, 1, 3)
            grid.addWidget(self._head(look, texts, entry, mark=mixed and entry.differs), place + 1, 0)
            for column, words in ((1, entry.ours), (2, entry.theirs)):
                value = Label(look, "body", words or nothing, tone="ink" if words else "ink2", wrap=True)
                value.setAccessibleName(f"{entry.label}, {heads[column - 1]}: {words or nothing}")
                grid.addWidget(value, place + 1, column)
            place += 2

    @staticmethod
    def _head(look: Appearance, texts: Texts, entry: "Difference", *, mark: bool) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(look.px(_LABEL_WIDTH))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Label(look, "body", entry.label, tone="ink2", wrap=True))
        if mark:
            column.addWidget(Tag(look, texts.interface("compare.differs"), "caution"))
        column.addStretch(1)
        return holder


class HandoutsCard(Card):
    """The sheets that went out, each with its way to the very same paper.

    Attributes:
        print_asked: Digest of a sheet to print again.
        save_asked: Digest of a sheet to keep as a file, and a name for it.
    """

    print_asked = Signal(str)
    save_asked = Signal(str, str)

    def __init__(self, look: Appearance, texts: Texts, handouts: "Sequence[HandoutView]") -> None:
        say = texts.interface
        super().__init__(look, say("records.part.handouts"), name="handouts_card")
        if not handouts:
            self.body.addWidget(Label(look, "body", say("records.part.no_handouts"), tone="ink2", wrap=True))
        for place, handout in enumerate(handouts):
            if place:
                self.body.addWidget(Divider(look))
            again = Button(look, say("records.act.print_again"), icon="printer", name=f"reprint_{place}")
            save = Button(look, say("records.act.save"), icon="download", name=f"save_handout_{place}")
            for button in (again, save):
                button.setAccessibleDescription(handout.title)
            again.clicked.connect(lambda _=False, digest=handout.digest: self.print_asked.emit(digest))
            save.clicked.connect(lambda _=False, entry=handout: self.save_asked.emit(entry.digest, entry.suggested))
            self.body.addWidget(Label(look, "strong", handout.title, wrap=True))
            self.body.addWidget(Label(look, "caption", handout.detail, tone="ink2", wrap=True))
            acts = Flow(look, gap=8)
            acts.add(again)
            acts.add(save)
            self.body.addWidget(acts)


class VersionsCard(Card):
    """Every version with who kept it, when and why.

    Attributes:
        picked: A version to look at.
    """

    picked = Signal(int)

    def __init__(self, look: Appearance, texts: Texts, versions: "Sequence[VersionView]") -> None:
        say = texts.interface
        super().__init__(look, say("records.part.versions"), name="versions_card")
        for place, version in enumerate(versions):
            if place:
                self.body.addWidget(Divider(look))
            show = LinkButton(look, say("records.act.show"), name=f"version_{version.version}")
            show.setAccessibleDescription(version.title)
            show.setVisible(not version.open)
            show.clicked.connect(lambda _=False, number=version.version: self.picked.emit(number))
            self.body.addLayout(row(Label(look, "strong", version.title), 1, show))
            self.body.addWidget(Label(look, "caption", version.detail, tone="ink2", wrap=True))
