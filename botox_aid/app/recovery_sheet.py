"""Makes the sheet with the recovery key."""

import datetime as dt
from typing import TYPE_CHECKING

from ..domain.vocabulary import Jurisdiction, Paper
from .passphrase import key_groups
from .settings import Settings

if TYPE_CHECKING:
    from .library import Library


def sheet_paper(settings: Settings) -> Paper:
    """Return the paper in the printer: as set, else that of where the clinic practises."""
    if settings.paper is not None:
        return settings.paper
    return Paper.LETTER if settings.jurisdiction is Jurisdiction.US else Paper.A4


def recovery_sheet_bytes(
    library: "Library", settings: Settings, language: str, recovery_key: str, made: dt.datetime
) -> bytes:
    """Return the sheet as PDF; the same key and time give the same bytes."""
    from ..document import folder
    from ..document.pdf import render
    from ..document.recovery import recovery_sheet

    folder.use(library.folder)
    groups = key_groups(recovery_key)
    document = recovery_sheet(library.texts(language), settings.clinic.name, groups, made, sheet_paper(settings))
    return render(document)
