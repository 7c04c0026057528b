"""Visits for the tests of the records."""

import datetime as dt
import random
import secrets

from botox_aid.domain.record import Draft, DraftHead, FinishedVisit, Handout

# Parameters of the slow hash that are not slow.
FAST = {"_MEMORY_KIB": 64, "_PASSES": 1, "_LANES": 1}
FAMILIES = ("Example", "Sample", "Møller", "Örnek", "Przykładowa", "Náhodný", "Specimen", "Beispiel")
GIVEN = ("Alex", "Sam", "Kim", "Robin", "Jo", "Lee", "Noa", "Sasha")


def new_id() -> str:
    return secrets.token_hex(16)


def visit(number: int = 0, **changes: object) -> FinishedVisit:
    chance = random.Random(number)
    values: dict[str, object] = {
        "visit_id": new_id(),
        "patient_name": f"{chance.choice(GIVEN)} {chance.choice(FAMILIES)}{number or ''}",
        "date_of_birth": dt.date(1950, 1, 1) + dt.timedelta(days=chance.randrange(18000)),
        "record_number": f"A-{number:06d}",
        "visit_date": dt.date(2026, 1, 1) + dt.timedelta(days=number % 300),
        "clinician": "Dr B Example",
        "jurisdiction": "us",
        "product": "botox_cosmetic",
        "lot": f"C{number % 50:04d}",
        "expiry": dt.date(2027, 6, 30),
        "zones": ("glabella", "forehead"),
        "content_version": "2026.11",
        "language": "en-US",
        "body": (b'{"format": "botox-aid.consultation/1", "number": %d, ' % number) + b'"answers": "no" ' * 200 + b"}",
    }
    return FinishedVisit(**(values | changes))


def draft(number: int = 0, visit_id: str = "", revision: int = 1) -> Draft:
    head = DraftHead(visit_id or new_id(), "desk1", dt.datetime.now(dt.UTC), f"Alex Example{number}")
    return Draft(head, revision, b'{"draft": %d}' % number)


def handout(number: int = 0) -> Handout:
    data = b"%PDF-1.7 " + str(number).encode() * 5000
    return Handout("consent", "standard", "clinic", "en-US", "2026.11", data, dt.datetime.now(dt.UTC), "desk1")
