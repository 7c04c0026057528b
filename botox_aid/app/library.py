"""All that is read from the resource folder, each part once and only when it is needed."""

from importlib.resources.abc import Traversable

from ..content.loader import load_catalogue
from ..document import folder as sheet_folder
from ..domain.catalogue import Approval, Catalogue
from ..domain.vocabulary import Jurisdiction
from ..text import Texts, available_languages


class Library:
    """Languages and catalogues of the shipped resources.

    Args:
        folder: The resource folder.
        approval: The clinic's approval of the content, if it has given one.
    """

    def __init__(self, folder: Traversable, approval: Approval | None = None) -> None:
        self.folder = folder
        sheet_folder.use(folder)
        self._approval = approval
        self._texts: dict[str, Texts] = {}
        self._catalogues: dict[Jurisdiction, Catalogue] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages there are, sorted."""
        return available_languages(self.folder / "text")

    def texts(self, language: str) -> Texts:
        """Return the sentences of a language.

        Raises:
            FileNotFoundError: There is no such language.
        """
        if language not in self._texts:
            self._texts[language] = Texts.load(self.folder / "text", language)
        return self._texts[language]

    def catalogue(self, jurisdiction: Jurisdiction) -> Catalogue:
        """Return the content of a jurisdiction.

        Raises:
            ContentError: The shipped content is damaged.
        """
        if jurisdiction not in self._catalogues:
            self._catalogues[jurisdiction] = load_catalogue(self.folder / "content", jurisdiction, self._approval)
        return self._catalogues[jurisdiction]

    def approve(self, approval: Approval | None) -> None:
        """Take over a new approval; catalogues are read again with it."""
        self._approval = approval
        self._catalogues.clear()
