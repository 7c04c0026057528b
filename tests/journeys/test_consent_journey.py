"""A whole consultation at the real window, by mouse and keyboard, from the patient's name to paper that is read back."""

import io
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from botox_aid.app.flow import Step

from ..gui.test_window import Picker

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NAME = "Alex Example"


class FolderPicker(Picker):
    def to_folder(self, _window, _title) -> Path | None:
        return self.path


def text_of(path: Path) -> str:
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def press_on_the_face(hand, zone: str) -> None:
    face = hand.page.face
    place = face.zones.of(zone, "").heart().toPoint()
    under = face.childAt(place) or face
    QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(face, place))
    QApplication.processEvents()


def fill_in_the_patient(hand, born: str = "5/17/1984") -> None:
    hand.type_in("patient_name", NAME)
    hand.type_in("patient_date_of_birth", born)
    hand.type_in("patient_record_number", "A-1042")
    hand.type_in("visit_date", "Nov 20, 2026")
    hand.press("visit_examined")
    hand.page.concerns.chip("lines").click()
    hand.page.concerns.chip("oil").click()
    hand.page.concerns.chip("acne").click()
    hand.type_in("hoped_result", "look less cross when I concentrate")


def answer_everything_with_no(hand) -> None:
    """One key for each group, Enter to go on."""
    for _ in range(len(hand.page._view.groups)):
        hand.key("N", SHIFT)
        hand.key(Qt.Key.Key_Return)


def test_from_the_name_to_paper(hand, qtbot, tmp_path) -> None:
    fill_in_the_patient(hand)
    hand.page.go_to("next_step")
    hand.key(Qt.Key.Key_Return)

    # Candidacy by keyboard: all "no", then the blood thinner with its note.
    assert hand.desk.window.step is Step.CANDIDACY
    answer_everything_with_no(hand)
    assert hand.desk.window.step is Step.ZONES
    hand.go(Step.CANDIDACY, "question.anticoag")
    hand.key("y")
    hand.type_in("detail.anticoag.note", "low-dose aspirin")
    assert hand.session.plan.assessment.consent_allowed

    # Zones on the face; the questions that come with them are asked.
    hand.press("step_zones")
    press_on_the_face(hand, "glabella")
    press_on_the_face(hand, "forehead")
    assert hand.session.consultation.zone_ids == ("glabella", "forehead")
    hand.go(Step.CANDIDACY)
    while hand.session.plan.assessment.missing:
        hand.page.go_to(f"question.{hand.session.plan.assessment.missing[0]}")
        hand.key("n")

    # Product and units; nothing was filled in.
    hand.press("step_product")
    hand.page.product.picked.emit("botox_cosmetic")
    hand.type_in("lot_number", "C1234")
    hand.type_in("lot_expiry", "Jun 30, 2027")
    assert hand.find("units.glabella_edit").text() == ""
    hand.type_in("units.glabella", "20")
    hand.type_in("units.forehead", "20")

    # Talk: Enter walks through every screen.
    hand.press("step_talk")
    hand.page.go_to("")
    for _ in range(len(hand.page._view.topics) - 1):
        hand.key(Qt.Key.Key_Return)
    hand.press("leaflet_yes")
    hand.press("step_sheets")
    hand.press("sign_on_paper")
    QApplication.processEvents()
    ticks = {name: tick.accessibleName() for name, tick in hand.desk.window.strip.ticks.items()}
    assert ticks["talk"].endswith("covered")
    assert "40 U" in ticks["plan"]

    # Paper: every sheet that would print, kept as PDF and read back.
    hand.press("step_print")
    hand.bridge.visits.picker = FolderPicker(tmp_path)
    hand.press("save_all")
    papers = sorted(tmp_path.glob("*.pdf"))
    assert len(papers) == 4
    assert all(NAME.split(maxsplit=1)[0] not in paper.name for paper in papers)
    texts = {paper.name: text_of(paper) for paper in papers}
    for text in texts.values():
        assert NAME in text
        assert "A-1042" in text
    consent = next(text for name, text in texts.items() if "consent" in name and "clinic" not in name)
    assert "look less cross when I concentrate" in consent
    assert "Frown lines" in consent
    assert "in 100" in consent
    assert "911" in consent
    assert "C1234" not in consent, "the lot stands on the clinic copy"
    clinic = next(text for name, text in texts.items() if "consent" in name and "clinic" in name)
    assert "C1234" in clinic
    aftercare = next(text for name, text in texts.items() if "aftercare" in name)
    assert "2027" in aftercare, "the earliest repeat is dated"


def test_the_preview_is_the_very_file(hand, qtbot, tmp_path) -> None:
    sample = Path(__file__).resolve().parents[2] / "resources" / "sample" / "us-frown-lines.json"
    hand.bridge.visits.open_file(sample)
    hand.go(Step.SHEETS)
    hand.bridge.visits.picker = Picker(tmp_path / "consent.pdf")
    hand.press("save_pdf")
    first = (tmp_path / "consent.pdf").read_bytes()
    hand.bridge.visits.picker = Picker(tmp_path / "again.pdf")
    hand.press("save_pdf")
    assert (tmp_path / "again.pdf").read_bytes() == first


def test_undo_takes_the_whole_consultation_back(hand) -> None:
    fill_in_the_patient(hand)
    hand.go(Step.CANDIDACY)
    answer_everything_with_no(hand)
    press_on_the_face(hand, "glabella")
    steps = 0
    while hand.session.undoable is not None:
        hand.key("z", CTRL)
        steps += 1
    assert steps > 10
    assert hand.session.consultation.patient.name == ""
    assert not hand.session.consultation.answers
    assert not hand.session.consultation.zones
