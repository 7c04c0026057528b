"""Starts the window: it is shown bare, then furnished, then put to work."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ..app.looks import Looks
from .bare_canvas import show_bare
from .window import Window

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from ..app.library import Library
    from ..app.settings import SettingsRead
    from .appearance import Appearance
    from .bridge import Bridge
    from .messages import FailureWatch

_SIZE = (1280, 820)
_MIDDLE = 128
# Whenever Qt calls Python, the window waits for the thread that makes sheets to give way: ten times less than by default.
_TURN_SECONDS = 0.0005


class Desk:
    """Everything that lives as long as the window does; all but the window itself follows on its first paint.

    Attributes:
        bridge: ``None`` until the desk can be worked at.
    """

    look: "Appearance"
    watch: "FailureWatch"

    def __init__(self, application: QApplication, window: Window) -> None:
        self.application, self.window = application, window
        self.bridge: Bridge | None = None


def start_desk(
    resources: "Traversable",
    folder: Path,
    looks: Looks,
    read_of: Callable[[], "SettingsRead"],
    library_of: Callable[[], "Library"],
    file: Path | None = None,
    *,
    leave_after_first_paint: bool = False,
) -> Desk:
    """Show the window, and once it is painted make it work.

    Args:
        resources: The resource folder.
        folder: Where settings are kept.
        looks: How the window is to look.
        read_of: Reads the settings; called after the first paint.
        library_of: Makes the library of languages and content; called after the first paint.
        file: A visit to open.
        leave_after_first_paint: Leave at once, to measure the start.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "only one kind of application is made"
    mode = _mode(looks.theme, application)
    window = Window()
    show_bare(window, resources / "theme", mode)
    fit_to_text(window, looks.text_size / 100)
    desk = Desk(application, window)

    def begin() -> None:
        _furnish(desk, resources, folder, looks, mode)
        # The frame is painted before the content is read.
        QTimer.singleShot(
            0, lambda: _or_say_so(desk, folder, lambda: _make_it_work(desk, folder, read_of(), library_of, file))
        )

    after = application.quit if leave_after_first_paint else lambda: _or_say_so(desk, folder, begin)
    window.painted.connect(lambda: QTimer.singleShot(0, after))
    window.show()
    return desk


def fit_to_text(window: Window, scale: float) -> None:
    """Give a window the room that its text asks for, as far as the screen has it."""
    width, height = _SIZE
    if scale > 1:
        room = window.screen().availableGeometry()
        width, height = min(round(width * scale), room.width()), min(round(height * scale), room.height())
        window.move(room.topLeft())
    window.resize(width, height)


def _or_say_so(desk: Desk, folder: Path, act: Callable[[], None]) -> None:
    """Do a part of the start; where it fails before there is anything to work with, a dialog says so."""
    try:
        act()
    except Exception as failure:
        if desk.bridge is not None:
            raise  # the watch tells of it, and the desk goes on
        from .start_failure import tell_start_failed

        tell_start_failed(desk, folder, failure)


def _furnish(desk: Desk, resources: "Traversable", folder: Path, looks: Looks, mode: str) -> None:
    from ..text import Texts
    from .appearance import Appearance
    from .collector import collect_here
    from .messages import FailureWatch

    collect_here(desk.application)
    sys.setswitchinterval(_TURN_SECONDS)
    desk.watch = FailureWatch(folder)
    desk.watch.start()
    desk.look = Appearance(resources, mode, looks.text_size / 100)
    desk.look.install(desk.application)
    desk.window.furnish(desk.look, Texts.load(resources / "text", looks.language))


def _mode(theme: str, application: QApplication) -> str:
    if theme != "system":
        return theme
    # The system's own colours say it; asking for its colour scheme would load the whole Qt namespace before the first paint.
    return "dark" if application.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE else "light"


def _make_it_work(
    desk: Desk, folder: Path, read: "SettingsRead", library_of: Callable[[], "Library"], file: Path | None
) -> None:
    import datetime as dt

    from PySide6.QtCore import Qt  # noqa: F401 - from now on the ring can show at the first key

    from ..app.new_visit import new_session
    from ..app.preferences import Preferences
    from ..app.records import RecordDesk
    from ..domain.errors import ContentError
    from .bridge import Bridge
    from .dialogs.notice_dialog import NoticeDialog
    from .record_keeper import RecordKeeper

    library = library_of()
    today = dt.date.today()  # noqa: DTZ011 - the day on the clinic's wall
    window, say = desk.window, desk.window.texts.interface
    try:
        session, preferences = new_session(library, read.settings, today), Preferences(folder, read)
        records = RecordKeeper(RecordDesk(library, folder), session, preferences)
        bridge = Bridge(window, session, library, preferences, records)
    except (ContentError, ValueError) as error:  # a damaged content file, or a damaged file of sentences
        notice = NoticeDialog(desk.look, window.texts, window, say("files.content"), str(error))
        notice.accepted.connect(window.close)
        notice.rejected.connect(window.close)
        notice.open()
        return
    _put_to_work(desk, bridge)
    if file is not None:
        bridge.visits.open_file(file)
    elif not read.settings.can_print:
        bridge.settings_desk.open_first_start()
    elif not (bridge.keeping.lock.is_down or window.page.isAncestorOf(window.focusWidget() or window)):
        window.page.go_to("")
    if read.kept_aside:
        window.say(say("settings.kept_aside", file=read.kept_aside))


def _put_to_work(desk: Desk, bridge: "Bridge") -> None:
    from .shortcuts import Shortcuts
    from .warmup import warm_up

    desk.window, desk.bridge = bridge.window, bridge
    desk.watch.failed.connect(bridge.show_failure)
    bridge.language_changed.connect(lambda language: _speak(desk, bridge, language))
    Shortcuts(bridge.window)
    warm_up(bridge)


def _speak(desk: Desk, old: "Bridge", language: str) -> None:
    """Put a window of another language in the place of the old one, over the same visit."""
    from .bridge import Bridge
    from .collector import begin_anew
    from .half_typed import carry_over

    old.retire()
    window = Window()
    window.furnish(desk.look, old.library.texts(language))
    window.setGeometry(old.window.geometry())
    bridge = Bridge(window, old.session, old.library, old.preferences, old.records)
    bridge.visits.path = old.visits.path
    bridge.visits.picker = old.visits.picker
    _put_to_work(desk, bridge)
    window.setWindowState(old.window.windowState())
    window.show()
    bridge.visit(old.window.step)
    carry_over(old, bridge)
    if old.window.said:
        window.say(old.window.said)
    old.window.ask_before_closing(lambda: True)
    old.window.close()
    old.window.deleteLater()
    QTimer.singleShot(0, bridge, begin_anew)
