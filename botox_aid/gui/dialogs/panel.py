"""A dialog of the desk that goes for good when it is closed."""

from PySide6.QtWidgets import QWidget

from ...text import Texts
from ..appearance import Appearance
from ..widgets.dialog import Dialog


class Panel(Dialog):
    """A dialog with the words of the window."""

    def __init__(
        self,
        look: Appearance,
        texts: Texts,
        window: QWidget,
        title: str,
        subtitle: str = "",
        *,
        width: int = 640,
        name: str,
    ) -> None:
        super().__init__(
            look, window, title, subtitle, close_says=texts.interface("window.close"), width=width, name=name
        )
        self.texts = texts
        self.accepted.connect(self.deleteLater)
        self.rejected.connect(self.deleteLater)
        self.body.setSpacing(look.px(14))
