"""The guide in its window, by hand."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QFontInfo, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step
from botox_aid.gui import guide_window


def guide(desk):
    window = desk.bridge.help_desk.guide
    assert window is not None, "the guide is not open"
    QApplication.processEvents()
    return window


def title_of(desk) -> str:
    return guide(desk).page.document().begin().text()


@pytest.fixture
def open_guide(hand):
    hand.press("guide")
    return hand


@pytest.mark.parametrize("step", list(Step))
def test_it_opens_at_the_chapter_of_the_step(hand, step: Step) -> None:
    hand.go(step)
    QTest.keyClick(hand.desk.window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert guide(hand).chapter.step is step
    assert title_of(hand) == guide(hand).chapter.title
    assert guide(hand).isVisible()


def test_the_list_of_keys_leads_to_it(hand) -> None:
    hand.key(Qt.Key.Key_F1)
    hand.press("keys_guide")
    assert hand.no_dialog()
    assert guide(hand).isVisible()


def test_the_contents_lead_to_every_chapter(open_guide) -> None:
    window = guide(open_guide)
    window.contents.setFocus()
    window.contents.setCurrentRow(0)
    titles = [title_of(open_guide)]
    while window.on.isEnabled():
        QTest.keyClick(window.contents, Qt.Key.Key_Down)
        titles.append(title_of(open_guide))
    assert titles == [chapter.title for chapter in window.chapters]
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert title_of(open_guide) == titles[-2]


def test_pictures_fill_the_column_and_follow_theme_and_width(open_guide) -> None:
    window = guide(open_guide)
    name = QUrl("pictures/3-zones-light.png")
    kind = QTextDocument.ResourceType.ImageResource.value
    wide = window.page.loadResource(kind, name)
    assert wide.width() > 500
    assert wide.width() <= window.page.viewport().width() * window.devicePixelRatioF()
    window.resize(800, 700)
    QApplication.processEvents()
    narrow = window.page.loadResource(kind, name)
    assert narrow.width() < wide.width()
    light = narrow.pixelColor(3, narrow.height() // 2).lightness()
    open_guide.bridge.look.set_mode("dark")
    QApplication.processEvents()
    assert window.page.loadResource(kind, name).pixelColor(3, narrow.height() // 2).lightness() < light - 100
    assert window.page.horizontalScrollBar().maximum() == 0


def test_nothing_is_loaded_but_pictures_of_the_guide(open_guide) -> None:
    page = guide(open_guide).page
    kinds = QTextDocument.ResourceType
    for address in ("https://example.org/a.png", "file:///etc/passwd", "../pyproject.toml"):
        assert page.loadResource(kinds.ImageResource.value, QUrl(address)) is None
        assert page.loadResource(kinds.HtmlResource.value, QUrl(address)) is None
    assert not page.openLinks()
    assert not page.openExternalLinks()


def test_search_lists_chapters_and_walks_through_the_hits(open_guide) -> None:
    window = guide(open_guide)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.edit.hasFocus() or QApplication.focusWidget() is window.search.edit
    QTest.keyClicks(window.search.edit, "recovery key")
    shown = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert "Records" in shown
    assert len(shown) < len(window.chapters)
    assert window.count.text().startswith(str(len(shown)))
    assert window.page.extraSelections()
    before = window.page.textCursor().position()
    QTest.keyClick(window.search.edit, Qt.Key.Key_Return)
    assert window.page.textCursor().position() != before
    window.search.edit.selectAll()
    QTest.keyClick(window.search.edit, Qt.Key.Key_Delete)
    assert window.contents.count() == len(window.chapters)
    assert not window.page.extraSelections()


def test_what_is_not_in_it_says_so_and_keeps_the_contents(open_guide) -> None:
    window = guide(open_guide)
    QTest.keyClicks(window.search.edit, "zebra")
    assert window.count.text().startswith("0")
    assert window.contents.count() == len(window.chapters)


def test_a_link_opens_its_chapter(open_guide) -> None:
    window = guide(open_guide)
    window.page.anchorClicked.emit(QUrl("#records"))
    assert window.chapter.id == "records"


def test_text_and_headings_follow_the_text_size(open_guide) -> None:
    window, look = guide(open_guide), open_guide.bridge.look

    def sizes() -> list[int]:
        found = []
        block = window.page.document().begin()
        while block.isValid():
            pieces = block.begin()
            if not pieces.atEnd() and not pieces.fragment().charFormat().isImageFormat():
                found.append(QFontInfo(pieces.fragment().charFormat().font()).pixelSize())
            block = block.next()
        return found

    plain = sizes()
    assert plain[0] == look.theme.type("h1").size
    assert look.theme.type("field").size in plain
    look.set_scale(2.0)
    QApplication.processEvents()
    assert sizes()[0] == 2 * plain[0]
    assert window.page.horizontalScrollBar().maximum() == 0


def test_esc_closes_it_and_so_does_the_desk(open_guide) -> None:
    first = guide(open_guide)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert open_guide.bridge.help_desk.guide is None
    open_guide.press("guide")
    window = guide(open_guide)
    open_guide.session.mark_saved()
    open_guide.desk.window.close()
    assert not window.isVisible()


def test_a_guide_that_is_gone_is_said_in_a_sentence(hand, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(guide_window, "guide_folder", lambda _resources: tmp_path)
    hand.press("guide")
    assert hand.bridge.help_desk.guide is None
    assert "guide is not there" in hand.bridge.window.said


def test_every_part_has_a_name(open_guide) -> None:
    window = guide(open_guide)
    for part in (window, window.contents, window.page, window.back, window.on, window.search.edit):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part.objectName()
