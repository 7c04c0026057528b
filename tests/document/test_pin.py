"""Another ReportLab, or one in which something has another form, is refused in plain words before anything is drawn."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase.ttfonts import TTFontFace, TTFontFile, TTFontMaker

from botox_aid.document.pdf import pin

PACKAGE = Path(pin.__file__).parent
_BROKEN = """
from reportlab.pdfbase import ttfonts
del ttfonts.TTFontFile.makeSubset
import botox_aid.document.pdf
"""


def test_the_pinned_one_has_everything() -> None:
    pin.check()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reportlab, "__version__", "5.2.0")
    with pytest.raises(ImportError, match=re.escape("ReportLab 5.1.0 is needed to embed fonts, found 5.2.0")):
        pin.check()


@pytest.mark.parametrize(
    ("owner", "name"), [(TTFontFile, "makeSubset"), (TTFontMaker, "add"), (TTFontMaker, "makeStream")]
)
def test_a_method_that_went_away_is_named(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    monkeypatch.delattr(owner, name)
    with pytest.raises(ImportError, match=rf"\.{name}\(self.*\) is needed, but it is not there$"):
        pin.check()


@pytest.mark.parametrize(
    ("owner", "name"), [(TTFontFace, "__init__"), (TTFontFile, "makeSubset"), (TTFontMaker, "add")]
)
def test_a_method_that_takes_something_else_is_named(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    def other(self: object, something: object) -> None:
        del self, something

    monkeypatch.setattr(owner, name, other)
    with pytest.raises(ImportError, match=rf"\.{name}\(self, .*\) is needed, but it takes \(self, something\)$"):
        pin.check()


def test_what_is_no_longer_read_from_a_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(self: TTFontFile) -> None:
        self.ascent = self.bbox = self.charToGlyph = self.charWidths = self.defaultWidth = None
        self.descent = self.flags = self.italicAngle = None

    monkeypatch.setattr(TTFontFile, "extractInfo", other)
    with pytest.raises(ImportError, match="TTFontFace reads no capHeight, stemV from a font"):
        pin.check()


def test_the_check_is_made_on_import() -> None:
    done = subprocess.run([sys.executable, "-c", _BROKEN], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ImportError: ReportLab 5.1.0 was changed: TTFontFace.makeSubset(self, subset) is needed, but it is not there"
    )


def test_nothing_of_reportlab_is_used_that_is_not_checked() -> None:
    """Only the fonts use it; a new use of a face or of the maker fails here until the check knows it."""
    users = {path.name for path in PACKAGE.parent.rglob("*.py") if "reportlab" in path.read_text(encoding="utf-8")}
    assert users == {"fonts.py", "pin.py"}
    code = (PACKAGE / "fonts.py").read_text(encoding="utf-8")
    imported = re.findall(r"^(?:from|import) reportlab.*", code, re.MULTILINE)
    assert imported == ["from reportlab.pdfbase.ttfonts import TTFontFace, TTFontMaker"]
    used = set(re.findall(r"\bface\.(\w+)", code)) | set(re.findall(r"\bmaker\.(\w+)", code))
    known = (PACKAGE / "pin.py").read_text(encoding="utf-8")
    assert used
    assert {name for name in used if f'"{name}"' not in known} == set()
