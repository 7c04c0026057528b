"""Dates as people type them."""

import datetime as dt

import pytest

from botox_aid.app.date_entry import read_date, read_expiry

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


@pytest.mark.parametrize("typed", ["02/2028", "2-2028", "2028-02", "Feb 2028", "FEB2028", "february 2028", "2028 feb"])
@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_a_month_alone_ends_on_its_last_day(library, language: str, typed: str) -> None:
    texts = library.texts(language)
    assert read_expiry(typed, texts) == dt.date(2028, 2, 29)
    assert read_date(typed, texts) is None, "a date of birth is never read from a month alone"


@pytest.mark.parametrize("typed", ["13/2027", "2027", "03/27", "27-03", "0/2027", "Ma 2027", "032027", "1/1899"])
def test_what_is_no_month(texts, typed: str) -> None:
    assert read_expiry(typed, texts) is None


def test_a_whole_date_is_read_as_ever(texts) -> None:
    assert read_expiry("3/15/2027", texts) == dt.date(2027, 3, 15)
