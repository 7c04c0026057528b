"""The numbered notes under a table of figures: where a count comes from, and what else must be said about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..domain.plan import PrintedRate
from .span import Spans, plain
from .wording import Wording


@dataclass(slots=True)
class RateNotes:
    """The notes under the table, numbered in the order in which rows first call for them."""

    numbered: list[str] = field(default_factory=list)
    higher: bool = False
    by_letter: bool = False
    control: bool = False

    def _marks(self, notes: Iterable[str]) -> list[str]:
        """Return the numbers of notes, new ones counted on."""
        marks = []
        for note in notes:
            if note not in self.numbered:
                self.numbered.append(note)
            marks.append(str(self.numbered.index(note) + 1))
        return marks

    def marks_of(self, wording: Wording, rate: PrintedRate) -> str:
        """Return the marks that stand after a figure, such as ``[1, 3]``."""
        self.higher = self.higher or rate.higher_of_two
        self.control = self.control or rate.control_percent is not None
        remarks = []
        if rate.borrowed:
            key = "note_borrowed" if rate.names_its_drug else "note_borrowed_unnamed"
            remarks.append(wording.text(f"sheet.risk.{key}", generic=rate.generic))
        if rate.of_treatments:
            remarks.append(wording.text("sheet.risk.note_treatments"))
        if len(rate.setting) > 1:
            remarks.append(wording.text("sheet.risk.note_setting"))
        marks = self._marks([*wording.source_names(rate.sources), *remarks])
        return f"[{', '.join(marks)}]" if marks else ""

    def words(self, wording: Wording) -> Spans:
        """Return the notes in words."""
        lines: list[str] = []
        if self.control:
            lines.append(wording.text("sheet.risk.note_placebo"))
        if len(wording.request.plan.zones) > 1 and self.by_letter:
            lines.append(wording.text("sheet.risk.note_one_area"))
        if self.numbered:
            notes = (f"[{index}]\u00a0{note.rstrip('.')}." for index, note in enumerate(self.numbered, 1))
            lines.append(wording.text("sheet.risk.sources", sources=" ".join(notes)))
        if self.higher:
            lines.append(wording.text("sheet.risk.note_higher"))
        return plain(" ".join(lines))
