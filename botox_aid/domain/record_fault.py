"""What can go wrong with the records: one class for each thing a person can do about it.

A fault carries neither the driver's words nor patient data, so that it may be logged. ``key`` names its sentence among the interface's texts.
"""

from typing import ClassVar

from .errors import BotoxAidError
from .record import RecordHead


class StoreFault(BotoxAidError):
    """Something about the records that a person is told in a sentence of its own (exit status 3).

    Attributes:
        key: Key of the sentence.
    """

    key: ClassVar[str] = "records.fault.damaged"

    def __str__(self) -> str:
        return self.key


class WrongKey(StoreFault):
    """The passphrase or recovery key opens nothing.

    Attributes:
        wait: Seconds until the next try is heard.
    """

    key = "records.fault.wrong_key"

    def __init__(self, wait: int = 0) -> None:
        super().__init__(self.key)
        self.wait = wait


class TooSoon(StoreFault):
    """After wrong tries the next one has to wait; this one was not even looked at.

    Attributes:
        wait: Seconds until the next try is heard.
    """

    key = "records.fault.too_soon"

    def __init__(self, wait: int) -> None:
        super().__init__(self.key)
        self.wait = wait


class WrongPin(StoreFault):
    """The PIN is not this person's.

    Attributes:
        wait: Seconds until the next try is heard.
    """

    key = "records.fault.wrong_pin"

    def __init__(self, wait: int = 0) -> None:
        super().__init__(self.key)
        self.wait = wait


class Missing(StoreFault):
    """The records' file, or a record in it, is not there."""

    key = "records.fault.missing"


class NoShelf(StoreFault):
    """The folder for backups is not there."""

    key = "records.fault.no_shelf"


class Exists(StoreFault):
    """There are records already where new ones were to be made."""

    key = "records.fault.exists"


class Damaged(StoreFault):
    """The file is damaged, empty, not encrypted, or belongs to other keys."""

    key = "records.fault.damaged"


class Full(StoreFault):
    """The disk is full; what was saved before is safe."""

    key = "records.fault.full"


class ReadOnly(StoreFault):
    """File, folder or disk is read-only."""

    key = "records.fault.read_only"


class Busy(StoreFault):
    """Another program holds the file."""

    key = "records.fault.busy"


class Replaced(StoreFault):
    """The file was deleted or replaced while it was open; what was written since is not in it."""

    key = "records.fault.replaced"


class Offline(StoreFault):
    """The server does not answer."""

    key = "records.fault.offline"


class Stale(StoreFault):
    """Somebody else kept a newer version meanwhile.

    Attributes:
        current: The version that is kept now.
    """

    key = "records.fault.stale"

    def __init__(self, current: RecordHead) -> None:
        super().__init__(self.key)
        self.current = current


class NewerSchema(StoreFault):
    """A newer program wrote the records."""

    key = "records.fault.newer_schema"


class NotPrivate(StoreFault):
    """The file lies on a network share, where it would come to harm."""

    key = "records.fault.not_private"


class Unwritable(StoreFault):
    """The file or folder cannot be opened or written."""

    key = "records.fault.unwritable"


class NoCipher(StoreFault):
    """The database driver cannot encrypt; nothing was written."""

    key = "records.fault.no_cipher"


class NoKeyring(StoreFault):
    """This computer has no keyring that keeps a key safely."""

    key = "records.fault.no_keyring"


class Locked(StoreFault):
    """The records are locked; nothing was read or written."""

    key = "records.fault.locked"


class Elsewhere(StoreFault):
    """The visit was kept at another desk meanwhile; that one stands."""

    key = "records.fault.elsewhere"


class Denied(StoreFault):
    """The server answers, but this desk's login or right is refused."""

    key = "records.fault.denied"


class Untrusted(StoreFault):
    """What answers cannot prove that it is the clinic's server."""

    key = "records.fault.untrusted"


class Foreign(StoreFault):
    """The server, or the backup, keeps the records of another vault."""

    key = "records.fault.foreign"


class OlderServer(StoreFault):
    """The server's tables are those of an older program; whoever owns them has to renew them."""

    key = "records.fault.older_server"


class NoDriver(StoreFault):
    """The package that speaks to the server is not installed on this computer."""

    key = "records.fault.no_driver"
