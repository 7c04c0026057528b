"""Composes the sheet that holds the recovery key of the records; nothing on it is about a patient."""

import datetime as dt
from collections.abc import Sequence

from ..domain.vocabulary import Copy, Edition, Paper, SheetKind
from ..text import Audience, Texts
from .blocks import Block, Box, Document, Footer, Heading, Letterhead, Metadata, NoteSpace, Paragraph, Steps, Strip
from .form_block import Step, StepGroup
from .span import Spans, bold, joined, plain
from .template import filled
from .wording import name_of

_IN_A_ROW = 4
_NOTE_MM = 26
_GAP = "\u00a0" * 4
_ADVICE = ("apart", "locked", "two")
_USE = ("start", "type", "new")


def recovery_sheet(texts: Texts, clinic: str, groups: Sequence[str], made: dt.datetime, paper: Paper) -> Document:
    """Return the sheet.

    Args:
        texts: The language.
        clinic: Name of the clinic; may be empty.
        groups: The key in the groups in which it is typed.
        made: When the key was made.
        paper: The paper.
    """

    def say(key: str, **values: object) -> Spans:
        return filled(texts, Audience.CLINICIAN, f"recovery.{key}", {}, values)

    def text(key: str, **values: object) -> str:
        return "".join(span.text for span in say(key, **values))

    title, name = text("title"), name_of(clinic)
    rows = [groups[start : start + _IN_A_ROW] for start in range(0, len(groups), _IN_A_ROW)]
    key = tuple(Heading(_GAP.join(row), 3) for row in rows)
    day = texts.date(made.date())
    blocks: tuple[Block, ...] = (
        Letterhead(title, say("subtitle"), (bold(name),) if name else ()),
        Strip((say("made", day=day), say("no_patient"))),
        Box((Paragraph(say("lead")),)),
        Heading(text("key"), 2),
        Box((*key, Paragraph(say("letters"), note=True))),
        Heading(text("keep"), 2),
        Steps((_group(text("keep_title"), [say(f"keep_{step}") for step in _ADVICE]),), text("tick_box")),
        Heading(text("use"), 2),
        Steps((_group(text("use_title"), [say(f"use_{step}") for step in _USE]),), text("tick_box")),
        Paragraph(joined([say("lost"), say("found")])),
        NoteSpace(say("where"), _NOTE_MM),
    )
    footer = Footer(
        plain(title), (text("foot"),), text("foot_day", day=day), text("page", page="{page}", pages="{pages}")
    )
    return Document(
        SheetKind.CONSENT,  # set in the size of a sheet that one reads
        Edition.STANDARD,
        Copy.CLINIC,
        paper,
        blocks,
        footer,
        Metadata(title, name or title, title, texts.language, made),
    )


def _group(title: str, steps: Sequence[Spans]) -> StepGroup:
    return StepGroup(title, (), tuple(Step(step) for step in steps))
