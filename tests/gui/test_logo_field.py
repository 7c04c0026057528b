"""The logo in the settings, by hand."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication

from botox_aid.app.logo import LOGO_FILE, kept_logo
from botox_aid.app.sheets_view import sheets_view
from botox_aid.domain.vocabulary import Copy, SheetKind


class Picker:
    def __init__(self, path: Path | None) -> None:
        self.path = path

    def to_open(self, _window, _title: str, _kinds: str) -> Path | None:
        return self.path


def file_of(folder: Path, name: str = "logo.png", kind: str = "PNG") -> Path:
    picture = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 380, 180), fill=(200, 30, 30))
    out = io.BytesIO()
    picture.save(out, kind)
    path = folder / f"chosen-{name}"
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def settings(hand):
    hand.bridge.settings_desk.open()
    return hand


def choose(desk, path: Path | None) -> None:
    desk.bridge.visits.picker = Picker(path)
    field = desk.find("logo_field")
    field._picker = desk.bridge.visits.picker
    desk.press("logo_choose")


def test_a_chosen_logo_is_shown_kept_and_printed(settings, tmp_path: Path) -> None:
    bridge = settings.bridge
    assert settings.find("logo_preview").accessibleName() == "No logo"
    choose(settings, file_of(tmp_path))
    preview = settings.find("logo_preview")
    assert preview.accessibleName() == "The logo, as it prints"
    middle = preview.grab().toImage().pixelColor(preview.rect().center())
    assert middle.red() > 180 > 60 > middle.green()
    assert kept_logo(bridge.preferences.folder) is None, "nothing is kept before the settings are saved"
    settings.press("settings_save")
    assert kept_logo(bridge.preferences.folder) is not None
    bridge.session.set_product("botox_cosmetic")
    bridge.session.choose_zone("glabella", True)
    languages = {code: code for code in bridge.library.languages}
    view = sheets_view(bridge.session.state, bridge.texts, bridge.setup, languages)
    order = bridge.sheet_desk.order(view, SheetKind.RECORD, Copy.CLINIC)
    assert order is not None
    assert order.logo == bridge.preferences.logo
    assert order.logo is not None


def test_it_goes_again(settings, tmp_path: Path) -> None:
    choose(settings, file_of(tmp_path, "logo.jpg", "JPEG"))
    settings.press("settings_save")
    folder = settings.bridge.preferences.folder
    assert (folder / LOGO_FILE).exists()
    settings.bridge.settings_desk.open()
    settings.press("logo_remove")
    assert settings.find("logo_preview").accessibleName() == "No logo"
    settings.press("settings_save")
    assert not (folder / LOGO_FILE).exists()
    assert settings.bridge.preferences.logo is None


def test_a_bad_file_is_one_sentence_and_the_old_logo_stays(settings, tmp_path: Path) -> None:
    choose(settings, file_of(tmp_path))
    before = settings.find("logo_field").data
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\nnot really")
    choose(settings, bad)
    assert settings.find("logo_says").text() == "This is no PNG or JPEG picture that can be read. Choose another file."
    assert settings.find("logo_field").data == before
    choose(settings, tmp_path / "gone.png")
    assert settings.find("logo_says").text().count(".") == 2
    choose(settings, None)
    assert settings.find("logo_field").data == before


def test_leaving_the_settings_keeps_nothing(settings, tmp_path: Path) -> None:
    choose(settings, file_of(tmp_path))
    settings.press("settings_cancel")
    assert not (settings.bridge.preferences.folder / LOGO_FILE).exists()


def test_a_folder_that_lets_nothing_be_written_is_said(settings, tmp_path: Path) -> None:
    choose(settings, file_of(tmp_path))
    settings.bridge.preferences.folder = Path("/proc/nowhere")
    settings.press("settings_save")
    assert settings.bridge.window.said.startswith("The logo could not be kept")


def test_settings_that_cannot_be_written_are_not_called_saved(settings) -> None:
    settings.bridge.preferences.folder = Path("/proc/nowhere")
    settings.type_in("clinic_address", "1 Other Street")
    settings.press("settings_save")
    assert settings.bridge.window.said.startswith("The settings hold until you close the program")


def test_its_controls_have_names(settings, tmp_path: Path) -> None:
    choose(settings, file_of(tmp_path))
    for name in ("logo_choose", "logo_remove", "logo_preview"):
        interface = QAccessible.queryAccessibleInterface(settings.find(name))
        assert interface.text(QAccessible.Text.Name), name


def test_nothing_in_the_settings_is_wider_than_the_smallest_window_at_the_largest_text(hand, tmp_path: Path) -> None:
    hand.desk.window.resize(1024, 700)
    hand.bridge.look.set_scale(2.0)
    hand.desk.window.act_asked.emit("settings")
    choose(hand, file_of(tmp_path))
    QApplication.processEvents()
    dialog = hand.dialog()
    assert dialog._scroll.horizontalScrollBar().maximum() == 0
    parts = [hand.find(name).geometry() for name in ("logo_preview", "logo_choose", "logo_remove")]
    assert not any(one.intersects(other) for one in parts for other in parts if one is not other)


def test_the_preview_is_paper_in_the_dark_too(settings) -> None:
    settings.bridge.look.set_mode("dark")
    QApplication.processEvents()
    preview = settings.find("logo_preview")
    assert preview.grab().toImage().pixelColor(12, 8) == QColor("#FFFFFF")
