"""Dates as people type them."""

import datetime as dt

import pytest

from botox_aid.app.date_entry import read_date

DAY = dt.date(1984, 5, 17)


@pytest.mark.parametrize(
    "typed",
    [
        "17 May 1984",
        "17 may 1984",
        "May 17, 1984",
        "17/5/1984",
        "17.05.1984",
        "17-5-1984",
        "17051984",
        "1984-05-17",
        "1984 May 17",
    ],
)
def test_british_order(library, typed: str) -> None:
    assert read_date(typed, library.texts("en-GB")) == DAY


@pytest.mark.parametrize(
    "typed", ["May 17, 1984", "5/17/1984", "05171984", "1984-05-17", " 17 May 1984 ", "17 Ma y 1984"]
)
def test_american_order(texts, typed: str) -> None:
    assert read_date(typed, texts) == (DAY if "Ma y" not in typed else None)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1984",
        "17 5 84",
        "17/5/84",
        "30 February 2001",
        "17 Ma 1984",
        "17 Foo 1984",
        "May May 1984",
        "1 2 3 4",
        "17 May 84",
        "x",
        "1/1/1899",
    ],
)
def test_what_is_no_date(library, typed: str) -> None:
    assert read_date(typed, library.texts("en-GB")) is None


def test_what_is_written_can_be_read(library) -> None:
    for language in library.languages:
        texts = library.texts(language)
        assert read_date(texts.date(DAY), texts) == DAY
