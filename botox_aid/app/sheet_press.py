"""Makes sheets for preview, printing and saving, and remembers the last ones: all three get the very same bytes."""

import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..domain.catalogue import Catalogue
from ..domain.consultation import Consultation
from ..domain.errors import ClinicalRefusal
from ..domain.logo import Logo
from ..domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from .checkup import product_names
from .files import read_consultation
from .library import Library
from .sheets import drawn_sheet, refused_by, sheet_request
from .typed_text import typed_texts

if TYPE_CHECKING:
    from ..document.blocks import Document
    from ..domain.plan import SheetRequest

# Every sheet of one press of "Print", twice: as it was and as it now is.
_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet is wanted, of what; without a ``paper`` it is the jurisdiction's own.

    Attributes:
        audit_anchor: Head of the audit trail that what stays in the clinic is to name; empty without records.
        logo: Of the clinic.
    """

    consultation: Consultation
    kind: SheetKind
    edition: Edition = Edition.STANDARD
    copy: Copy = Copy.PATIENT
    paper: Paper | None = None
    audit_anchor: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MadeSheet:
    """A finished sheet: the bytes that print, and what they were drawn from."""

    order: SheetOrder
    data: bytes
    document: "Document"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What is worth knowing of a sheet before it is printed.

    Attributes:
        grade: School grade of its text; ``None`` where it is not measured.
        mean_words: Words in a sentence on average.
        missing: Letters that no typeface of the program has, in order.
    """

    grade: float | None = None
    mean_words: float | None = None
    missing: tuple[str, ...] = ()


class SheetPress:
    """Makes sheets; it may be asked from any thread and makes one at a time.

    Args:
        library: Languages and content.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._made: deque[tuple[Catalogue, MadeSheet]] = deque(maxlen=_REMEMBERED)

    def make(self, order: SheetOrder) -> MadeSheet:
        """Return a sheet.

        Raises:
            ClinicalRefusal: It is for a treatment that something blocks.
            InputError: It holds letters that no typeface of the program has; ``found`` names them.
        """
        with self._lock:
            catalogue = self._library.catalogue(order.consultation.jurisdiction)
            for made_of, sheet in self._made:
                if made_of is catalogue and sheet.order == order:
                    return sheet
            sheet = self._make(order)
            self._made.append((catalogue, sheet))
            return sheet

    def warm(self, jurisdiction: Jurisdiction, language: str) -> None:
        """Make a sheet of a shipped visit and measure it: typefaces, styles and words are read by then."""
        for file in (self._library.folder / "sample").iterdir():
            visit = read_consultation(self._library, file.read_bytes())
            if visit.jurisdiction is jurisdiction:
                order = SheetOrder(replace(visit, language=language), SheetKind.CONSENT)
                self.facts(self.make(order))
                return

    def facts(self, sheet: MadeSheet) -> SheetFacts:
        """Return what is worth knowing of a sheet; the record is not written for patients and has no grade."""
        from ..document.preflight import missing_glyphs

        # As it was typed: what is printed has already been cleaned.
        missing = missing_glyphs("\n".join(typed_texts(sheet.order.consultation)))
        if sheet.order.kind is SheetKind.RECORD:
            return SheetFacts(missing=missing)
        grade, mean = self._reading(sheet)
        return SheetFacts(grade, mean, missing)

    def _make(self, order: SheetOrder) -> MadeSheet:
        request = self._request(order)
        blocked_by = refused_by(request.plan, request.kind)
        if blocked_by:
            raise ClinicalRefusal(blocked_by)
        document, data = drawn_sheet(request, self._library.texts(order.consultation.language))
        return MadeSheet(order, data, document)

    def _request(self, order: SheetOrder) -> "SheetRequest":
        return sheet_request(
            self._library,
            order.consultation,
            order.kind,
            order.edition,
            order.copy,
            order.paper,
            order.audit_anchor,
            order.logo,
        )

    def _reading(self, sheet: MadeSheet) -> tuple[float | None, float | None]:
        from ..text.reading import ReadingUnavailableError, report

        order = sheet.order
        texts = self._library.texts(order.consultation.language)
        request = self._request(order)
        try:
            # Sentences only: words of tables and labels would make any sheet look easier than it is.
            sentences = [leaf for leaf in sheet.document.leaves() if leaf.rstrip().endswith((".", "?", "!"))]
            whole = report({"": sentences}, texts.language, product_names(request, texts)).whole
        except ReadingUnavailableError:
            return None, None
        return whole.grade, whole.mean_words
