"""A drawn signature stands for what the sheet said when it was drawn."""

from dataclasses import replace

from ..domain.consultation import Consultation, Lot, Needs, Signature, Signatures


def with_signatures_that_hold(before: Consultation, after: Consultation) -> Consultation:
    """Return a changed consultation without the drawn signatures that were given to something else.

    The vial's lot, reading needs and the decision are settled after signing and change nothing that was agreed to.
    """
    signatures = after.signatures
    if signatures != before.signatures or not any(map(_drawn, (signatures.patient, signatures.clinician))):
        return after
    if _signed_text(before) == _signed_text(after):
        return after
    kept = Signatures(_kept(signatures.patient), _kept(signatures.clinician))
    return replace(after, signatures=kept)


def _drawn(signature: Signature | None) -> bool:
    return signature is not None and not signature.on_paper


def _kept(signature: Signature | None) -> Signature | None:
    return None if _drawn(signature) else signature


def _signed_text(consultation: Consultation) -> Consultation:
    return replace(consultation, signatures=Signatures(), lot=Lot(), needs=Needs(), decision=None)
