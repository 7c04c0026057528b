"""What is painted first must not load the Qt namespace: that alone would cost a sixth of the start."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import datetime as dt
from pathlib import Path

import PySide6.QtCore
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from botox_aid.gui.appearance import Appearance
from botox_aid.gui.widgets.button import Button, IconButton, LinkButton
from botox_aid.gui.widgets.card import Card, Divider, Ground
from botox_aid.gui.widgets.chip import Chips
from botox_aid.gui.widgets.choice import ChoiceField
from botox_aid.gui.widgets.date_field import DateField
from botox_aid.gui.widgets.field import TextArea, TextField
from botox_aid.gui.widgets.label import Label
from botox_aid.gui.widgets.page import PageTitle, Scroll
from botox_aid.gui.widgets.rail import RailRow
from botox_aid.gui.widgets.ready import ReadyTick
from botox_aid.gui.widgets.segments import Segments
from botox_aid.gui.widgets.tag import LetterTile, Pill, Tag
from botox_aid.gui.widgets.toggle import CheckBox, Toggle

app = QApplication([])
look = Appearance(Path("resources"))
look.install(app)
page = Ground(look, "canvas", edges="right")
column = QVBoxLayout(page)
card = Card(look, "Identity", name="identity")
choice = ChoiceField(look, "Clinician")
choice.fill([("a", "Dr B", "physician")], "a")
chips = Chips(look, [("lines", "Lines"), ("acne", "Acne")])
chips.choose({"lines"})
row = RailRow(look, 1, "Patient", "user-round")
row.setChecked(True)
done = RailRow(look, 2, "Candidacy", "clipboard-list")
done.set_state("done")
tick = ReadyTick(look, "Talk")
tick.tell("todo", "8 risks to cover")
views = Segments(look, [("a", "One"), ("b", "Two")], tick=True)
views.choose("a")
for part in (
    PageTitle(look, "Patient", "Who is here"), Label(look, "body", "words", wrap=True), Divider(look), row, done, tick,
    TextField(look, "Name", hint="As on the card"), TextArea(look, "Hopes"), choice, chips, views,
    DateField(look, "Born", say=dt.date.isoformat, read=lambda _: None, error="?"), CheckBox(look, "Seen", "today"),
    Toggle(look, "On"), Button(look, "Go", "act", icon_after="arrow-right"), Button(look, "Back"),
    IconButton(look, "undo-2", "Undo"), LinkButton(look, "More"), Tag(look, "Off label", "caution"),
    Pill(look, "1 stop", "stop"), LetterTile(look, "A"),
):
    card.body.addWidget(part)
column.addWidget(Scroll(card))
page.resize(900, 1600)
page.show()
app.processEvents()
page.grab()
print("Qt" in vars(PySide6.QtCore))
"""


def test_the_first_page_is_painted_without_the_qt_namespace() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "False", run.stderr
