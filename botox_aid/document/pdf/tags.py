"""The structure tree of a tagged file: what each piece of content is, in reading order."""

from collections.abc import Iterator

from .file import PdfFile, string


class Element:
    """A structure element.

    Elements are made in reading order, before anything is placed; marked content is added when it is drawn, so that
    the two halves of a paragraph on two pages belong to the same element.

    Attributes:
        kids: Elements and (page, marked content id) in reading order.
        language: Language tag, where it is another than that of the document.
    """

    __slots__ = ("actual", "alt", "attributes", "kids", "language", "number", "parent", "tag")
    _ALWAYS = frozenset({"TD", "TH", "TR"})

    def __init__(
        self,
        tag: str,
        parent: "Element | None" = None,
        *,
        alt: str = "",
        actual: str = "",
        attributes: str = "",
        language: str = "",
    ) -> None:
        self.tag, self.parent = tag, parent
        self.alt, self.actual, self.attributes, self.language = alt, actual, attributes, language
        self.kids: list[Element | tuple[int, int]] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def child(
        self, tag: str, *, alt: str = "", actual: str = "", attributes: str = "", language: str = ""
    ) -> "Element":
        """Add and return a child."""
        return Element(tag, self, alt=alt, actual=actual, attributes=attributes, language=language)

    def prune(self) -> bool:
        """Drop branches that were never drawn; cells stay, so that rows keep their columns."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in self._ALWAYS

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def first_page(self) -> int | None:
        """Return the page of its first content."""
        for kid in self.kids:
            page = kid.first_page() if isinstance(kid, Element) else kid[0]
            if page is not None:
                return page
        return None

    def body(self, parent: int, pages: list[int]) -> str:
        """Return its dictionary.

        Args:
            parent: Object number of the parent.
            pages: Object numbers of the pages.
        """
        page = self.first_page()
        out = [f"<</S/{self.tag}/P {parent} 0 R"]
        if page is not None:
            out.append(f"/Pg {pages[page]} 0 R")
        kids = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
            elif kid[0] == page:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
        if kids:
            out.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
        if self.alt:
            out.append(f"/Alt {string(self.alt)}")
        if self.actual:
            out.append(f"/ActualText {string(self.actual)}")
        if self.language:
            out.append(f"/Lang {string(self.language)}")
        if self.attributes:
            out.append(f"/A<<{self.attributes}>>")
        return "".join(out) + ">>"


def scope(kind: str) -> str:
    """Return the attributes of a header cell for its column or row."""
    return f"/O/Table/Scope/{kind}"


def numbering(kind: str) -> str:
    """Return the attributes of a list with this kind of label."""
    return f"/O/List/ListNumbering/{kind}"


def add_tree(file: PdfFile, root: Element, pages: list[int], content: list[list[Element]]) -> int:
    """Write the structure tree and return the number of its root.

    Args:
        file: Where to write it.
        root: The document element.
        pages: Object numbers of the pages.
        content: For each page the elements by marked content id.
    """
    root.prune()
    tree = file.reserve()
    elements = list(root.walk())
    for element in elements:
        element.number = file.reserve()
    for element in elements:
        parent = element.parent.number if element.parent is not None else tree
        file.put(element.number, element.body(parent, pages))
    nums = [f"{page}[{' '.join(f'{element.number} 0 R' for element in row)}]" for page, row in enumerate(content)]
    parents = file.add(f"<</Nums[{' '.join(nums)}]>>")
    file.put(
        tree,
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(nums)}>>",
    )
    return tree
