"""Makes a sheet: which one may be made, what it is made from, and its bytes."""

from typing import TYPE_CHECKING

from ..domain.consultation import Consultation
from ..domain.errors import ClinicalRefusal, InputError
from ..domain.logo import Logo
from ..domain.plan import Plan, SheetRequest
from ..domain.vocabulary import Copy, Edition, Paper, SheetKind
from ..rules.plan import make_plan
from ..text import Texts
from .library import Library
from .typed_text import typed_texts

if TYPE_CHECKING:
    from ..document.blocks import Document

# A sheet for a treatment that is going ahead; the other kinds can always be made.
_FOR_TREATMENT = frozenset({SheetKind.CONSENT, SheetKind.AFTERCARE})


def sheet_request(
    library: Library,
    consultation: Consultation,
    kind: SheetKind,
    edition: Edition,
    copy: Copy,
    paper: Paper | None = None,
    audit_anchor: str = "",
    logo: Logo | None = None,
) -> SheetRequest:
    """Gather all that a sheet is made from; without a ``paper`` it is the jurisdiction's own."""
    from ..document import folder

    folder.use(library.folder)
    catalogue = library.catalogue(consultation.jurisdiction)
    plan = make_plan(catalogue, consultation)
    paper = paper or catalogue.legal.paper
    return SheetRequest(consultation, catalogue, plan, kind, edition, copy, paper, audit_anchor, logo)


def refused_by(plan: Plan, kind: SheetKind) -> tuple[str, ...]:
    """Return the ids of what keeps the desk from offering a sheet; nothing where it may be made.

    At the desk nobody goes home with aftercare for a treatment that is blocked; the file format blocks the consent
    sheet alone (:func:`sheet_bytes`).
    """
    if kind not in _FOR_TREATMENT:
        return ()
    return (*plan.assessment.blocked_by, *plan.consent_needs)


def sheet_bytes(request: SheetRequest, texts: Texts) -> bytes:
    """Return the sheet as PDF; the same request gives the same bytes.

    Raises:
        ClinicalRefusal: It is the consent sheet, and something blocks it.
        InputError: What the sheet is about, such as the product, is not there, or a letter cannot be drawn.
    """
    plan = request.plan
    if request.kind is SheetKind.CONSENT and plan.assessment.blocked_by:
        raise ClinicalRefusal(plan.assessment.blocked_by)
    if request.kind in _FOR_TREATMENT and plan.consent_needs:
        raise InputError(plan.consent_needs[0], "nothing", f"it to be there for the {request.kind} sheet")
    return drawn_sheet(request, texts)[1]


def drawn_sheet(request: SheetRequest, texts: Texts) -> tuple["Document", bytes]:
    """Return what a sheet is composed of, and its bytes.

    What draws it takes long to import and is asked for here, so that asking what may be printed costs nothing.

    Raises:
        InputError: It holds letters that no typeface of the program has; ``found`` names them.
    """
    from ..document.pdf import UndrawableText, render
    from ..document.preflight import missing_glyphs
    from ..document.sheet import compose

    try:
        document = compose(request, texts)
        return document, render(document)
    except UndrawableText as refusal:
        missing = missing_glyphs("\n".join(typed_texts(request.consultation))) or (refusal.cluster,)
        codes = " ".join(f"U+{ord(char):04X}" for cluster in missing for char in cluster)
        raise InputError("the sheet", " ".join(missing), f"letters that its typefaces have (not {codes})") from None
