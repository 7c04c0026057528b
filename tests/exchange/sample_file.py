"""A good consultation file as plain data, and the ids it may name."""

from typing import Any

from botox_aid.exchange.known_ids import KnownIds
from tests.rules.small_catalogue import UK, US, small_catalogue

KNOWN = KnownIds.of((small_catalogue(US), small_catalogue(UK)), ("en-GB", "en-US"))
GOOD: dict[str, Any] = {
    "format": "botox-aid.consultation/1",
    "jurisdiction": "us",
    "language": "en-US",
    "patient": {"name": "Alex Example", "date_of_birth": "1984-05-17", "record_number": "A-1042"},
    "visit": {
        "date": "2026-11-20",
        "time": "10:30",
        "clinician": {"name": "Dr B Example", "profession": "physician", "registration": "MD-0001"},
        "prescriber": {"name": "Dr B Example", "profession": "physician", "registration": "MD-0001"},
        "examined_in_person": True,
    },
    "concerns": ["lines"],
    "hoped_result": "look less cross when I concentrate",
    "product": "botox_cosmetic",
    "lot": {"number": "C1234", "expiry": "2027-06-30"},
    "answers": {
        "hypersens_toxin": "no",
        "infection_site": {"answer": "yes", "zones": ["mentalis"]},
        "toxin_recent": {"answer": "yes", "date": "2026-10-30", "product": "xeomin", "units": 40},
        "anticoag": {"answer": "yes", "note": "low-dose aspirin"},
    },
    "zones": [
        {"zone": "glabella", "units": 20},
        {"zone": "masseter", "units": 25, "side": "left"},
        {
            "zone": "crows_feet",
            "units": 24,
            "points": [{"view": "front", "x": 0.30, "y": 0.41, "units": 4, "side": "right"}],
        },
    ],
    "overrides": {"pregnancy": {"reason": "typed reason, at least 20 characters", "by": "Dr B Example"}},
    "decision": "proceed",
    "talk": {"teach_back": [{"topic": "droop", "said": "call"}]},
    "signatures": {"patient": {"on_paper": False, "strokes": [[[1, 2], [3, 4]]], "signed_at": "2026-11-20T10:45:00"}},
}
