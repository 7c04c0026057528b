"""The advice for home: what stands under which day."""

import pytest

from botox_aid.domain.vocabulary import Jurisdiction, StepTime
from tests.rules.shipped import shipped_catalogue


@pytest.mark.parametrize("jurisdiction", Jurisdiction)
def test_the_day_of_the_check_up_heads_nothing_that_begins_before_it(jurisdiction: Jurisdiction) -> None:
    steps = shipped_catalogue(jurisdiction).aftercare
    assert [step.id for step in steps if step.when is StepTime.TWO_WEEKS] == ["review"]
