"""What the process holds in memory stays there: no core file, no other process looking in, and files for their owner alone."""

import os
import sys

_PR_SET_DUMPABLE = 4
_OWNER_ALONE = 0o077


def keep_files_private() -> None:
    """Make every new file of this process its owner's alone, whoever writes it."""
    os.umask(_OWNER_ALONE)


def forbid_core_files() -> None:
    """Forbid core files for this process and its children: cheap, before anything else."""
    try:
        import resource
    except ImportError:
        # Windows writes no core files; its error reports are left to the administrator.
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def forbid_reading() -> None:
    """Keep crash collectors and other programs of this account from reading the memory, where the system can; before patients are named."""
    system = sys.platform
    if not system.startswith("linux"):
        return
    import ctypes

    # A collector that the system pipes core dumps to is not bound by the limit on core files.
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
