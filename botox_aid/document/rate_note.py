"""The notes under a table of figures: sources by number, and what else must be said about a count."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..domain.plan import PrintedRate
from .span import Spans, plain
from .wording import Wording


@dataclass(slots=True)
class RateNotes:
    """The numbered notes under the table, in the order in which rows first call for them."""

    sources: list[str] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)
    higher: bool = False
    by_letter: bool = False
    control: bool = False
    treatments: bool = False
    setting: bool = False

    def source_marks(self, names: Iterable[str]) -> str:
        """Return the numbers of sources, new ones counted on."""
        marks = []
        for name in names:
            if name not in self.sources:
                self.sources.append(name)
            marks.append(str(self.sources.index(name) + 1))
        return ", ".join(marks)

    def marks_of(self, wording: Wording, rate: PrintedRate) -> str:
        """Return the marks that stand after a figure."""
        marks = self.source_marks(wording.source_names(rate.sources))
        if rate.borrowed and rate.generic not in self.borrowed:
            self.borrowed.append(rate.generic)
        self.higher = self.higher or rate.higher_of_two
        self.treatments = self.treatments or (rate.of_treatments and rate.control_percent is None)
        self.setting = self.setting or len(rate.setting) > 1
        if rate.borrowed:
            marks += "*"
        if len(rate.setting) > 1:
            marks += "+"
        return marks

    def words(self, wording: Wording) -> Spans:
        """Return the notes in words."""
        lines: list[str] = []
        if self.control:
            lines.append(wording.text("sheet.risk.note_placebo"))
        if len(wording.request.plan.zones) > 1 and self.by_letter:
            lines.append(wording.text("sheet.risk.note_one_area"))
        if self.setting:
            lines.append(wording.text("sheet.risk.note_setting", mark="+"))
        if self.borrowed:
            generic = wording.texts.listed(self.borrowed)
            lines.append(wording.text("sheet.risk.note_borrowed", mark="*", generic=generic))
        if self.sources:
            numbered = "; ".join(f"[{index}]\u00a0{name}" for index, name in enumerate(self.sources, 1))
            lines.append(wording.text("sheet.risk.sources", sources=numbered))
        if self.higher:
            lines.append(wording.text("sheet.risk.note_higher"))
        return plain(" ".join(lines))
