"""Renders every component in every state to pictures, to be looked at: ``python tools/gallery.py FOLDER``."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.answer import AnswerControl
from botox_aid.gui.widgets.button import Button, IconButton, LinkButton
from botox_aid.gui.widgets.card import Card, Divider, Ground
from botox_aid.gui.widgets.chip import Chips
from botox_aid.gui.widgets.choice import ChoiceField
from botox_aid.gui.widgets.date_field import DateField
from botox_aid.gui.widgets.field import NumberField, TextArea, TextField
from botox_aid.gui.widgets.finding import FindingCard, FindingText
from botox_aid.gui.widgets.icon_array import IconArray
from botox_aid.gui.widgets.label import Label
from botox_aid.gui.widgets.notice import Banner, EmptyState, ErrorCard, Toast
from botox_aid.gui.widgets.page import PageTitle
from botox_aid.gui.widgets.question import QuestionRow
from botox_aid.gui.widgets.rail import RailRow
from botox_aid.gui.widgets.ready import ReadyTick
from botox_aid.gui.widgets.segments import Segments
from botox_aid.gui.widgets.step_list import StepRow
from botox_aid.gui.widgets.stepper import Stepper
from botox_aid.gui.widgets.tag import KeyCap, LetterTile, Pill, Tag
from botox_aid.gui.widgets.toggle import CheckBox, Toggle

ANSWERS = (("yes", "Y", "Yes"), ("no", "N", "No"), ("unsure", "U", "Unsure"))
FINDINGS = (
    FindingText(
        "a",
        "hard_stop",
        "Hard stop",
        "",
        "Allergy to botulinum toxin: this label says do not treat.",
        today="No override.",
    ),
    FindingText(
        "b", "stop", "Stop", "", "Toxin given too recently.", today="Prescriber may override with a typed reason."
    ),
    FindingText("c", "caution", "Caution", "", "Blood thinner: more bruises.", today="Risk is added to the sheet."),
    FindingText("d", "note", "Note", "", "Holds human albumin.", today="Shown and recorded."),
    FindingText("e", "stop", "Find out first", "", "Unsure: myasthenia gravis.", today="Unsure is never read as no."),
)
FULL = FindingText(
    "toxin_recent", "stop", "Stop today: toxin given too recently", "",
    "Labels ask for about 3 months between treatments. Short gaps raise antibody risk.", "For today:",
    "no consent sheet unless overridden. Three months end on Jan 30, 2027.", "BOTOX Cosmetic prescribing summary (US)",
    (("sources", "Sources (4)"),),
)  # fmt: skip
OVERRIDDEN = FindingText(
    "toxin_recent", "stop", "Stop", "Toxin given too recently", "Oct 30, 2026, Xeomin 40 U", links=(("show", "Show answer"), ("undo", "Take back")),
    overridden="Overridden by Dr B Example", reason="Touch-up of one point after the review; told the patient.",
)  # fmt: skip


def column(*widgets: QWidget) -> QWidget:
    frame = QWidget()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return frame


def row(*widgets: QWidget) -> QWidget:
    frame = QWidget()
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return frame


def card(look: Appearance, title: str, *widgets: QWidget) -> Card:
    made = Card(look, title)
    for widget in widgets:
        made.body.addWidget(widget)
    made.body.addStretch(1)
    return made


def findings_card(look: Appearance) -> Card:
    made = Card(look, "Finding card, by level")
    strip = QHBoxLayout()
    for finding in FINDINGS:
        strip.addWidget(FindingCard(look, finding, short=True), 1)
    made.body.addLayout(strip)
    made.body.addWidget(FindingCard(look, FULL))
    made.body.addWidget(FindingCard(look, OVERRIDDEN, short=True))
    return made


def fields_card(look: Appearance) -> Card:
    made = Card(look, "Fields")
    grid = QGridLayout()
    filled = TextField(look, "Lot number", name="lot")
    filled.put("C1234")
    wrong = DateField(look, "Expiry", say=str, read=lambda _: None, error="", suffix="42 years", name="expiry")
    wrong.put("Jun 30, 2025")
    wrong.set_error("This lot expired before the visit. Check the vial.")
    fixed = TextField(look, "Registration", read_only=True)
    fixed.put("MD-0001")
    choice = ChoiceField(look, "Product, licensed in the US", placeholder="Choose")
    choice.fill([("a", "BOTOX Cosmetic", "onabotulinumtoxinA"), ("b", "Xeomin")], "a")
    units = NumberField(look, "Units you type", suffix="U")
    area = TextArea(look, "What Alex hopes for, in Alex's own words", hint="Prints on the consent sheet word for word.")
    area.put("look less cross when I concentrate")
    places = (filled, TextField(look, "Lot number", placeholder="As on the vial"), fixed, choice, units, wrong)
    for place, widget in enumerate(places):
        grid.addWidget(widget, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(area, 3, 0, 1, 2)
    made.body.addLayout(grid)
    return made


def controls(look: Appearance) -> list[QWidget]:
    locked = Button(look, "Override")
    locked.block("Needs a reason and the tick.")
    answers = [AnswerControl(look, ANSWERS, says="?", name=f"q{place}") for place in range(3)]
    answers[1].choose("no")
    answers[2].choose("unsure")
    segments = Segments(look, [("front", "Front"), ("side", "Side")], name="view")
    segments.choose("front")
    edition = Segments(look, [("standard", "Standard"), ("large", "Large print", "18 pt")], tick=True, name="edition")
    edition.choose("standard")
    chips = Chips(look, [(word, word) for word in ("Lines", "Acne", "Oily skin", "Pores", "Jaw shape", "Other")])
    chips.choose({"Lines"})
    toggles = [Toggle(look, word) for word in ("Midline", "Names")]
    toggles[0].set_checked(True)
    boxes = [CheckBox(look, "Prescriber saw Alex in person today"), CheckBox(look, "Clinic", "adds lot, reasons")]
    boxes[1].set_checked(True)
    return [
        card(look, "Buttons, 44 px high", row(Button(look, "Print", "primary", icon="printer"), Button(look, "Save PDF"), Button(look, "Add from list", "quiet", icon="plus")),
             row(Button(look, "Go to candidacy", "act", icon_after="arrow-right"), Button(look, "Keep the stop", key="Esc"), locked), row(Button(look, "Understood", "ok", icon="check"), IconButton(look, "undo-2", "Undo"), IconButton(look, "moon", "Dark"), LinkButton(look, "Show answer")),
             row(Stepper(look, "Copies", fewer="Fewer", more="More"), KeyCap(look, "Space"), KeyCap(look, "Y"), LetterTile(look, "A"))),
        card(look, "Answer control", *answers, segments, edition),
        card(look, "Chips, toggles, ticks", chips, row(*toggles), *boxes, row(*(Tag(look, words, level) for words, level in (("On label", "ok"), ("Off label", "caution"), ("Expired", "stop"), ("Read in part", "note")))), row(Pill(look, "1 stop: toxin too recent", "stop"), Pill(look, "1 stop, overridden", "caution"))),
    ]  # fmt: skip


def rail(look: Appearance) -> QWidget:
    ground = Ground(look, "rail", edges="right")
    wide, narrow = QVBoxLayout(), QVBoxLayout()
    layout = QHBoxLayout(ground)
    steps = (
        ("Patient", "user-round", "done"),
        ("Candidacy", "clipboard-list", "problem"),
        ("Zones", "scan-face", "todo"),
        ("Product and plan", "syringe", "todo"),
    )
    for small, place in ((False, wide), (True, narrow)):
        for number, (words, picture, state) in enumerate(steps, 1):
            made = RailRow(look, number, words, picture)
            made.set_state(state)
            made.setChecked(number == 3)
            made.set_narrow(small)
            place.addWidget(made)
        other = RailRow(look, 0, "Settings", "settings")
        other.set_narrow(small)
        place.addWidget(other)
    layout.addLayout(wide)
    layout.addLayout(narrow)
    return ground


def lists(look: Appearance) -> list[QWidget]:
    ticks = [ReadyTick(look, title) for title in ("Lot in date", "Talk", "Stops")]
    for tick, (state, fact) in zip(
        ticks, (("ok", "C1234, Jun 2027"), ("todo", "8 risks to cover"), ("stop", "1 open")), strict=True
    ):
        tick.tell(state, fact)
    rows = [
        StepRow(look, number, words)
        for number, words in ((1, "Headache"), (2, "Drooping upper lid"), (3, "Dry, gritty eyes"))
    ]
    rows[0].set_state("done")
    rows[1].setChecked(True)
    groups = [
        StepRow(look, 0, words, count=count)
        for words, count in (("Allergies", "5/5"), ("Medicines and toxin", "5/7"), ("Hopes", "0/5"))
    ]
    groups[0].set_state("done")
    groups[1].set_state("stop")
    groups[1].setChecked(True)
    array = IconArray(look)
    array.tell(2)
    return [
        card(look, "Ready tick", *ticks),
        card(look, "Lists", *rows, Divider(look), *groups),
        card(look, "Icon array", array),
        rail(look),
    ]


def notices(look: Appearance) -> tuple[Card, Toast]:
    host = QWidget()
    host.setMinimumHeight(90)
    toast = Toast(look, host)
    made = card(look, "Toast, error, empty", host, ErrorCard(look, "The front desk printer does not answer", "Nothing was printed. Your answers are saved.", "Save PDF"),
                Banner(look, "note", "Content not yet approved", "Sheets print “not approved by this clinic” until a clinician signs the texts."),
                EmptyState(look, "scan-face", "No zones yet", "Point at the face, or add one from the list."))  # fmt: skip
    return made, toast


def questions(look: Appearance) -> tuple[Card, QuestionRow]:
    made = Card(look, padding=0)
    first = QuestionRow(
        look, "toxin", "When was your last botulinum toxin? Any in the last 4 months?", ANSWERS, "Why we ask"
    )
    first.choose("yes")
    for field in (
        TextField(look, "Date", icon="calendar"),
        ChoiceField(look, "Product"),
        NumberField(look, "Units", suffix="U"),
    ):
        first.follow_up.addWidget(field)
    first.show_follow_up(True)
    first.set_findings([FULL])
    second = QuestionRow(
        look,
        "antibiotic",
        "Injected antibiotics such as gentamicin, a muscle relaxant or an anesthetic lately?",
        ANSWERS,
        "Why we ask",
    )
    second.choose("no")
    third = QuestionRow(
        look, "operation", "Do you have an operation or anesthetic coming up?", ANSWERS, "Why we ask", last=True
    )
    third.set_current(True)
    made.body.setSpacing(0)
    for question in (first, second, third):
        made.body.addWidget(question)
    return made, third


def gallery(look: Appearance) -> tuple[QWidget, Toast, QuestionRow]:
    page = Ground(look, "canvas")
    grid = QVBoxLayout(page)
    grid.setContentsMargins(28, 20, 28, 28)
    grid.setSpacing(16)
    grid.addWidget(PageTitle(look, "Components and states", "Every state has a shape and a word, not only a colour."))
    grid.addWidget(findings_card(look))
    (notice_card, toast), (question_card, last) = notices(look), questions(look)
    for widgets in (controls(look), [fields_card(look), question_card], [*lists(look), notice_card]):
        strip = QHBoxLayout()
        strip.setSpacing(16)
        for widget in widgets:
            strip.addWidget(widget, 1)
        grid.addLayout(strip)
    grid.addWidget(Label(look, "patient_title", "One upper eyelid may droop"))
    grid.addWidget(Label(look, "patient_number", " people have this.", lead="About 2 in 100", tone="accent"))
    grid.addStretch(1)
    return page, toast, last


def main(folder: Path) -> None:
    app = QApplication([])
    resources = Path(__file__).resolve().parent.parent / "resources"
    look = Appearance(resources)
    look.install(app)
    for mode in ("light", "dark"):
        for scale in (1.0, 1.5):
            look.set_mode(mode)
            look.set_scale(scale)
            page, toast, last = gallery(look)
            page.resize(int(1440 * scale), int(1500 * scale))
            page.show()
            page.activateWindow()
            QTest.qWait(50)
            toast.tell("Frown lines removed", "Undo")
            last.take_focus()
            QTest.qWait(50)
            page.grab().save(str(folder / f"components-{mode}-{scale:g}.png"))
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
