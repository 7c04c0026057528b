"""A thousand random acts at the real window, always the same ones: nothing fails, and the screen shows what is so."""

import datetime as dt
import random
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication

from botox_aid.app.candidacy_view import candidacy_view
from botox_aid.app.flow import Step
from botox_aid.app.ready_view import ready_view
from botox_aid.domain.consultation import Point
from botox_aid.domain.vocabulary import Answer, Concern, Decision, Side, View

SEED, ACTS, LOOKS = 20261120, 1000, 0.01
STEPS = (Step.PATIENT, Step.CANDIDACY, Step.ZONES, Step.PRODUCT, Step.TALK)


def act_of(chance: random.Random, hand) -> None:
    """Do one thing that a page, a key or the head can ask for."""
    session, window = hand.session, hand.desk.window
    catalogue = session.state.catalogue
    zone, question = chance.choice(list(catalogue.zones)), chance.choice(session.plan.assessment.asked)
    text = "".join(chance.choices("abc é\n漢", k=chance.randrange(6)))
    acts = [
        lambda: hand.bridge.visit(chance.choice(STEPS)),
        lambda: hand.bridge.visit(chance.choice(STEPS), None),
        lambda: window.act_asked.emit(chance.choice(["undo", "redo"])),
        lambda: session.set_patient(replace(session.consultation.patient, name=text), "patient_name"),
        lambda: session.set_visit(replace(session.consultation.visit, date=dt.date(2026, 11, chance.randrange(1, 29)))),
        lambda: session.choose_concern(chance.choice(list(Concern)), chance.random() < 0.5),
        partial(session.set_hoped_result, text),
        lambda: catalogue.questions[question].derived or session.say_answer(question, chance.choice(list(Answer))),
        lambda: session.answer(question, None),
        lambda: session.answer_no_to_rest(chance.choice(catalogue.question_groups).id),
        lambda: session.override(question, "a reason that is long enough to count", "Dr B"),
        lambda: session.choose_zone(zone, chance.random() < 0.7, chance.choice(list(Side))),
        lambda: session.toggle_zone_side(zone, chance.choice([Side.LEFT, Side.RIGHT])),
        lambda: session.place_point(
            zone, Point(View.FRONT, chance.random(), chance.random(), chance.choice([None, 2.0]))
        ),
        lambda: session.mirror_points(zone, chance.choice([Side.LEFT, Side.RIGHT])),
        lambda: session.set_zone_units(zone, chance.choice([None, 4.0, 20.0])),
        lambda: session.set_product(chance.choice(["", *catalogue.products])),
        lambda: session.set_lot(text, chance.choice([None, dt.date(2027, 1, 1)]), "lot_number"),
        lambda: session.cover_risks([risk.concept for risk in session.plan.risks], chance.random() < 0.5),
        lambda: session.decide(chance.choice([None, *Decision])),
        window.strip.ticks[chance.choice(list(window.strip.ticks))].click,
        lambda: window.page.leave_asked.emit(chance.choice([1, -1])),
    ]
    looks = [
        lambda: window.act_asked.emit(chance.choice(["text_size", "theme"])),
        lambda: window.resize(chance.choice([1024, 1280, 1440]), chance.choice([700, 900])),
    ]
    chance.choice(looks if chance.random() < LOOKS else acts)()
    if window.step in (Step.SHEETS, Step.PRINT):
        hand.bridge.visit(Step.TALK, None)


def check(hand) -> None:
    """Compare what the window shows with what is so."""
    session, window = hand.session, hand.desk.window
    QApplication.processEvents()
    shown = {name: tick.accessibleName() for name, tick in window.strip.ticks.items()}
    for tick in ready_view(session.state, hand.bridge.texts).ticks:
        assert tick.fact in shown[tick.id]
    assert window.header.undo.isEnabled() == (session.undoable is not None)
    assert window.header.redo.isEnabled() == (session.redoable is not None)
    consultation = session.consultation
    if window.step is Step.PATIENT:
        assert window.page.name.text() == consultation.patient.name
        assert window.page.hoped.text() == consultation.hoped_result
    if window.step is Step.CANDIDACY:
        group = next(g for g in candidacy_view(session.state, hand.bridge.texts).groups if g.id == window.page._group)
        assert list(window.page._rows) == [question.id for question in group.questions]
    if window.step is Step.PRODUCT:
        for planned in consultation.zones:
            assert window.page.table._rows[planned.zone].units.number() == planned.units
    if window.step is Step.TALK and consultation.zones:
        assert window.page._list.count.text() == window.page._view.count


def test_a_thousand_random_acts(hand) -> None:
    chance = random.Random(SEED)  # always the same acts
    for number in range(ACTS):
        act_of(chance, hand)
        if number % 10 == 0:
            check(hand)
    check(hand)
