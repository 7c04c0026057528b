"""The levels of the file format written out a second time, as plainly as they stand there.

Apart from the rules on purpose: it shares no code with them, so that the two can be compared on any consultation.
"""

import calendar
import datetime as dt

from botox_aid.domain.catalogue import Catalogue
from botox_aid.domain.consultation import Consultation

BY_CATEGORY = {"absolute": "stop", "strong": "stop", "relative": "caution", "note": "note"}


def expected(catalogue: Catalogue, file: Consultation) -> tuple[set[tuple[str, str, bool]], set[str], set[str]]:
    """Return (id, level, whether a reason lifts it), the missing and the dropped."""
    raised: set[tuple[str, str, bool]] = set()
    missing: set[str] = set()
    dropped: set[str] = set()
    chosen = {zone.zone for zone in file.zones}
    for item in catalogue.questions.values():
        record = file.answers.get(item.id)
        hidden = item.derived
        if item.zones_affected and not chosen & set(item.zones_affected):
            hidden = True
        if item.applies_to_products is not None:
            hidden = hidden or file.product not in item.applies_to_products[file.jurisdiction]
        acne = item.id == "active_acne" and "acne" in file.concerns
        if hidden and record is not None:
            dropped.add(item.id)
        if not hidden and record is None:
            missing.add(item.id)
        answer = record.answer.value if record is not None and not hidden else "none"
        if acne:
            raised.add((item.id, "caution", False))
            continue
        if answer not in ("yes", "unsure") or record is None:
            continue
        labels = item.contraindicated_by.get(file.jurisdiction, ())
        hard = item.id in ("consent_lacks", "product_unlicensed") or "all" in labels or file.product in labels
        level = "hard_stop" if hard else BY_CATEGORY[item.category.value]
        if item.site_specific and record.zones and not chosen & set(record.zones):
            raised.add((item.id, "note", False))
        elif answer == "unsure":
            raised.add((item.id, "stop" if hard else level, level == "stop"))
        elif item.id == "toxin_recent":
            if record.date is None or file.visit.date is None or file.visit.date < _interval_end(record.date):
                raised.add((item.id, "stop", True))
        else:
            raised.add((item.id, level, level == "stop"))
    _add_derived(catalogue, file, raised, missing)
    _add_plan(catalogue, file, raised)
    return raised, missing, dropped


def blocked(catalogue: Catalogue, file: Consultation) -> set[str]:
    """Return what must keep the consent sheet from being printed."""
    raised, missing, _ = expected(catalogue, file)
    found = {"missing"} if missing else set()
    for item, level, lifts in raised:
        override = file.overrides.get(item)
        lifted = lifts and override is not None and len(override.reason.strip()) >= 20 and override.by.strip()
        if level in ("hard_stop", "stop") and not lifted:
            found.add(item)
    return found


def _age(file: Consultation) -> int | None:
    born, visit = file.patient.date_of_birth, file.visit.date
    if born is None or visit is None:
        return None
    years = visit.year - born.year
    try:
        birthday = born.replace(year=visit.year)
    except ValueError:
        birthday = dt.date(visit.year, 3, 1)
    return years if visit >= birthday else years - 1


def _interval_end(day: dt.date) -> dt.date:
    month, year = day.month + 3, day.year
    if month > 12:
        month, year = month - 12, year + 1
    last = calendar.monthrange(year, month)[1]
    return max(dt.date(year, month, min(day.day, last)), day + dt.timedelta(90))


def _add_derived(
    catalogue: Catalogue, file: Consultation, raised: set[tuple[str, str, bool]], missing: set[str]
) -> None:
    age = _age(file)
    if age is None:
        missing.add("under18_england")
    else:
        if age < 18:
            raised.add(("under18_england", "hard_stop", False))
        if 65 <= age < 75:
            raised.add(("age_65", "caution", False))
        if age >= 75:
            raised.add(("age_75", "caution", False))
        product = catalogue.products.get(file.product)
        if product is not None and product.age_below is not None and age >= product.age_below:
            raised.add(("age_over_label", "hard_stop" if product.age_is_contraindication else "caution", False))
    if file.visit.examined_in_person is not True:
        uk = file.jurisdiction == "uk"
        raised.add(("not_examined", "stop" if uk else "caution", uk))
    if file.lot.expiry is not None and file.visit.date is not None and file.lot.expiry < file.visit.date:
        raised.add(("lot_expired", "stop", False))


def _add_plan(catalogue: Catalogue, file: Consultation, raised: set[tuple[str, str, bool]]) -> None:
    product = catalogue.products.get(file.product)
    if product is None:
        return
    on_label = {entry.zone: entry for entry in product.indications}
    chosen = {zone.zone for zone in file.zones}
    if chosen - on_label.keys():
        raised.add(("off_label", "caution", False))
    if product.id in ("botox_cosmetic", "botox_vistabel") and "forehead" in chosen and "glabella" not in chosen:
        raised.add(("forehead_alone", "caution", False))
    session = sum(zone.units or 0 for zone in file.zones)
    for zone in file.zones:
        limit = on_label[zone.zone].units_high if zone.zone in on_label else None
        if limit is not None and zone.units is not None and zone.units > limit / (1 if zone.side == "both" else 2):
            raised.add(("units_over_label", "caution", False))
    if product.id == "relfydess" and session > 110:
        raised.add(("units_over_label", "caution", False))
    if product.id == "botox_cosmetic" and any(zone.units is not None for zone in file.zones):
        before = file.answers.get("toxin_recent")
        if before is not None and before.answer != "no" and before.product == product.id and before.units:
            undated = before.date is None or file.visit.date is None
            if undated or file.visit.date < _interval_end(before.date):
                session += before.units
        if session > 400:
            raised.add(("units_over_label", "caution", False))
