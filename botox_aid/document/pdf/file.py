"""Writes the objects of a PDF 1.7 file: packed, without a clock and without chance."""

import zlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 120
# Higher levels take twice the time for a few bytes.
_LEVEL = 6


def name(text: str) -> str:
    """Return a name object; ``text`` is one of the program's own words."""
    return f"/{text}"


def string(text: str) -> str:
    """Return a text string: literal where it is ASCII, else UTF-16 in hexadecimal."""
    if text.isascii():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """Return a number with at most two decimals."""
    if value == int(value):
        return str(int(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")


class PdfFile:
    """Collects numbered objects and writes them in object streams with a cross-reference stream.

    Packing halves the size of a tagged file, and every stream ends with an end-of-line of its own (PDF/A-2, 6.1.7.1).
    """

    def __init__(self) -> None:
        self._plain: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self._count += 1
        return self._count

    def put(self, object_number: int, body: str) -> None:
        """Set the body of a reserved object."""
        self._plain[object_number] = body.encode("latin-1")

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        object_number = self.reserve()
        self.put(object_number, body)
        return object_number

    def add_stream(self, data: bytes, entries: str = "", *, packed: bytes | None = None, raw: bool = False) -> int:
        """Add a stream and return its number.

        Args:
            data: What it holds.
            entries: Further entries of its dictionary.
            packed: ``data`` already compressed.
            raw: Leave it uncompressed, as metadata must be.
        """
        object_number = self.reserve()
        if not raw:
            data, entries = packed or zlib.compress(data, _LEVEL), f"{entries}/Filter/FlateDecode"
        self._streams[object_number] = _stream(data, entries)
        return object_number

    def to_bytes(self, root: int, info: int, identifier: bytes) -> bytes:
        """Return the file.

        Args:
            root: Number of the catalog.
            info: Number of the document information.
            identifier: Sixteen bytes that belong to this content.
        """
        out = bytearray(_HEADER)
        entries: dict[int, tuple[int, int, int]] = {}
        for object_number, body in self._streams.items():
            entries[object_number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (object_number, body)
        numbers = list(self._plain)
        for start in range(0, len(numbers), _PACK):
            group = numbers[start : start + _PACK]
            holder = self.reserve()
            entries.update({member: (2, holder, index) for index, member in enumerate(group)})
            entries[holder] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (holder, self._object_stream(group))
        table = self.reserve()
        entries[table] = (1, len(out), 0)
        start_of_table = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (table, self._cross_reference(entries, root, info, identifier))
        out += b"startxref\n%d\n%%%%EOF\n" % start_of_table
        return bytes(out)

    def _object_stream(self, group: list[int]) -> bytes:
        offsets, bodies, position = [], [], 0
        for member in group:
            body = self._plain[member]
            offsets.append(f"{member} {position}")
            bodies.append(body)
            position += len(body) + 1
        head = " ".join(offsets).encode("ascii") + b"\n"
        data = zlib.compress(head + b"\n".join(bodies), _LEVEL)
        return _stream(data, f"/Type/ObjStm/N {len(group)}/First {len(head)}/Filter/FlateDecode")

    def _cross_reference(
        self, entries: dict[int, tuple[int, int, int]], root: int, info: int, identifier: bytes
    ) -> bytes:
        size = self._count + 1
        rows = [b"\x00\x00\x00\x00\xff\xff"]
        for object_number in range(1, size):
            kind, where, index = entries[object_number]
            rows.append(bytes((kind,)) + where.to_bytes(3, "big") + index.to_bytes(2, "big"))
        key = identifier.hex().upper()
        described = f"/Type/XRef/W[1 3 2]/Size {size}/Root {root} 0 R/Info {info} 0 R/ID[<{key}><{key}>]"
        return _stream(zlib.compress(b"".join(rows), _LEVEL), f"{described}/Filter/FlateDecode")


def _stream(data: bytes, entries: str) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (entries.encode("latin-1"), len(data), data)
