"""The sheets and print steps: which sheets there are, what holds them back, signatures, and the "not today" page."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..domain.consultation import Signature
from ..domain.vocabulary import Decision, Level, SheetKind
from ..text import Texts
from .answer_edit import asked_on_screen
from .finding_view import FindingView, finding_views
from .flow import Place, Step
from .patient_name import named, short_name
from .print_setup import PrintSetup
from .ready_view import open_stops
from .sheets import refused_by
from .timeline import State

_NEED_PLACES = {
    "patient.name": Place(Step.PATIENT, "patient_name"),
    "patient.date_of_birth": Place(Step.PATIENT, "patient_date_of_birth"),
    "visit.date": Place(Step.PATIENT, "visit_date"),
    "product": Place(Step.PRODUCT, "product_choice"),
    "zones": Place(Step.ZONES),
}
# Decisions after which the patient goes home with the "not today" sheet.
_NOT_TODAY = frozenset({Decision.DEFER, Decision.REFER, Decision.DECLINE})


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A kind of sheet; ``held_back`` says why it can't be made now, empty where it can."""

    kind: SheetKind
    label: str
    held_back: str


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps the consent sheet back, and where to give it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SignatureView:
    """How one person signs.

    Attributes:
        state: ``open``, ``drawn`` or ``paper``.
    """

    who: str
    name: str
    state: str
    says: str
    act: str
    signature: Signature | None


@dataclass(frozen=True, slots=True)
class SheetsView:
    """The sheets and the print step in finished words.

    Attributes:
        blocked: A finding keeps the consent sheet back: the page is about the "not today" sheet.
        not_today: The "not today" sheet is the one to print: blocked, or so decided.
        stops: The findings that block, heaviest first.
        missing: What else keeps the consent sheet back.
    """

    setup: PrintSetup
    choices: tuple[SheetChoice, ...]
    languages: tuple[tuple[str, str], ...]
    language: str
    signatures: tuple[SignatureView, ...]
    blocked: bool
    not_today: bool
    blocked_title: str
    blocked_text: str
    stops: tuple[FindingView, ...]
    missing: tuple[Missing, ...]
    decisions: tuple[tuple[str, str], ...]
    decision: str
    approval: str

    def choice(self, kind: SheetKind) -> SheetChoice:
        """Return the choice of one kind."""
        return next(choice for choice in self.choices if choice.kind is kind)


def sheets_view(state: State, texts: Texts, setup: PrintSetup, languages: Mapping[str, str]) -> SheetsView:
    """Return the sheets step in finished words; ``languages`` are names by code."""
    consultation = state.consultation
    blocking = open_stops(state)
    not_today = bool(blocking) or consultation.decision in _NOT_TODAY
    hard = any(finding.level is Level.HARD_STOP for finding in blocking)
    title = "sheets.blocked_title" if blocking else "sheets.decided_title"
    key = "sheets.blocked_hard" if hard else "sheets.blocked"
    patient = consultation.patient
    blocked_text = (
        named(texts, key, patient, count=len(blocking)) if blocking else named(texts, "sheets.decided", patient)
    )
    return SheetsView(
        setup=setup,
        choices=tuple(_choice(kind, state, texts) for kind in _kinds(not_today)),
        languages=tuple(languages.items()),
        language=consultation.language,
        signatures=(_signature("patient", state, texts), _signature("clinician", state, texts)),
        blocked=bool(blocking),
        not_today=not_today,
        blocked_title=texts.interface(title),
        blocked_text=blocked_text,
        stops=tuple(view for view in finding_views(state, texts) if view.blocks),
        missing=_missing(state, texts),
        decisions=tuple((entry.value, texts.interface(f"decision.{entry}")) for entry in Decision),
        decision=consultation.decision.value if consultation.decision else "",
        approval=_approval(state, texts),
    )


def _kinds(not_today: bool) -> tuple[SheetKind, ...]:
    if not_today:
        return (SheetKind.NOT_TODAY, SheetKind.RECORD)
    return (SheetKind.CONSENT, SheetKind.AFTERCARE, SheetKind.RECORD)


def _choice(kind: SheetKind, state: State, texts: Texts) -> SheetChoice:
    refused = refused_by(state.plan, kind)
    held_back = texts.interface("sheets.held_back") if refused else ""
    return SheetChoice(kind, texts.interface(f"sheets.kind.{kind}"), held_back)


def _missing(state: State, texts: Texts) -> tuple[Missing, ...]:
    missing = [
        Missing(texts.interface(f"sheets.need.{need.replace('.', '_')}"), _NEED_PLACES[need])
        for need in state.plan.consent_needs
    ]
    open_questions = asked_on_screen(state.catalogue, state.plan.assessment.missing)
    if open_questions:
        text = texts.interface("sheets.need.questions", count=len(open_questions))
        missing.append(Missing(text, Place(Step.CANDIDACY, f"question.{open_questions[0]}")))
    return tuple(missing)


def _signature(who: str, state: State, texts: Texts) -> SignatureView:
    consultation = state.consultation
    signature = getattr(consultation.signatures, who)
    if who == "patient":
        name = short_name(consultation.patient) or texts.interface("patient.someone")
    else:
        name = consultation.visit.clinician.name or texts.interface("patient.clinician")
    kind = "open" if signature is None else "paper" if signature.on_paper else "drawn"
    return SignatureView(
        who=who,
        name=name,
        state=kind,
        says=texts.interface(f"signature.{kind}", name=name),
        act=texts.interface("signature.sign", name=name),
        signature=signature,
    )


def _approval(state: State, texts: Texts) -> str:
    release = state.catalogue.release
    if release.approval is None:
        return texts.interface("sheets.not_approved", version=release.version)
    approval = release.approval
    return texts.interface("sheets.approved", version=release.version, by=approval.by, on=texts.date(approval.on))
