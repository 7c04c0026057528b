"""The parts of a consultation file that only the desk fills in: the talk, needs, signatures and the letterhead."""

from ..domain.consultation import Clinic, Needs, Signature, Signatures, Stroke, Talk, TeachBack
from .field import Field, line, note
from .form import LINE, NOTE

_MOST_ENTRIES = 200
_MOST_STROKES = 2000
_MOST_STROKE_POINTS = 20_000
# A signature box is smaller than any sheet of paper, whatever is drawn beyond its edge.
_WIDEST_MM = 1000.0


def talk(field: Field | None) -> Talk:
    """Return what was discussed."""
    if field is None:
        return Talk()
    fields = field.entries(("covered", "options", "asked", "matters", "teach_back", "leaflet_given", "leaflet_version"))
    return Talk(
        covered=_words(fields.get("covered")),
        options=_words(fields.get("options")),
        asked=note(fields.get("asked")),
        matters=note(fields.get("matters")),
        teach_back=_teach_back(fields.get("teach_back")),
        leaflet_given=fields["leaflet_given"].flag() if "leaflet_given" in fields else None,
        leaflet_version=line(fields.get("leaflet_version")),
    )


def needs(field: Field | None) -> Needs:
    """Return what the patient needs in order to read and decide."""
    if field is None:
        return Needs()
    fields = field.entries(("interpreter", "large_print"))
    return Needs(
        interpreter=line(fields.get("interpreter")),
        large_print="large_print" in fields and fields["large_print"].flag(),
    )


def signatures(field: Field | None) -> Signatures:
    """Return how both have signed."""
    if field is None:
        return Signatures()
    fields = field.entries(("patient", "clinician"))
    return Signatures(_signature(fields.get("patient")), _signature(fields.get("clinician")))


def clinic(field: Field | None) -> Clinic:
    """Return what the letterhead and the contact boxes say."""
    if field is None:
        return Clinic()
    fields = field.entries(("name", "address", "phone", "hours", "out_of_hours"))
    return Clinic(
        name=line(fields.get("name")),
        address=note(fields.get("address")),
        phone=line(fields.get("phone")),
        hours=note(fields.get("hours")),
        out_of_hours=note(fields.get("out_of_hours")),
    )


def _words(field: Field | None) -> tuple[str, ...]:
    return tuple(entry.text(LINE, least=1) for entry in field.items(_MOST_ENTRIES)) if field is not None else ()


def _teach_back(field: Field | None) -> tuple[TeachBack, ...]:
    if field is None:
        return ()
    found = []
    for entry in field.items(_MOST_ENTRIES):
        fields = entry.entries(("topic", "said"), ("topic",))
        found.append(TeachBack(fields["topic"].text(NOTE, least=1, lines=True), note(fields.get("said"))))
    return tuple(found)


def _signature(field: Field | None) -> Signature | None:
    if field is None:
        return None
    fields = field.entries(("on_paper", "strokes", "signed_at"))
    strokes = fields["strokes"].items(_MOST_STROKES) if "strokes" in fields else []
    return Signature(
        on_paper=fields["on_paper"].flag() if "on_paper" in fields else True,
        strokes=tuple(_stroke(stroke) for stroke in strokes),
        signed_at=fields["signed_at"].moment() if "signed_at" in fields else None,
    )


def _stroke(field: Field) -> Stroke:
    spots = [_spot(spot) for spot in field.items(_MOST_STROKE_POINTS)]
    weights = tuple(weight for _, weight in spots if weight is not None)
    return Stroke(tuple(spot for spot, _ in spots), weights if len(weights) == len(spots) else ())


def _spot(field: Field) -> tuple[tuple[float, float], float | None]:
    """Return a point and how heavily the pen lay there, where that is known."""
    numbers = field.items(3)
    if len(numbers) < 2:
        raise field.fault("two numbers in millimetres", f"{len(numbers)} entries")
    weight = numbers[2].number(0.0, 1.0) if len(numbers) > 2 else None
    return (numbers[0].number(-_WIDEST_MM, _WIDEST_MM), numbers[1].number(-_WIDEST_MM, _WIDEST_MM)), weight
