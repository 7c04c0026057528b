"""Text that breaks programs: what it is, and what a sheet must print for it."""

import re
import unicodedata
from dataclasses import dataclass

REFUSED = "refused"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff\U000e0000-\U000e007f]")

_CVE = (
    "[[[[ftype(ctype(0,0,0,0,3,67,b't\\x00d\\x01',(None,'os','touch pwned'),('__import__','system'),(),'<stdin>','',1,"
    "b'\\x12\\x01'),{})() for ftype in [type(lambda:None)]] for ctype in [type(getattr(lambda:{None},Word('__code__')))]]"
    " for Word in [orgTypeFun('Word',(str,),{'mutated':1})]] for orgTypeFun in [type(type(1))]] and 'red'"
)

# What looks like markup, a program or a file must be printed letter by letter.
_LITERAL = {
    "plain": "Zoë O’Brien",
    "ampersands": "Marks & Spencer; AT&T; a&b; R&D",
    "entities": "x &bogus; y &nbsp; z &amp; &lt;",
    "entity_zero": "a&#0;b &#x110000; &#xD800;",
    "less_than": "if a < b then, BMI <18.5 or <3",
    "open_bold": "<b>bold",
    "close_bold": "x</b>",
    "crossed_tags": "<b><i>x</b></i>",
    "script": "<script>alert(1)</script>",
    "comment": "<!-- x -->y",
    "cdata": "<![CDATA[x]]>",
    "instruction": "<?php x ?>",
    "doctype": '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
    "para": '<para alignment="right" fontSize="90">X</para>',
    "picture_path": '<img src="{secret}" width="20" height="20"/>',
    "picture_url": '<img src="file://{secret}"/>',
    "picture_passwd": '<img src="/etc/passwd"/>',
    "picture_http": '<img src="http://127.0.0.1:9/ssrf.png"/>',
    "picture_data": '<img src="data:image/png;base64,iVBORw0KGgo="/>',
    "picture_endless": '<img src="/dev/zero"/>',
    "picture_pipe": '<img src="{pipe}"/>',
    "colour_program": f'<font color="{_CVE}">x</font>',
    "colour_nested": f'<font color="{"[" * 900}{"]" * 900}">x</font>',
    "colour_power": '<font color="9**9**9**9">x</font>',
    "colour_product": '<font color="(1,)*999999999">x</font>',
    "font_path": '<font name="../../etc/passwd">x</font>',
    "font_huge": '<font size="1e308">x</font><font size="nan">y</font>',
    "link_script": '<a href="javascript:app.alert(1)">x</a>',
    "link_file": '<a href="file:///etc/passwd">x</a>',
    "link_launch": '<a href="pdf:\\\\evil\\share\\x.pdf">x</a>',
    "link_address": "https://evil.example/login mailto:a@b.example tel:911",
    "callback": '<onDraw name="showPage" label="x"/>x<index name="showPage"/>',
    "sequence": '<seq id="a" template="%(__class__)s"/>',
    "named_char": '<unichar code="0"/><greek>abc</greek>',
    "many_tags": "<b>" * 600,
    "many_breaks": "<br/>" * 390,
    "placeholders": "%s %d %(x)s {0} {x} {page} {pages} {product} {} %%LATE0%% ${HOME} $(id) `id`",
    "format_attack": "{0.__class__.__mro__} {emergency.__init__.__globals__}",
    "bold_stars": "**bold** and ***",
    "backslashes": "\\( \\) \\\\ \\n (( ) \\000 \\",
    "pdf_operators": ") Tj ET Q /Artifact BMC (",
    "pdf_objects": "endstream endobj 1 0 obj <</Type/Catalog>> %%EOF startxref 0 trailer",
    "xmp_end": "</rdf:li></rdf:Alt></dc:title><?xpacket end='w'?>",
    "quotes": "\"double\" 'single' “curly” «guillemets»",
    "shell": "; rm -rf / | cat > x && y",
    "sql": "'); DROP TABLE patients;--",
    "path": "../../../../etc/shadow C:\\Windows\\System32",
    "csv": '=HYPERLINK("http://evil.example") +1 -1 @SUM(A1)',
    "fraction": "½ ‰ № ™ ≥ ≤ → ✓ é ß Æ",
    "lone_digits": "1l I| O0 5S",
    "no_break_space": "20\u00a0units in\u00a0100",
    "hyphens": "well\u2011known a\u2010b −3",
    "combined_nfd": "Zoe\u0308 a\u030a n\u0303",
    "vietnamese_nfd": unicodedata.normalize("NFD", "Nguyễn Thị Phượng ẫ ự"),
    "hundred_marks": "e" + "\u0301" * 100,
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Олена Шевченко",
    "vietnamese": "Nguyễn Thị Hương",
    "georgian": "გიორგი",
    "armenian": "Արամ",
    "arabic": "محمد الأمين",
    "hebrew": "נועה כהן",
    "mixed_direction": "Dr كريم Smith (כהן) 42",
    "arabic_digits": "محمد 42 الأمين (ب), ٤٢",
    "arabic_word": "محمدالأمين" * 19,
    "arabic_marks": "م" + "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652" * 12,
    "hebrew_latin": 'כהן-Smith-לוי ABCכהן "כהן" ד"ר, [לוי] 054-123',
    "hebrew_no_break": "כהן\u00a0לוי\u00a0" * 12 + "x",
    "long_words": "Wolfeschlegelsteinhausen" * 4 + " Παπαδοπούλου" * 8,
}

