"""Names are found by whoever types them on another keyboard."""

import pytest

from botox_aid.store.search_key import code_key, name_key


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zoë Łukasiewicz", "zoe lukasiewicz"),
        ("Søren Østergård", "soren ostergard"),
        ("Đorđe Ðuro", "dorde duro"),
        ("Ħal Æsop Œdipe", "hal aesop oedipe"),
        ("Þóra Strauß", "thora strauss"),
        ("NGUYỄN THỊ  Hương", "nguyen thi huong"),
        ("Işık", "isik"),
    ],
)
def test_a_name_and_what_is_typed_for_it_have_one_key(name: str, typed: str) -> None:
    assert name_key(name) == name_key(typed) == typed


def test_a_lot_is_the_same_with_and_without_its_marks() -> None:
    assert code_key("D77-01 ł") == code_key("d7701l")
