"""Reads a tagged PDF the way a screen reader does, and names whatever does not hold together.

Nothing of the program's writer is used here: only pikepdf, and what ISO 32000-1 (14.6 to 14.8) says about marked content
and structure. Validators do not see a wrong parent tree, lost content or text in the wrong order; this reader does.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from tests.document.page_content import PageContent, read_page

INLINE = frozenset({"Span", "Link", "Quote", "Reference", "Code", "Annot"})


@dataclass(slots=True)
class Node:
    """A structure element; ``kids`` are elements and the texts of marked content, in reading order."""

    role: str
    parent: "Node | None" = None
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: "list[Node | str]" = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    annotations: int = 0

    def text(self) -> str:
        """Return what is read aloud for this element and all below it."""
        if self.actual:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def words(self) -> str:
        """Return the text with every gap one space."""
        return squeezed(self.text())

    def walk(self) -> "Iterator[Node]":
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def first_page(self) -> int:
        """Return the page on which it begins, or -1 where nothing of it stands on a page."""
        return min((page for node in self.walk() for page in node.pages), default=-1)

    def nodes(self) -> "list[Node]":
        """Return the elements directly below."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def leaves(self) -> Iterator[str]:
        """Yield the texts in reading order: alternative text for a picture, no labels of lists."""
        if self.role == "Lbl":
            return
        if self.role == "Figure":
            yield squeezed(self.alt)
            return
        run = ""
        for kid in self.kids:
            if isinstance(kid, str) or kid.role in INLINE:
                run += kid if isinstance(kid, str) else kid.text()
                continue
            if run.strip():
                yield squeezed(run)
            run = ""
            yield from kid.leaves()
        if run.strip():
            yield squeezed(run)


@dataclass(slots=True)
class Structure:
    """All that assistive software finds in a file.

    Attributes:
        artifacts: (page, kind, text) of what is not read.
        bookmarks: (title, page).
        problems: One line for every thing that does not hold together.
    """

    root: Node
    language: str
    title: str
    marked: bool
    pages: int
    artifacts: list[tuple[int, str, str]]
    bookmarks: list[tuple[str, int]]
    problems: list[str]

    def text(self) -> str:
        """Return the whole file in reading order, one leaf a line."""
        return "\n".join(self.root.leaves())

    def find(self, *roles: str) -> list[Node]:
        """Return the elements of these roles in reading order."""
        return [node for node in self.root.walk() if node.role in roles]


def squeezed(text: str) -> str:
    """Return the text with every gap one space."""
    return " ".join(text.split())


