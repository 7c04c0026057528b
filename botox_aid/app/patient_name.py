"""How the patient is named in a sentence on screen."""

from ..domain.consultation import Patient
from ..text import Texts

_LONGEST = 24


def short_name(patient: Patient) -> str:
    """Return the first name, or nothing where none was typed that fits into a sentence."""
    words = [word for word in patient.name.split() if not word.endswith(".")]
    return words[0] if words and len(words[0]) <= _LONGEST else ""


def named(texts: Texts, key: str, patient: Patient, **values: object) -> str:
    """Say ``<key>.named`` with the first name in the gap ``{name}``, or ``<key>.unnamed`` without one."""
    name = short_name(patient)
    return texts.interface(f"{key}.{'named' if name else 'unnamed'}", name=name, **values)
