"""The token table: what stands on what can be read, in both themes."""

from pathlib import Path

import pytest

from botox_aid.gui.stylesheet import stylesheet
from botox_aid.gui.theme import MODES, Theme, load_tokens

TOKENS = load_tokens(Path(__file__).resolve().parents[3] / "resources" / "theme")
GROUNDS = ("canvas", "rail", "surface", "sunken", "stage")
LEVELS = ("stop", "caution", "note", "ok")
TEXT = [
    *(("ink", ground) for ground in (*GROUNDS, "preview", "accent_soft")),
    *(("ink2", ground) for ground in (*GROUNDS, "preview", "accent_soft")),
    *(("accent", ground) for ground in (*GROUNDS, "accent_soft", "stop_soft", "caution_soft", "note_soft")),
    *((level, ground) for level in LEVELS for ground in ("surface", "canvas", f"{level}_soft")),
    *(("ink", f"{level}_soft") for level in LEVELS),
    *(("ink2", f"{level}_soft") for level in LEVELS),
    ("hard", "stop_soft"),
    ("stop", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent_hover", "accent_soft"),
    ("on_ink", "ink"),
    ("surface", "ok"),
    ("point", "point_ground"),
    ("untyped", "untyped_ground"),
    ("letter", "zone_picked"),
]
GRAPHICS = [
    *(("edge", ground) for ground in (*GROUNDS, "preview")),
    *(("focus", ground) for ground in GROUNDS),
    ("zone_idle", "skin"),
    ("zone_hover", "skin"),
    ("zone_picked", "skin"),
    ("untyped", "skin"),
    ("guide", "skin"),
    ("guide", "stage"),
    ("tag_line", "stage"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_text_stands_out_from_its_ground(mode: str, words: str, ground: str) -> None:
    theme = Theme(TOKENS, mode)
    assert contrast(theme.colour(words), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("shape", "ground"), GRAPHICS)
def test_edges_and_shapes_stand_out_from_their_ground(mode: str, shape: str, ground: str) -> None:
    theme = Theme(TOKENS, mode)
    assert contrast(theme.colour(shape), theme.colour(ground)) >= 3.0


def test_both_modes_have_the_same_roles() -> None:
    assert set(TOKENS.colours["light"]) == set(TOKENS.colours["dark"])


def test_every_length_follows_the_text_scale() -> None:
    theme = Theme(TOKENS).with_scale(1.5)
    assert (theme.px(44), theme.type("body").size, theme.type("body").line) == (66, 22, 33)


@pytest.mark.parametrize(("asked", "taken"), [(0.3, 1.0), (1.25, 1.25), (9.0, 2.0)])
def test_the_text_scale_stays_between_100_and_200_per_cent(asked: float, taken: float) -> None:
    assert Theme(TOKENS).with_scale(asked).scale == taken


def test_an_unknown_mode_is_light() -> None:
    assert Theme(TOKENS).with_mode("sepia").mode == "light"


def test_no_words_are_smaller_than_twelve_pixels() -> None:
    assert min(kind.size for kind in TOKENS.type.values()) >= 12


@pytest.mark.parametrize("mode", MODES)
def test_the_style_sheet_names_no_colour_of_its_own(mode: str) -> None:
    import re

    theme = Theme(TOKENS, mode)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(theme)))
    assert used <= {theme.colour(role) for role in TOKENS.colours[mode]}