def read(data: bytes) -> Structure:
    """Read a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _Reader(pdf).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self.problems: list[str] = []
        self._page_index = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._pages: list[PageContent] = [read_page(page, index) for index, page in enumerate(pdf.pages)]
        self._referenced: set[tuple[int, int]] = set()
        self._visited: set[tuple[int, int]] = set()
        self._parents: dict[int, pikepdf.Object] = {}

    def read(self) -> Structure:
        catalog = self._pdf.Root
        for page in self._pages:
            self.problems += page.problems
        root = Node("")
        if "/StructTreeRoot" not in catalog:
            self.problems.append("there is no structure tree")
        else:
            tree = catalog.StructTreeRoot
            self._read_parent_tree(tree)
            for kid in _many(tree.get("/K")):
                root.kids.append(self._element(kid, None, tree, root))
            self._check_content()
            self._check_annotations()
        return Structure(
            root=root,
            language=str(catalog.get("/Lang", "")),
            title=str(self._pdf.docinfo.get("/Title", "")),
            marked=bool(catalog.get("/MarkInfo", {}).get("/Marked", False)),
            pages=len(self._pages),
            artifacts=[(page.index, kind, text) for page in self._pages for kind, text in page.artifacts],
            bookmarks=self._bookmarks(),
            problems=self.problems,
        )

    # -- the parent tree

    def _read_parent_tree(self, tree: pikepdf.Object) -> None:
        if "/ParentTree" not in tree:
            self.problems.append("there is no parent tree")
            return
        for key, value in _number_tree(tree.ParentTree):
            if key in self._parents:
                self.problems.append(f"parent tree: key {key} twice")
            self._parents[key] = value
        if self._parents and int(tree.get("/ParentTreeNextKey", 0)) <= max(self._parents):
            self.problems.append("parent tree: next key is in use")
        expected = {int(page.obj.StructParents) for page in self._pdf.pages if "/StructParents" in page.obj}
        for index, page in enumerate(self._pdf.pages):
            if "/StructParents" not in page.obj:
                self.problems.append(f"page {index + 1}: no StructParents")
        if len(expected) < len(self._pages):
            self.problems.append("pages share a StructParents key")
        for page in self._pdf.pages:
            expected |= {int(entry.StructParent) for entry in page.obj.get("/Annots", []) if "/StructParent" in entry}
        if set(self._parents) != expected:
            self.problems.append(f"parent tree: keys {sorted(self._parents)} for {sorted(expected)}")

    def _check_parent(self, page: int, mcid: int, element: pikepdf.Object) -> None:
        key = self._pdf.pages[page].obj.get("/StructParents")
        row = self._parents.get(int(key)) if key is not None else None
        if not isinstance(row, pikepdf.Array) or mcid >= len(row):
            self.problems.append(f"parent tree: nothing for content {mcid} of page {page + 1}")
        elif row[mcid].objgen != element.objgen:
            self.problems.append(f"parent tree: content {mcid} of page {page + 1} belongs to another element")

    # -- elements

    def _element(self, element: pikepdf.Object, page: int | None, above: pikepdf.Object, parent: Node) -> Node:
        node = Node(
            role=str(element.get("/S", "/?"))[1:],
            parent=parent,
            alt=str(element.get("/Alt", "")),
            actual=str(element.get("/ActualText", "")),
            language=str(element.get("/Lang", "")),
            attributes=_attributes(element),
        )
        if element.objgen in self._visited:
            self.problems.append(f"{node.role}: stands twice in the tree")
            return node
        self._visited.add(element.objgen)
        if "/P" not in element or element.P.objgen != above.objgen:
            self.problems.append(f"{node.role}: names another parent")
        if "/Pg" in element:
            page = self._page_index.get(element.Pg.objgen)
        for kid in _many(element.get("/K")):
            self._kid(kid, page, element, node)
        return node

    def _kid(self, kid: pikepdf.Object | int, page: int | None, element: pikepdf.Object, node: Node) -> None:
        if isinstance(kid, int):
            self._content(page, kid, element, node)
        elif kid.get("/Type") == "/MCR":
            self._content(self._page_index.get(kid.Pg.objgen) if "/Pg" in kid else page, int(kid.MCID), element, node)
        elif kid.get("/Type") == "/OBJR":
            node.annotations += 1
            key = kid.Obj.get("/StructParent")
            owner = self._parents.get(int(key)) if key is not None else None
            if owner is None or owner.objgen != element.objgen:
                self.problems.append(f"{node.role}: its annotation belongs to another element")
        else:
            node.kids.append(self._element(kid, page, element, node))

    def _content(self, page: int | None, mcid: int, element: pikepdf.Object, node: Node) -> None:
        if page is None:
            self.problems.append(f"{node.role}: content {mcid} on no page")
            return
        if (page, mcid) in self._referenced:
            self.problems.append(f"content {mcid} of page {page + 1} belongs to two elements")
        self._referenced.add((page, mcid))
        marked = self._pages[page].content.get(mcid)
        if marked is None:
            self.problems.append(f"{node.role}: content {mcid} of page {page + 1} is not there")
            return
        if marked.tag != node.role:
            self.problems.append(
                f"content {mcid} of page {page + 1} is marked {marked.tag}, its element is {node.role}"
            )
        self._check_parent(page, mcid, element)
        node.pages.add(page)
        node.kids.append(marked.text)

    # -- what is left over

    def _check_content(self) -> None:
        for page in self._pages:
            for mcid in page.content:
                if (page.index, mcid) not in self._referenced:
                    self.problems.append(f"content {mcid} of page {page.index + 1} belongs to no element")
            key = self._pdf.pages[page.index].obj.get("/StructParents")
            row = self._parents.get(int(key)) if key is not None else None
            if isinstance(row, pikepdf.Array) and len(row) != len(page.content):
                self.problems.append(
                    f"parent tree: {len(row)} entries for {len(page.content)} of page {page.index + 1}"
                )

    def _check_annotations(self) -> None:
        for index, page in enumerate(self._pdf.pages):
            for annotation in page.obj.get("/Annots", []):
                if "/StructParent" not in annotation:
                    self.problems.append(f"page {index + 1}: an annotation without an element")

    def _bookmarks(self) -> list[tuple[str, int]]:
        with self._pdf.open_outline() as outline:
            found = []
            for item in outline.root:
                destination = item.destination
                page = self._page_index.get(destination[0].objgen, -1) if destination is not None else -1
                found.append((squeezed(item.title), page))
            return found


def _many(value: pikepdf.Object | int | None) -> list[pikepdf.Object | int]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _number_tree(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    numbers = list(tree.get("/Nums", []))
    for place in range(0, len(numbers), 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in tree.get("/Kids", []):
        yield from _number_tree(kid)


def _attributes(element: pikepdf.Object) -> dict[str, object]:
    found: dict[str, object] = {}
    for entry in _many(element.get("/A")):
        if isinstance(entry, pikepdf.Dictionary):
            for key, value in entry.items():
                plain = [float(item) for item in value] if isinstance(value, pikepdf.Array) else value
                found[key[1:]] = str(plain).removeprefix("/") if isinstance(plain, pikepdf.Object) else plain
    return found
