"""A print queue that is made up: ``lp`` and ``lpstat`` on the path that write down what they were given."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

_LP = """#!/bin/sh
number=$(ls "{log}" | grep -c 'args$')
printf '%s\\n' "$@" > "{log}/$number.args"
cat > "{log}/$number.pdf"
env > "{log}/$number.env"
if [ -f "{log}/slow" ]; then sleep "$(cat "{log}/slow")"; fi
if [ -f "{log}/refuse" ] && [ "$number" -ge "$(cat "{log}/refuse_from" 2>/dev/null || echo 0)" ]; then
  cat "{log}/refuse" >&2; exit 1
fi
echo "request id is $2-$number (1 file(s))"
"""
_LPSTAT = """#!/bin/sh
if [ -f "{log}/standing" ]; then cat "{log}/standing"; fi
"""


@dataclass(frozen=True)
class Job:
    """What ``lp`` was given."""

    arguments: list[str]
    data: bytes
    environment: str

    def option(self, name: str) -> str:
        """Return the value of one ``-o`` option."""
        given = [self.arguments[place + 1] for place, word in enumerate(self.arguments) if word == "-o"]
        return dict(option.split("=", 1) for option in given)[name]


@dataclass(frozen=True)
class FakeQueue:
    """The queue; ``folder`` is where it writes down what it was given."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "FakeQueue":
        """Make the two commands in ``folder``."""
        log = folder / "log"
        log.mkdir(parents=True)
        for name, script in (("lp", _LP), ("lpstat", _LPSTAT)):
            path = folder / name
            path.write_text(script.replace("{log}", str(log)))
            path.chmod(path.stat().st_mode | stat.S_IEXEC)
        return cls(log)

    @property
    def path(self) -> str:
        """What ``PATH`` has to be."""
        return f"{self.folder.parent}{os.pathsep}{os.environ['PATH']}"

    def jobs(self) -> list[Job]:
        """Return every job, in order."""
        return [
            Job(
                (self.folder / f"{number}.args").read_text().splitlines(),
                (self.folder / f"{number}.pdf").read_bytes(),
                (self.folder / f"{number}.env").read_text(),
            )
            for number in range(len(list(self.folder.glob("*.args"))))
        ]

    def refuse(self, said: str, first: int = 0) -> None:
        """Refuse every job from the ``first`` on."""
        (self.folder / "refuse").write_text(said)
        (self.folder / "refuse_from").write_text(str(first))

    def take_again(self) -> None:
        """Take jobs again."""
        for name in ("refuse", "standing", "slow"):
            (self.folder / name).unlink(missing_ok=True)

    def stand(self, said: str) -> None:
        """Say this of the printer."""
        (self.folder / "standing").write_text(said)

    def be_slow(self, seconds: float) -> None:
        """Take so long for every job."""
        (self.folder / "slow").write_text(str(seconds))
