"""What a person does about the records: protect, lock, unlock, sign in."""

from pytestqt.qtbot import QtBot

from botox_aid.app.passphrase import key_groups
from botox_aid.gui.dialogs.recovery_dialog import RecoveryDialog

from .desk import Hand

PASSPHRASE, PIN = "correct horse battery", "2580"


def shown(hand: Hand, name: str) -> bool:
    """Return whether something of this name is in sight."""
    return any(widget.isVisible() for widget in hand.desk.window.findChildren(object, name))


def type_passphrase(hand: Hand, passphrase: str = PASSPHRASE) -> None:
    hand.type_in("passphrase", passphrase, leave=False)
    hand.type_in("passphrase_again", passphrase, leave=False)


def protect(hand: Hand, qtbot: QtBot, *, person: bool = True) -> str:
    """Go through the whole of it and return the recovery key."""
    hand.bridge.keeping.protect()
    type_passphrase(hand)
    hand.press("passphrase_act")
    key = type_back(hand, qtbot)
    if person:
        hand.type_in("person_name", "Dr B Example", leave=False)
        hand.type_in("person_pin", PIN, leave=False)
        hand.type_in("person_pin_again", PIN, leave=False)
        hand.press("person_act")
    else:
        hand.press("person_cancel")
    qtbot.waitUntil(hand.no_dialog)
    return key


def type_back(hand: Hand, qtbot: QtBot) -> str:
    """Type two groups of the recovery key from the paper and return the key."""
    qtbot.waitUntil(lambda: shown(hand, "recovery_dialog"))
    dialog = hand.dialog()
    assert isinstance(dialog, RecoveryDialog)
    shows = [hand.find(f"recovery_shown_{place}").text() for place in range(1, 9)]
    for place, field in zip(dialog.asked, dialog.fields, strict=True):
        hand.type_in(field.objectName(), shows[place].lower(), leave=False)
    hand.press("recovery_act")
    return "-".join(key_groups(" ".join(shows)))


def unlock(hand: Hand, qtbot: QtBot, *, secret: str = PASSPHRASE, pin: str = PIN) -> None:
    """Unlock, and sign in where the records ask who is at work."""
    hand.type_in("lock_secret", secret, leave=False)
    hand.press("lock_act")
    qtbot.waitUntil(lambda: hand.bridge.records.is_open or shown(hand, "lock_pin"))
    if not hand.bridge.records.is_open:
        hand.type_in("lock_pin", pin, leave=False)
        hand.press("lock_act")
        qtbot.waitUntil(lambda: hand.bridge.records.is_open)


def lock(hand: Hand, qtbot: QtBot) -> None:
    hand.bridge.records.lock()
    wait_for_records(hand, qtbot)


def wait_for_records(hand: Hand, qtbot: QtBot) -> None:
    """Wait until the thread of the records has done what it was given."""
    done: list[None] = []
    hand.bridge.records.ask(lambda _desk: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
