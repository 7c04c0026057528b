"""Warns where a program seems to copy the folder of the records to other computers."""

from typing import TYPE_CHECKING

from ..widgets.notice import Banner

if TYPE_CHECKING:
    from ..bridge import Bridge


def copied_banner(bridge: "Bridge") -> Banner:
    """Return the warning, with the folder in it."""
    say, folder = bridge.texts.interface, bridge.records.desk.folder
    words = say("keeping.copied_words", folder=folder)
    return Banner(bridge.look, "caution", say("keeping.copied"), words, name="records_copied")
