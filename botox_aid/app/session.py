"""The one mutable object of the desk: the consultation as it stands, and every way in which it may change."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ..domain.consultation import (
    AnswerRecord,
    Clinic,
    Needs,
    Override,
    Patient,
    Point,
    Signature,
    Signatures,
    Talk,
    Visit,
)
from ..domain.vocabulary import Answer, Concern, Decision, Jurisdiction, Side
from . import answer_edit, talk_edit, zone_edit
from .history import Change
from .timeline import Timeline


class Session(Timeline):
    """The verbs of the desk over one consultation."""

    def set_patient(self, patient: Patient, field: str = "") -> None:
        """Set who is treated; ``field`` names the field that was typed in."""
        self.put(replace(self.consultation, patient=patient), Change("patient", field=field))

    def set_visit(self, visit: Visit, field: str = "") -> None:
        """Set when and by whom."""
        self.put(replace(self.consultation, visit=visit), Change("visit", field=field))

    def choose_concern(self, concern: Concern, chosen: bool) -> None:
        """Add or take away one concern; they stay in the order of the vocabulary."""
        kept = {*self.consultation.concerns, concern} if chosen else {*self.consultation.concerns} - {concern}
        concerns = tuple(entry for entry in Concern if entry in kept)
        self.put(replace(self.consultation, concerns=concerns), Change("concern"))

    def set_hoped_result(self, text: str) -> None:
        """Set what the patient hopes for, in their words."""
        self.put(replace(self.consultation, hoped_result=text), Change("hoped", field="hoped"))

    def set_needs(self, needs: Needs, field: str = "") -> None:
        """Set what the patient needs in order to read and decide."""
        self.put(replace(self.consultation, needs=needs), Change("needs", field=field))

    def set_clinic(self, clinic: Clinic) -> None:
        """Set what the letterhead says."""
        self.put(replace(self.consultation, clinic=clinic), Change("clinic"))

    def set_language(self, language: str) -> None:
        """Set the language of the sheets."""
        self.put(replace(self.consultation, language=language), Change("language"))

    def set_jurisdiction(self, jurisdiction: Jurisdiction, language: str) -> None:
        """Set whose law and labels apply; the product goes, for a product id is that jurisdiction's label."""
        if jurisdiction is not self.consultation.jurisdiction:
            changed = answer_edit.with_product(self.consultation, "")
            self.put(replace(changed, jurisdiction=jurisdiction, language=language), Change("jurisdiction"))

    def answer(self, question_id: str, record: AnswerRecord | None, field: str = "") -> None:
        """Set the answer to a question, or take it back."""
        change = Change("answer", f"question.{question_id}.short", f"{question_id}.{field}" if field else "")
        self.put(self.consultation.with_answer(question_id, record), change)

    def say_answer(self, question_id: str, said: Answer) -> None:
        """Answer a question as it is worded on screen."""
        question = self.state.catalogue.questions[question_id]
        old = self.consultation.answers.get(question_id)
        self.answer(question_id, answer_edit.answered_anew(question, old, said))

    def answer_no_to_rest(self, group_id: str) -> tuple[str, ...]:
        """Answer "no" to the open questions of a group and return their ids.

        A question whose plain "yes" means that the factor is absent stays open: nobody answers it in passing.
        """
        state = self.state
        ids = answer_edit.answered_in_passing(state.catalogue, state.plan.assessment.missing, group_id)
        self.put(answer_edit.with_no_to(self.consultation, ids), Change("no_to_rest", f"group.{group_id}"))
        return ids

    def override(self, finding_id: str, reason: str, by: str) -> None:
        """Record the prescriber's reason for going on past a stop."""
        change = Change("override", f"question.{finding_id}.short")
        self.put(self.consultation.with_override(finding_id, Override(reason, by)), change)

    def take_back_override(self, finding_id: str) -> None:
        """Take a recorded reason back; the stop stands again."""
        change = Change("override_back", f"question.{finding_id}.short")
        self.put(self.consultation.with_override(finding_id, None), change)

    def choose_zone(self, zone_id: str, chosen: bool, side: Side = Side.BOTH) -> None:
        """Choose a zone (on one side or both), or take it out of the plan."""
        changed = (
            zone_edit.with_zone(self.consultation, zone_id, side)
            if chosen
            else zone_edit.without_zone(self.consultation, zone_id)
        )
        self.put(changed, _zone_change("zone_chosen" if chosen else "zone_removed", zone_id))

    def toggle_zone_side(self, zone_id: str, side: Side) -> None:
        """Add or take away one side of a zone."""
        changed = zone_edit.with_side_toggled(self.consultation, zone_id, side)
        self.put(changed, _zone_change("zone_side", zone_id))

    def set_zone_units(self, zone_id: str, units: float | None) -> None:
        """Set the total that the clinician typed for a zone."""
        changed = zone_edit.with_units(self.consultation, zone_id, units)
        self.put(changed, _zone_change("units", zone_id, f"units.{zone_id}"))

    def place_point(self, zone_id: str, point: Point) -> None:
        """Place an injection point; its zone is chosen with it."""
        self.put(zone_edit.with_point(self.consultation, zone_id, point), _zone_change("point_placed", zone_id))

    def move_point(self, zone_id: str, index: int, x: float, y: float) -> None:
        """Move a point; one drag, or one run of arrow keys, is one change."""
        moved = zone_edit.with_point_replaced(
            self.consultation, zone_id, index, lambda point: replace(point, x=min(max(x, 0), 1), y=min(max(y, 0), 1))
        )
        self.put(moved, _zone_change("point_moved", zone_id, f"place.{zone_id}.{index}"))

    def set_point_units(self, zone_id: str, index: int, units: float | None) -> None:
        """Set the units typed at a point."""
        changed = zone_edit.with_point_replaced(
            self.consultation, zone_id, index, lambda point: replace(point, units=units)
        )
        self.put(changed, _zone_change("units", zone_id, f"units.{zone_id}.{index}"))

    def remove_point(self, zone_id: str, index: int) -> None:
        """Remove a point."""
        changed = zone_edit.with_point_replaced(self.consultation, zone_id, index, lambda _point: None)
        self.put(changed, _zone_change("point_removed", zone_id))

    def mirror_points(self, zone_id: str, origin: Side) -> None:
        """Copy the places of one side's points to the other."""
        changed = zone_edit.with_points_mirrored(self.consultation, zone_id, origin)
        self.put(changed, _zone_change("mirrored", zone_id))

    def set_product(self, product_id: str) -> None:
        """Choose the product; the lot of another product goes with it."""
        self.put(answer_edit.with_product(self.consultation, product_id), Change("product"))

    def set_lot(self, number: str, expiry: dt.date | None, field: str = "") -> None:
        """Set the vial in hand."""
        lot = replace(self.consultation.lot, number=number, expiry=expiry)
        self.put(replace(self.consultation, lot=lot), Change("lot", field=field))

    def set_talk(self, talk: Talk, field: str = "") -> None:
        """Set what was discussed as a whole; ``field`` names the field that was typed in."""
        self.put(replace(self.consultation, talk=talk), Change("talk", field=field))

    def cover_risks(self, concepts: Iterable[str], covered: bool) -> None:
        """Note that risks were talked through, or were not."""
        self.set_talk(talk_edit.with_covered(self.consultation.talk, concepts, covered))

    def discuss_option(self, alternative_id: str, discussed: bool) -> None:
        """Note that an alternative was discussed, or was not."""
        self.set_talk(talk_edit.with_option(self.consultation.talk, alternative_id, discussed))

    def set_said(self, topic: str, said: str) -> None:
        """Set what the patient said back about a topic; nothing said removes it."""
        self.set_talk(talk_edit.with_said(self.consultation.talk, topic, said), f"said.{topic}")

    def sign(self, signatures: Signatures) -> None:
        """Set how both sign."""
        self.put(replace(self.consultation, signatures=signatures), Change("signature"))

    def sign_as_patient(self, signature: Signature | None) -> None:
        """Set how the patient signs; ``None`` leaves it open."""
        self.sign(replace(self.consultation.signatures, patient=signature))

    def sign_as_clinician(self, signature: Signature | None) -> None:
        """Set how the clinician signs; ``None`` leaves it open."""
        self.sign(replace(self.consultation.signatures, clinician=signature))

    def decide(self, decision: Decision | None) -> None:
        """Set what patient and clinician decided."""
        self.put(replace(self.consultation, decision=decision), Change("decision"))


def _zone_change(label: str, zone_id: str, field: str = "") -> Change:
    return Change(label, f"zone.{zone_id}.name", field)
