"""The closed sets of words that content, rules, files and paper share."""

from enum import StrEnum


class Jurisdiction(StrEnum):
    """Whose law and whose product labels apply."""

    US = "us"
    UK = "uk"


class Trust(StrEnum):
    """Whether a statement was read in the text it names."""

    READ = "read"
    UNCONFIRMED = "unconfirmed"


class Answer(StrEnum):
    """What was answered; no answer at all is *missing* and has no member here."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Side(StrEnum):
    """The patient's own side."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class View(StrEnum):
    """Which drawing of the face a point lies on."""

    FRONT = "front"
    SIDE = "side"


class Category(StrEnum):
    """How a candidacy item weighs in the sources."""

    ABSOLUTE = "absolute"
    STRONG = "strong"
    RELATIVE = "relative"
    NOTE = "note"


class Action(StrEnum):
    """What the sources ask the clinician to do."""

    DO_NOT_TREAT = "do_not_treat"
    DEFER = "defer"
    REFER = "refer"
    CAUTION = "caution"
    RECORD = "record"


class Level(StrEnum):
    """The weight of a finding, heaviest first."""

    HARD_STOP = "hard_stop"
    STOP = "stop"
    CAUTION = "caution"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """Three for a hard stop down to zero for a note, so that levels can be compared."""
        return 3 - list(Level).index(self)


class Concern(StrEnum):
    """Why the patient came, or what they have read about."""

    LINES = "lines"
    ACNE = "acne"
    OIL = "oil"
    PORES = "pores"
    JAW = "jaw"
    TEETH_GRINDING = "teeth_grinding"
    SWEATING = "sweating"
    LIFT = "lift"
    OTHER = "other"


class EffectKind(StrEnum):
    """Whether an effect is discussed because it is expected, or because it matters though seldom."""

    EXPECTED = "expected"
    RARE_SERIOUS = "rare_serious"


class Severity(StrEnum):
    """How grave a serious effect can be."""

    SERIOUS = "serious"
    LIFE_THREATENING = "life_threatening"


class Basis(StrEnum):
    """Where a rate was counted."""

    LABEL = "label"
    TRIAL = "trial"
    SERIES = "series"


class Authority(StrEnum):
    """Who published a dose figure."""

    LABEL = "label"
    TRIAL = "trial"
    CONSENSUS = "consensus"
    EXPERT = "expert"


class FrequencyClass(StrEnum):
    """MHRA / EMA frequency classes of side effects."""

    VERY_COMMON = "very_common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very_rare"
    NOT_KNOWN = "not_known"


class Strength(StrEnum):
    """How firmly an aftercare step is printed."""

    KEEP = "keep"
    SOFT = "soft"
    DROP = "drop"


class EvidenceTag(StrEnum):
    """The tag beside an aftercare step."""

    TRIAL = "trial"
    LABEL = "label"
    CUSTOM = "custom"


class StepTime(StrEnum):
    """When an aftercare step applies, in order of time."""

    FIRST_HOURS = "first_hours"
    TODAY = "today"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTHS = "months"


class ActBy(StrEnum):
    """By when a patient who was not treated should act, in order of time."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    VISIT = "visit"


class Urgency(StrEnum):
    """How fast a red flag must be acted on."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    CONTACT_CLINIC = "contact_clinic"
    ROUTINE = "routine"


class SheetKind(StrEnum):
    """The sheets that can be printed."""

    CONSENT = "consent"
    AFTERCARE = "aftercare"
    NOT_TODAY = "not-today"
    RECORD = "record"


class Edition(StrEnum):
    """The size of print."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"


class Copy(StrEnum):
    """For whom a sheet is printed."""

    PATIENT = "patient"
    CLINIC = "clinic"


class Paper(StrEnum):
    """The paper that lies in the printer."""

    A4 = "A4"
    LETTER = "Letter"


class Decision(StrEnum):
    """What patient and clinician decided at the end."""

    PROCEED = "proceed"
    DEFER = "defer"
    REFER = "refer"
    DECLINE = "decline"
