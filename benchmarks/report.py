"""Puts a benchmark's table between its marks in a document."""

from pathlib import Path


def write_between(document: str, name: str, lines: list[str]) -> None:
    """Replace what stands between the marks of a benchmark.

    Raises:
        ValueError: The document has no such marks.
    """
    path = Path(document)
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{document} has no marks of {name}")
    path.write_text("\n".join([before + begin, *lines, end + after]), encoding="utf-8")
