"""Wrong tries make the next one wait longer; the count lies beside the vault and outlives the program."""

import contextlib
import json
import time
from dataclasses import dataclass
from pathlib import Path

from ..domain.record_fault import StoreFault, TooSoon
from .private_file import replace_private

FREE_TRIES = 3
LONGEST_WAIT = 300
UNCOUNTED_WAIT = 2


def wait_after(wrong: int) -> int:
    """Return how many seconds follow so many wrong tries: none for the first, then twice as long each time."""
    return 0 if wrong < FREE_TRIES else min(LONGEST_WAIT, 2 ** (wrong - FREE_TRIES + 1))


@dataclass(frozen=True, slots=True)
class WrongTries:
    """The count for one vault."""

    path: Path

    @classmethod
    def beside(cls, vault: Path) -> "WrongTries":
        """Return the count that belongs to a vault."""
        return cls(vault.with_name(vault.name + ".tries"))

    def begin(self) -> int:
        """Count a try before it is made, so that ending the program in the middle helps nobody.

        Returns:
            How many tries were wrong if this one is.

        Raises:
            TooSoon: The time has not come.
        """
        wrong, last = self._read()
        # A clock that was put back makes the wait begin anew, it does not end it.
        passed = max(0.0, time.time() - last)
        left = wait_after(wrong) - passed
        if left > 0:
            if time.time() < last:
                self._write(wrong)
            raise TooSoon(int(left) + 1)
        self._write(wrong + 1)
        return wrong + 1

    def forget(self) -> None:
        """The try was right: all is well again."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            count, last = json.loads(self.path.read_bytes())
            return int(count), float(last)
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, ValueError, TypeError):
            # Whoever spoils the count gains nothing by it, and waits no longer than once.
            self._write(FREE_TRIES)
            return FREE_TRIES, time.time()

    def _write(self, wrong: int) -> None:
        try:
            replace_private(self.path, json.dumps([wrong, time.time()]).encode())
        except StoreFault:
            # A full or read-only disk must not keep anybody from reading; every try then takes as long as a wrong one.
            time.sleep(UNCOUNTED_WAIT)
