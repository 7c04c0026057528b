"""Sentences, numbers and dates by language; knows nothing of the rest."""

from .texts import Audience, DamagedText, MissingText, Texts, available_languages

__all__ = ["Audience", "DamagedText", "MissingText", "Texts", "available_languages"]
