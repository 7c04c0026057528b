"""The loader takes the shipped content and refuses everything that is wrong with it, naming file, key and remedy."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from botox_aid.content.loader import all_product_ids, load_catalogue
from botox_aid.domain.catalogue import Approval, Catalogue
from botox_aid.domain.errors import ContentError
from botox_aid.domain.vocabulary import Jurisdiction


def faults(folder: Path, jurisdiction: Jurisdiction = Jurisdiction.US) -> tuple[str, ...]:
    with pytest.raises(ContentError) as caught:
        load_catalogue(folder, jurisdiction)
    return caught.value.problems


def test_loads_every_jurisdiction(catalogues: tuple[Catalogue, ...]) -> None:
    assert [catalogue.jurisdiction for catalogue in catalogues] == list(Jurisdiction)
    for catalogue in catalogues:
        assert len(catalogue.zones) == 15
        assert catalogue.products
        assert all(product.jurisdiction is catalogue.jurisdiction for product in catalogue.products.values())
        assert catalogue.release.approval is None


def test_products_of_both_jurisdictions_are_known(folder: Path, catalogues: tuple[Catalogue, ...]) -> None:
    ids = {product for catalogue in catalogues for product in catalogue.products}
    assert all_product_ids(folder) == ids
    assert all(catalogue.all_product_ids == ids for catalogue in catalogues)


def test_mappings_are_ordered_and_closed(catalogue: Catalogue) -> None:
    for things in (catalogue.zones, catalogue.questions, catalogue.products):
        assert list(things) == [thing.id for thing in sorted(things.values(), key=lambda it: (it.order, it.id))]
        with pytest.raises(TypeError):
            things["another"] = None
    assert list(catalogue.sources) == sorted(catalogue.sources)


BROKEN = {
    "unknown key": (
        "common/zones/glabella.toml",
        'region = "upper_face"',
        'region = "upper_face"\ncolor = "red"',
        "common/zones/glabella.toml: color: unknown key; remove it or use one of alternatives, cautions, ",
    ),
    "unknown key deep inside": (
        "common/zones/glabella.toml",
        "percent = 11.3",
        "percent = 11.3\nper_mille = 113",
        "common/zones/glabella.toml: effects[0].rates[0].per_mille: unknown key; remove it or use one of basis, ",
    ),
    "wrong type": (
        "common/zones/glabella.toml",
        "percent = 11.3",
        'percent = "11.3"',
        "common/zones/glabella.toml: effects[0].rates[0].percent: expected float, got str; mend that value",
    ),
    "bad word": (
        "common/zones/glabella.toml",
        'trust = "read"',
        'trust = "certain"',
        "label_status[...].trust: invalid enum value 'certain'; write one of read, unconfirmed",
    ),
    "bad word as a key": (
        "common/zones/glabella.toml",
        "[shapes]\nfront",
        "[shapes]\nfrnt",
        "common/zones/glabella.toml: shapes: invalid enum value 'frnt' as a key; write one of front, side",
    ),
    "key left out": (
        "common/zones/glabella.toml",
        'basis = "trial"\n',
        "",
        "common/zones/glabella.toml: effects[0].rates[0].basis: missing; write one of label, trial, series",
    ),
    "table left out": (
        "common/zones/glabella.toml",
        "[evidence.fact]",
        "[evidence.facts]",
        "common/zones/glabella.toml: evidence.fact: missing; write a table with id, trust, sources",
    ),
    "range of three": (
        "common/zones/glabella.toml",
        "onset_days = [1, 4]",
        "onset_days = [1, 4, 9]",
        "common/zones/glabella.toml: timeline.onset_days: expected array of length 2, got 3; mend that value",
    ),
    "control without trust": (
        "common/zones/glabella.toml",
        'control_trust = "read"\n',
        "",
        "effects[0].rates[0].control_trust: missing beside control_percent",
    ),
    "id is not the file's": (
        "common/zones/glabella.toml",
        'id = "glabella"',
        'id = "glabela"',
        "common/zones/glabella.toml: id: is glabela; name the file glabela.toml",
    ),
    "not TOML": ("common/zones/glabella.toml", 'id = "glabella"', "id = glabella", "is not valid TOML"),
    "id twice in a list": (
        "common/general_effects.toml",
        'id = "gen_bruise"',
        'id = "gen_infection"',
        "common/general_effects.toml: id: gen_infection stands twice; give one of them another id",
    ),
    "another key beside a list": (
        "common/timeline.toml",
        "[[facts]]",
        'note = "x"\n\n[[facts]]',
        "common/timeline.toml: note: unknown key; remove it or use facts",
    ),
    "misspelt key": (
        "common/release.toml",
        "version",
        "verson",
        "common/release.toml: version: missing; write text",
    ),
    "list under another key": (
        "common/question_groups.toml",
        "[[groups]]",
        "[[group]]",
        "common/question_groups.toml: group: unknown key; remove it or use groups",
    ),
    "approval in the content": (
        "common/release.toml",
        "review_due = 2027-11-22",
        'review_due = 2027-11-22\napproval = { by = "A", on = 2026-12-01, version = "2026.11" }',
        "common/release.toml: approval: is given by the clinic, not by the content; remove it",
    ),
    "statement taken by another zone": (
        "common/zones/glabella.toml",
        'id = "glabella_d1"',
        'id = "forehead_d1"',
        "id: forehead_d1 is taken in common/zones/glabella.toml; give one of them another id",
    ),
    "effect taken by another zone": (
        "common/zones/glabella.toml",
        'id = "glabella_spock"',
        'id = "forehead_spock"',
        "id: forehead_spock is taken in common/zones/glabella.toml; give one of them another id",
    ),
    "muscle twice in a zone": (
        "common/zones/glabella.toml",
        '{ id = "procerus" }',
        '{ id = "corrugator_supercilii" }',
        "common/zones/glabella.toml: muscles: corrugator_supercilii stands twice; remove one",
    ),
    "product of another jurisdiction": (
        "us/products/botox_cosmetic.toml",
        'jurisdiction = "us"',
        'jurisdiction = "uk"',
        "us/products/botox_cosmetic.toml: jurisdiction: is uk; write us",
    ),
}


@pytest.mark.parametrize(("place", "old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_refuses_broken_content(folder: Path, change, place: str, old: str, new: str, said: str) -> None:
    change(place, old, new)
    assert any(said in fault for fault in faults(folder)), faults(folder)


def test_refuses_a_source_defined_twice(folder: Path) -> None:
    shutil.copy(folder / "common/sources/zones.toml", folder / "common/sources/zones_again.toml")
    assert (
        "common/sources/zones_again.toml: id: jaad_int_2023 is taken; if it is the same text, keep only one"
        in faults(folder)
    )


@pytest.mark.parametrize(
    "place",
    [
        "common/release.toml",
        "common/general_effects.toml",
        "common/timeline.toml",
        "common/management.toml",
        "us/legal.toml",
    ],
)
def test_refuses_a_missing_file(folder: Path, place: str) -> None:
    (folder / place).unlink()
    assert f"{place}: cannot be read; put the file there" in faults(folder)


@pytest.mark.parametrize(
    "place", ["common/zones", "common/questions", "common/sources", "common/claims", "us/products"]
)
def test_refuses_an_empty_folder(folder: Path, place: str) -> None:
    shutil.rmtree(folder / place)
    assert f"{place}: no content; put at least one .toml file there" in faults(folder)


def test_refuses_what_is_not_utf_8(folder: Path) -> None:
    (folder / "common/zones/dao.toml").write_bytes(b'id = "d\xe9o"\n')
    assert "common/zones/dao.toml: is not UTF-8; save it as UTF-8" in faults(folder)


def test_tells_every_fault_at_once(folder: Path, change) -> None:
    change("common/zones/glabella.toml", "percent = 11.3", 'percent = "x"')
    change("common/zones/forehead.toml", "percent = 8.6", 'percent = "x"')
    (folder / "us/legal.toml").unlink()
    assert len(faults(folder)) == 3


def test_products_may_share_a_statement_but_not_within_one(folder: Path, change) -> None:
    load_catalogue(folder, Jurisdiction.US)
    change(
        "us/products/botox_cosmetic.toml",
        "contraindications = [",
        'contraindications = [\n  { id = "twice", trust = "read", sources = ["btx_mpr"] },\n  { id = "twice", trust = "read", sources = ["btx_mpr"] },',
    )
    place = "us/products/botox_cosmetic.toml"
    assert faults(folder) == (f"{place}: id: twice is taken in {place}; give one of them another id",)


def test_all_faults_of_a_jurisdiction_are_told_together(folder: Path) -> None:
    (folder / "common/release.toml").unlink()
    (folder / "uk/legal.toml").unlink()
    assert sorted(faults(folder, Jurisdiction.UK)) == [
        "common/release.toml: cannot be read; put the file there",
        "uk/legal.toml: cannot be read; put the file there",
    ]


def test_approval_counts_for_its_own_version_only(folder: Path) -> None:
    given = Approval(by="Dr A", on=dt.date(2026, 12, 1), version="2026.11")
    assert load_catalogue(folder, Jurisdiction.UK, given).release.approval == given
    other = Approval(by="Dr A", on=dt.date(2026, 12, 1), version="2026.10")
    assert load_catalogue(folder, Jurisdiction.UK, other).release.approval is None
