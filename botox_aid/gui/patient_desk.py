"""The patient's view beside the talk step: where it is shown, what it shows, and when it goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

from ..app.flow import Step
from ..app.patient_scene import PatientScenes, patient_scenes
from .appearance import Appearance
from .pages.talk_page import TalkPage
from .patient_window import LARGEST, SMALLEST, PatientWindow

if TYPE_CHECKING:
    from .bridge import Bridge


class PatientDesk(QObject):
    """Opens the patient's window on a second screen, or over the only one, and keeps it in step with the talk page."""

    def __init__(self, bridge: "Bridge") -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.window: PatientWindow | None = None
        self._screen: QScreen | None = None
        self._scenes: PatientScenes | None = None
        self._topic, self._part, self._visit = "", 0, 0
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication), "a window has an application"
        application.screenRemoved.connect(self._screen_gone)
        bridge.closing.connect(self.close)
        bridge.look.changed.connect(self._follow_look)
        bridge.window.step_shown.connect(lambda _step: self.follow())
        # Whatever covers the desk, such as a lock, leaves the patient nothing to see.
        bridge.window.whole.currentChanged.connect(self._covered)

    @property
    def page(self) -> TalkPage:
        """The talk page."""
        self.bridge.prepare(Step.TALK)
        page = self.bridge.window.pages[Step.TALK]
        assert isinstance(page, TalkPage), "the talk step has the talk page"
        return page

    def open(self) -> bool:
        """Show the view; return whether there is something to show."""
        page = self.page
        if self.window is not None:
            return True
        if not page.has_topics:
            return False
        bridge = self.bridge
        self._visit = bridge.session.visits
        self._screen = other_screen(bridge.window.screen())
        look = Appearance(bridge.library.folder, bridge.look.theme.mode, widest=(SMALLEST, LARGEST))
        texts = bridge.library.texts(bridge.session.consultation.language)
        window = self.window = PatientWindow(look, texts, alone=self._screen is None)
        window.stepped.connect(self.step)
        window.left.connect(lambda: bridge.show_patient_view(False))
        window.said.connect(page.note_said)
        window.again.connect(page.explain_again)
        page.topic_shown.connect(self._topic_shown)
        page.turn = self.turn
        self._topic, self._part = page.topic_id, 0
        window.set_wish(bridge.look.theme.scale)
        self._place(window)
        self.follow()
        return True

    def close(self) -> None:
        """Take the view away."""
        window, self.window = self.window, None
        if window is None:
            return
        page = self.page
        page.topic_shown.disconnect(self._topic_shown)
        page.turn = None
        page.show_part(0, 1)
        self._scenes = None
        window.hide()
        window.deleteLater()
        if self._screen is None:
            self.bridge.window.activateWindow()
        self._screen = None

    def follow(self) -> None:
        """Show how things stand now."""
        window = self.window
        if window is None:
            return
        session = self.bridge.session
        if session.visits != self._visit:
            # Another patient may sit there: nothing of this one stays in sight.
            self.bridge.show_patient_view(False)
            return
        scenes = self._scenes = patient_scenes(session.state, window.texts)
        window.tell(scenes.greeting, scenes.pause)
        scene = scenes.scene(self._topic, self._part) if self.bridge.window.step is Step.TALK else None
        if scene is None:
            window.show_scene(None)
            return
        self._part = scene.part
        window.show_scene(
            scene,
            self.page.said_back,
            first=scene == scenes.scenes[0],
            last=scene == scenes.scenes[-1],
        )
        self.page.show_part(scene.part, scene.parts)

    def step(self, by: int) -> None:
        """Go one scene on, which notes a risk as told, or one back."""
        if self.bridge.window.step is Step.TALK:
            self.page.step(by)

    def turn(self, by: int) -> bool:
        """Go to another part of the same topic; return whether there was one."""
        scene = self._scenes.scene(self._topic, self._part) if self._scenes is not None else None
        if scene is None or not 0 <= scene.part + by < scene.parts:
            return False
        self._part = scene.part + by
        self.follow()
        return True

    def _topic_shown(self, topic: str) -> None:
        if topic != self._topic:
            self._topic, self._part = topic, 0
        self.follow()

    def _place(self, window: PatientWindow) -> None:
        from PySide6.QtCore import Qt

        if self._screen is None:
            window.setScreen(self.bridge.window.screen())
            window.setGeometry(self.bridge.window.screen().geometry())
            window.showFullScreen()
            window.activateWindow()
            return
        # The keyboard stays at the desk.
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setScreen(self._screen)
        window.setGeometry(self._screen.geometry())
        window.showFullScreen()
        self.bridge.window.activateWindow()

    def _screen_gone(self, screen: QScreen) -> None:
        if self.window is not None and self._screen is not None and screen == self._screen:
            # The system would move the view over the desk: it goes, and the desk says how to have it here.
            self.bridge.show_patient_view(False)
            self.bridge.window.say(self.bridge.texts.interface("talk.screen_gone"))

    def _follow_look(self) -> None:
        if self.window is not None:
            self.window.look.set_mode(self.bridge.look.theme.mode)
            self.window.set_wish(self.bridge.look.theme.scale)

    def _covered(self, _place: int) -> None:
        whole = self.bridge.window.whole
        if self.window is not None and whole.currentWidget() is not self.bridge.window.desk:
            self.bridge.show_patient_view(False)


def other_screen(own: QScreen) -> QScreen | None:
    """Return a screen beside the desk's own, if there is one that does not just show the same."""
    others = (screen for screen in QGuiApplication.screens() if screen != own)
    return next((screen for screen in others if screen.geometry() != own.geometry()), None)
