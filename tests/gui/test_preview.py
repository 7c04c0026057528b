"""The thread that makes sheets, with a press that is made up."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from botox_aid.app.sheet_press import MadeSheet, SheetFacts, SheetOrder
from botox_aid.domain.consultation import Consultation, Patient
from botox_aid.domain.vocabulary import Jurisdiction, SheetKind
from botox_aid.gui.page_image import PageReader, PageWish
from botox_aid.gui.preview import PreviewMaker

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<<>>/Contents 4 0 R>>endobj\n"
    b"4 0 obj<</Length 30>>stream\n1 0 0 rg 0 0 100 100 re f     \nendstream endobj\n"
    b"xref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \n"
    b"0000000202 00000 n \ntrailer<</Size 5/Root 1 0 R>>\nstartxref\n281\n%%EOF"
)


class Press:
    """Makes every sheet the same, as slowly as a test wants."""

    def __init__(self) -> None:
        self.made: list[SheetOrder] = []
        self.go = threading.Event()
        self.go.set()
        self.failure: Exception | None = None
        self.threads: set[str] = set()

    def make(self, order: SheetOrder) -> MadeSheet:
        self.threads.add(threading.current_thread().name)
        self.go.wait(5)
        self.made.append(order)
        if self.failure is not None:
            raise self.failure
        document: Any = None
        return MadeSheet(order, bytes(PDF), document)

    def facts(self, sheet: MadeSheet) -> SheetFacts:
        return SheetFacts(5.4, 10.0)


def order(name: str = "Alex", kind: SheetKind = SheetKind.CONSENT) -> SheetOrder:
    return SheetOrder(Consultation(Jurisdiction.US, "en-US", patient=Patient(name)), kind)


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def maker(press, qapp) -> Iterator[PreviewMaker]:
    made = PreviewMaker(press)
    yield made
    press.go.set()
    made.finish()


def test_a_sheet_comes_with_the_sizes_of_its_pages(maker, press, qtbot) -> None:
    with qtbot.waitSignal(maker.made) as made:
        maker.ask(order())
    assert made.args[0].sizes == ((200.0, 100.0),)
    assert press.threads == {"preview"}


def test_it_begins_only_when_the_window_has_had_its_turn(maker, press, qtbot) -> None:
    """A thread that begins before the page is painted takes turns with it."""
    maker.ask(order())
    maker.ask_later([order("later", SheetKind.RECORD)])
    assert not [thread for thread in threading.enumerate() if thread.name == "preview"]
    qtbot.waitUntil(lambda: len(press.made) == 2)


def test_only_the_last_of_many_requests_is_made(maker, press, qtbot) -> None:
    press.go.clear()
    made: list[str] = []
    maker.made.connect(lambda paper: made.append(paper.sheet.order.consultation.patient.name))
    for name in ("A", "Al", "Ale", "Alex"):
        maker.ask(order(name))
    qtbot.waitUntil(lambda: bool(press.threads))
    for name in ("B", "Be"):
        maker.ask(order(name))
    press.go.set()
    qtbot.waitUntil(lambda: "Be" in made)
    assert [entry.consultation.patient.name for entry in press.made] == ["Alex", "Be"]


def test_a_pause_is_waited_for_no_longer_than_a_quarter_of_a_second(maker, press, qtbot) -> None:
    with qtbot.waitSignal(maker.made):
        maker.ask(order("A"))
    began = time.perf_counter()
    with qtbot.waitSignal(maker.made, timeout=2000):
        maker.ask(order("B"))
    assert time.perf_counter() - began < 0.5


def test_pages_are_drawn_on_white(maker, qtbot) -> None:
    with qtbot.waitSignal(maker.made) as made:
        maker.ask(order())
    with qtbot.waitSignal(maker.drawn) as drawn:
        maker.draw(made.args[0], [PageWish(0, 400)])
    image = drawn.args[0].image
    assert (image.width(), image.height()) == (400, 200)
    assert image.pixelColor(100, 100).name() == "#ff0000"
    assert image.pixelColor(300, 100).name() == "#ffffff"


def test_what_is_looked_at_comes_before_what_is_counted(maker, press, qtbot) -> None:
    press.go.clear()
    maker.ask(order("A"))
    maker.ask_later([order("later", SheetKind.RECORD)])
    made: list[SheetKind] = []
    maker.made.connect(lambda paper: made.append(paper.sheet.order.kind))
    press.go.set()
    qtbot.waitUntil(lambda: len(made) == 2)
    assert made == [SheetKind.CONSENT, SheetKind.RECORD]


def test_what_is_worth_knowing_follows(maker, qtbot) -> None:
    with qtbot.waitSignal(maker.learned) as learned:
        maker.ask(order())
    assert learned.args[1] == SheetFacts(5.4, 10.0)


def test_a_failure_is_told_and_the_next_sheet_is_made(maker, press, qtbot) -> None:
    press.failure = ValueError("a secret name")
    with qtbot.waitSignal(maker.failed) as failed:
        maker.ask(order("A"))
    assert failed.args[0] == order("A")
    press.failure = None
    with qtbot.waitSignal(maker.made):
        maker.ask(order("B"))


def test_it_can_be_ended_at_any_time(press, qapp) -> None:
    made = PreviewMaker(press)
    made.finish()
    made.ask(order())
    made.finish()
    busy = PreviewMaker(press)
    press.go.clear()
    busy.ask(order())
    threading.Timer(0.05, press.go.set).start()
    busy.finish()
    assert not [thread for thread in threading.enumerate() if thread.name == "preview"]


def test_the_window_may_be_gone_before_the_sheet_is_there(press, qapp) -> None:
    from shiboken6 import delete

    made = PreviewMaker(press)
    press.go.clear()
    made.ask(order())
    delete(made)
    press.go.set()
    deadline = time.monotonic() + 5
    while [thread for thread in threading.enumerate() if thread.name == "preview"]:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_reader_keeps_one_file_open() -> None:
    reader = PageReader()
    assert reader.sizes(PDF) == ((200.0, 100.0),)
    assert reader.picture(PDF, 0, 50).height() == 25
    reader.close()
    reader.close()
