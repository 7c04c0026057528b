"""What a recorded reason to go on past a stop needs."""

# Source: the rule of the consultation file that a shorter reason does not count.
LEAST_REASON = 20


def missing_of_override(reason: str, name: str, told: bool) -> str:
    """Return the key of what is still missing before an override can be recorded, or nothing."""
    short = len(reason.strip()) < LEAST_REASON
    lacking = [key for key, lacks in (("reason", short), ("name", not name.strip()), ("tick", not told)) if lacks]
    if not lacking:
        return ""
    return f"needs_{lacking[0]}" if len(lacking) == 1 else "needs_all"
