"""What ``botox-aid assess`` prints."""

import json

import pytest

from botox_aid.app.assessment import assessment_json, finding_text, report
from botox_aid.app.library import Library
from botox_aid.domain.vocabulary import Jurisdiction
from botox_aid.exchange.consultation_file import read
from botox_aid.exchange.known_ids import KnownIds
from botox_aid.resources import resource_folder
from botox_aid.rules.candidacy import assess
from tests.rules.shipped import shipped_catalogue, shipped_ids


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(resource_folder())


def _file(**changes: object) -> bytes:
    form: dict[str, object] = {
        "format": "botox-aid.consultation/1",
        "jurisdiction": "us",
        "language": "en-US",
        "patient": {"name": "Alex Example", "date_of_birth": "1984-05-17"},
        "visit": {"date": "2026-11-20", "examined_in_person": True},
        "product": "botox_cosmetic",
        "zones": [{"zone": "glabella", "units": 24}, {"zone": "masseter"}],
        **changes,
    }
    return json.dumps(form).encode()


def _printed(library: Library, **changes: object) -> dict:
    return json.loads(json.dumps(assessment_json(library, read(_file(**changes), shipped_ids()))))


def test_the_shape_is_that_of_the_format(library: Library) -> None:
    answers = dict.fromkeys(shipped_ids().questions, "no") | {"pregnancy": "yes", "anticoag": "unsure"}
    overrides = {"pregnancy": {"reason": "agreed with her own doctor", "by": "Dr B Example"}}
    printed = _printed(library, answers=answers, overrides=overrides)
    assert list(printed) == ["findings", "missing", "dropped", "consent_sheet", "blocked_by"]
    assert (printed["consent_sheet"], printed["missing"], printed["blocked_by"]) == ("allowed", [], [])
    assert "cow_milk" in printed["dropped"]
    found = {entry["id"]: entry for entry in printed["findings"]}
    assert list(found) == ["pregnancy", "anticoag", "off_label", "units_over_label"]
    keys = ["id", "level", "category", "action", "zones", "text", "sources", "overridden"]
    assert all(list(entry) == keys for entry in printed["findings"])
    first = found["pregnancy"]
    assert (first["level"], first["category"], first["action"]) == ("stop", "absolute", "defer")
    assert first["overridden"] is True
    assert first["zones"] == []
    assert first["sources"]
    assert found["off_label"]["zones"] == ["masseter"]
    assert "not sure" in found["anticoag"]["text"]
    assert "24" in found["units_over_label"]["text"]
    assert "20" in found["units_over_label"]["text"]


def test_a_blocked_file_names_what_blocks(library: Library) -> None:
    printed = _printed(library, answers={"pregnancy": "unsure"})
    assert printed["consent_sheet"] == "blocked"
    assert printed["blocked_by"] == ["pregnancy", "missing"]
    assert "hypersens_toxin" in printed["missing"]
    assert "find out first" in printed["findings"][0]["text"]


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
@pytest.mark.parametrize("jurisdiction", list(Jurisdiction))
@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("birth", ["2015-05-17", "1958-05-17", "1940-05-17"])
def test_every_finding_has_words(
    library: Library, language: str, jurisdiction: Jurisdiction, answer: str, birth: str
) -> None:
    known, catalogue, texts = shipped_ids(), shipped_catalogue(jurisdiction), library.texts(language)
    for product in catalogue.products:
        data = _file(
            jurisdiction=jurisdiction.value,
            language=language,
            product=product,
            patient={"date_of_birth": birth},
            visit={"date": "2026-11-20"},
            lot={"expiry": "2020-01-01"},
            zones=[{"zone": zone, "units": 100} for zone in known.zones if zone != "glabella"],
            answers=dict.fromkeys(known.questions, answer)
            | {"toxin_recent": {"answer": answer, "date": "2026-11-01", "product": product, "units": 400}},
        )
        assessment = assess(catalogue, read(data, known))
        for finding in assessment.findings:
            text = finding_text(finding, texts, catalogue)
            assert len(text) > 20
            assert "{" not in text
        assert report(assessment, texts, catalogue)["consent_sheet"] == "blocked"


def test_the_shipped_ids_are_those_of_the_candidacy_facts() -> None:
    known = shipped_ids()
    assert isinstance(known, KnownIds)
    assert len(known.questions) == 48
    assert known.questions["toxin_recent"] == {"date", "product", "units", "note"}
    site_specific = {item for item, details in known.questions.items() if "zones" in details}
    assert site_specific == {
        "infection_site",
        "inflammation_site",
        "weak_target_muscle",
        "prior_surgery",
        "dermatitis",
    }
    assert [zone for zone, sided in known.zones.items() if not sided] == ["nose_tip", "scalp_hairline"]
    assert known.products[Jurisdiction.UK] >= {"bocouture", "letybo"}