# Controls and invisible marks are taken out, gaps become one space; nothing else changes.
_CLEANED = {
    "nul": "a\0b",
    "controls": "a\x01\x02\x07\x1b[31mb\x7fc",
    "lines": "line1\nline2\r\nline3\vx\fy",
    "tab": "a\tb",
    "direction_override": "invoice\u202egnp.exe",
    "direction_isolate": "\u2066abc\u2069",
    "joiners": "a\u200bb\u200cc\u200dd",
    "joiners_in_persian": "می\u200cخواهم نی\u200dم",
    "tag_letters": "a\U000e0041\U000e0042b",
    "byte_order_mark": "\ufeffabc",
    "soft_hyphen": "co\u00adop",
    "line_separators": "a\u2028b\u2029c",
    "wide_spaces": "a\u2003b\u3000c",
    "noncharacter": "a\ufffeb\uffffc",
    "only_blanks": " \t \u00a0 ",
}

# What no typeface of the program has is refused in words, never dropped and never drawn as a box.
_UNDRAWABLE = {
    "emoji": "ok \U0001f642",
    "family_emoji": "\U0001f469\u200d\u2695\ufe0f \U0001f1ec\U0001f1e7",
    "chinese": "山田太郎",
    "hindi": "हिन्दी",
    "thai": "สมชาย",
    "amharic": "አበበ",
    "private_use": "a\ue000b \uf8ff",
    "unassigned": "a\u0378b \U000e0fffz",
    "surrogate": "a\ud83d b",
    "cuneiform": "\U00012000",
    "deep_combining": "Z\u0337\u0321\u0322o" + "\u0301\u0338" * 400,
}

# Far too long: the start is printed, and an ellipsis says that there was more.
_LONG = {
    "letters_10_000": "A" * 10_000,
    "letters_200_000": "A" * 200_000,
    "words_1_000_000": "word " * 200_000,
    "blanks_100_000": " " * 100_000 + "x",
    "no_break_100_000": "ab\u00a0" * 33_000,
    "marks_100_000": "e\u0301" * 50_000,
    "arabic_50_000": "محمد " * 10_000,
    "emoji_50_000": "\U0001f642" * 50_000,
    "tags_100_000": "<b>" * 33_000,
    "newlines_100_000": "\n" * 100_000 + "x",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text, and what a sheet prints for it.

    Attributes:
        printed: ``None`` where it has to be refused or may be either.
        kind: ``literal``, ``cleaned``, ``undrawable`` or ``long``.
    """

    name: str
    text: str
    kind: str
    printed: str | None


def corpus(secret: str = "secret.png", pipe: str = "pipe") -> tuple[Hostile, ...]:
    """Return all texts; two of them point to a file and to a pipe that must not be opened."""
    literal = {key: text.replace("{secret}", secret).replace("{pipe}", pipe) for key, text in _LITERAL.items()}
    return (
        *(Hostile(name, text, "literal", as_printed(text)) for name, text in literal.items()),
        *(Hostile(name, text, "cleaned", as_printed(text)) for name, text in _CLEANED.items()),
        *(Hostile(name, text, "undrawable", None) for name, text in _UNDRAWABLE.items()),
        *(Hostile(name, text, "long", None) for name, text in _LONG.items()),
    )


def as_printed(text: str) -> str:
    """Return what a reader of the sheet must find: composed, nothing invisible, every gap one space."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    seen = "".join(" " if unicodedata.category(char) == "Cc" or char in "\ufffe\uffff" else char for char in text)
    return " ".join(seen.split())
