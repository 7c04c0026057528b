"""Pages as paper, with made-up sheets."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.sheet_press import MadeSheet, SheetOrder
from botox_aid.domain.consultation import Consultation
from botox_aid.domain.vocabulary import Jurisdiction, SheetKind
from botox_aid.gui.page_image import PageImage, PageWish, Paper
from botox_aid.gui.widgets.sheet_view import SheetView
from botox_aid.gui.widgets.zoom import ZoomBox

A4 = (595.0, 842.0)


class Text:
    """Stands for a composed sheet."""

    def text(self) -> str:
        return "Everything on the sheet"


def paper(pages: int = 2, kind: SheetKind = SheetKind.CONSENT) -> Paper:
    order = SheetOrder(Consultation(Jurisdiction.US, "en-US"), kind)
    document: Any = Text()
    return Paper(MadeSheet(order, b"", document), (A4,) * pages)


@dataclass
class Studio:
    """Draws what is asked for, in one colour."""

    view: SheetView
    colour: str = "red"
    asked: list[PageWish] = field(default_factory=list)

    def draw(self, of: Paper, wishes: list[PageWish]) -> None:
        for wish in wishes:
            self.asked.append(wish)
            image = QImage(wish.width, round(wish.width * 1.414), QImage.Format.Format_RGB32)
            image.fill(QColor(self.colour))
            self.view.take_image(PageImage(of, wish, image))


@pytest.fixture
def view(look, shown) -> SheetView:
    made = SheetView(
        look, page_says="Page {page} of {pages}", updating="Updating", failed=("No", "Safe", "Again"), name="v"
    )
    made.setMinimumSize(640, 440)
    shown(made).resize(760, 520)
    return made


@pytest.fixture
def studio(view) -> Studio:
    made = Studio(view)
    view.pages_wanted.connect(made.draw)
    return made


def colour_in(view: SheetView, page: int) -> str:
    place = view.canvas.places[page]
    middle = QPoint(round(place.x + place.width / 2), round(place.y + place.height / 2))
    return view.canvas.grab().toImage().pixelColor(middle).name()


def test_pages_are_asked_for_at_the_size_they_are_seen(view, studio, qtbot) -> None:
    with qtbot.waitSignal(view.pages_wanted):
        view.show_paper(paper(), "Preview: Consent")
    assert view.page_count == 2
    assert {wish.page for wish in studio.asked if wish.width > 100} == {0, 1}
    assert studio.asked[0].width == round(view.canvas.places[0].width)
    assert colour_in(view, 0) == "#ff0000"
    assert view.is_current


def test_the_last_pages_stay_until_newer_ones_are_drawn(view, studio, qtbot) -> None:
    view.show_paper(paper())
    view.pages_wanted.disconnect()
    view.wait_for()
    newer = paper()
    view.show_paper(newer)
    assert colour_in(view, 0) == "#ff0000"
    qtbot.waitUntil(view._updating.isVisible)
    studio.colour = "blue"
    with qtbot.waitSignal(view.pages_wanted) as wanted:
        view.show_paper(newer)
    studio.draw(*wanted.args)
    assert colour_in(view, 0) == "#0000ff"
    assert not view._updating.isVisible()


def test_a_page_of_an_older_sheet_is_not_shown(view, studio) -> None:
    older, newer = paper(), paper()
    view.show_paper(older)
    view.show_paper(newer)
    late = QImage(300, 424, QImage.Format.Format_RGB32)
    late.fill(QColor("lime"))
    view.take_image(PageImage(older, PageWish(0, 300), late))
    assert colour_in(view, 0) == "#ff0000"


def test_another_kind_of_sheet_never_shows_the_last_one_s_pages(view, studio) -> None:
    view.show_paper(paper())
    view.pages_wanted.disconnect()
    view.show_paper(paper(kind=SheetKind.AFTERCARE))
    assert colour_in(view, 0) == "#ffffff"


def test_zoom_asks_for_larger_pages_and_keeps_the_place(view, studio, qtbot) -> None:
    view.show_paper(paper(4))
    view.fit(whole=False)
    bar = view.area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    part = (bar.value() + view.area.viewport().height() / 2) / view.canvas.height()
    before = view.percent
    with qtbot.waitSignal(view.zoomed):
        view.zoom(1)
    assert view.percent > before
    assert (bar.value() + view.area.viewport().height() / 2) / view.canvas.height() == pytest.approx(part, abs=0.02)
    view.zoom(0)
    assert view.shows_whole_pages


def test_the_place_scrolled_to_stays_when_the_sheet_is_made_anew(view, studio) -> None:
    view.show_paper(paper(4))
    view.fit(whole=False)
    bar = view.area.verticalScrollBar()
    bar.setValue(333)
    view.show_paper(paper(4))
    assert bar.value() == 333


def test_keys_zoom_and_scroll(view, studio) -> None:
    view.show_paper(paper(3))
    before = view.percent
    view.area.setFocus()
    QTest.keyClicks(view.area, "+")
    assert view.percent > before
    QTest.keyClicks(view.area, "-")
    QTest.keyClick(view.area, Qt.Key.Key_End)
    assert view.area.verticalScrollBar().value() == view.area.verticalScrollBar().maximum()
    QTest.keyClick(view.area, Qt.Key.Key_Home)
    assert view.area.verticalScrollBar().value() == 0
    QTest.keyClicks(view.area, "0")
    assert view.shows_whole_pages


def test_the_wheel_zooms_with_control_held(view, studio) -> None:
    view.show_paper(paper(1))
    before = view.percent
    for turn in (120, -120):
        where = view.area.viewport().rect().center()
        event = QWheelEvent(
            where,
            view.area.viewport().mapToGlobal(where),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.area.viewport(), event)
        assert (view.percent > before) == (turn > 0)


def test_small_pictures_lead_to_pages(view, studio, qtbot) -> None:
    view.show_paper(paper(4))
    view.fit(whole=False)
    assert view.thumbs.isVisible()
    with qtbot.waitSignal(view.thumbs.picked) as picked:
        view.findChild(object, "page_thumb_3").click()
    assert picked.args == [2]
    assert view.area.verticalScrollBar().value() == round(view.canvas.places[2].y - 8)
    assert view.findChild(object, "page_thumb_3").accessibleName() == "Page 3 of 4"


def test_small_pictures_are_left_out_where_all_is_seen(view, studio) -> None:
    view.show_paper(paper(1))
    assert not view.thumbs.isVisible()


def test_a_failure_is_said_and_can_be_tried_again(view, studio, qtbot) -> None:
    view.show_paper(paper())
    view.wait_for()
    view.show_failure()
    assert view.failure.isVisible()
    assert colour_in(view, 0) == "#ff0000"
    with qtbot.waitSignal(view.again_asked):
        view.findChild(object, "v_failure_act").click()
    view.show_paper(paper())
    assert not view.failure.isVisible()


def test_a_screen_reader_hears_the_sheet(view, studio) -> None:
    view.show_paper(paper(), "Preview: Consent")
    assert view.canvas.accessibleName() == "Preview: Consent"
    assert view.canvas.accessibleDescription() == "Everything on the sheet"


def test_the_zoom_box_tells_what_was_pressed(look, shown, qtbot) -> None:
    box = ZoomBox(look, smaller="Smaller", larger="Larger", name="z")
    shown(box)
    box.tell("50 %", "50 %. Fit the width")
    with qtbot.waitSignal(box.stepped) as stepped:
        box.larger.click()
    assert stepped.args == [1]
    with qtbot.waitSignal(box.stepped) as stepped:
        box.smaller.click()
    assert stepped.args == [-1]
    with qtbot.waitSignal(box.fit_asked):
        box.scale.click()
    assert box.scale.accessibleName() == "50 %. Fit the width"
