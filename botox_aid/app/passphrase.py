"""What a passphrase and a PIN must be, and how the recovery key is checked to have been written down."""

import re
import secrets

LEAST_LETTERS = 12
LEAST_PIN, MOST_PIN = 4, 12
_ASKED_GROUPS, _LEAST_DIFFERENT = 2, 4


def missing_of_passphrase(first: str, again: str) -> str:
    """Return what is still missing: ``length``, ``varied``, ``same``, or nothing.

    Length counts: rules about signs only make people write the passphrase on the edge of the screen.
    """
    if len(first) < LEAST_LETTERS:
        return "length"
    if len(set(first)) < _LEAST_DIFFERENT:
        return "varied"
    return "" if first == again else "same"


def missing_of_pin(first: str, again: str) -> str:
    """Return what is still missing: ``digits``, ``same``, or nothing."""
    if not (first.isdecimal() and first.isascii() and LEAST_PIN <= len(first) <= MOST_PIN):
        return "digits"
    return "" if first == again else "same"


def key_groups(recovery_key: str) -> tuple[str, ...]:
    """Return the groups of a recovery key as they stand on paper."""
    return tuple(group for group in re.split(r"[\s-]+", recovery_key) if group)


def groups_to_ask(recovery_key: str) -> tuple[int, ...]:
    """Return the places, from 0, of two groups that are to be typed back, in order."""
    return tuple(sorted(secrets.SystemRandom().sample(range(len(key_groups(recovery_key))), _ASKED_GROUPS)))


def is_group(recovery_key: str, place: int, typed: str) -> bool:
    """Return whether what was typed is the group at a place; capitals and blanks do not matter."""
    return "".join(typed.split()).upper() == key_groups(recovery_key)[place].upper()
