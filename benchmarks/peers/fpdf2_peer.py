"""fpdf2: cells and tables drawn from Python; pictures are SVG."""

import io
from typing import Any

from fpdf import FPDF, XPos, YPos
from fpdf.fonts import FontFace

from benchmarks.peers.clock import Maker, run
from benchmarks.peers.html import FONTS

INK, TEAL, RED = (22, 25, 28), (11, 79, 87), (138, 28, 18)
_SIZES = {1: 22, 2: 14, 3: 12}


class Sheet(FPDF):
    """One sheet."""

    def __init__(self, content: dict[str, Any]) -> None:
        super().__init__(unit="pt", format=tuple(content["page"]))
        self._foot = content["foot"]
        self.set_title(content["title"])
        self.set_author(content["author"])
        self.set_lang(content["language"])
        self.set_margins(40, 28, 40)
        self.set_auto_page_break(True, 62)
        self.add_font("Sheet", "", FONTS / "AtkinsonHyperlegibleNext-Regular.ttf")
        self.add_font("Sheet", "B", FONTS / "AtkinsonHyperlegibleNext-Bold.ttf")
        self.add_font("Wide", "", FONTS / "SourceSans3-Regular.ttf")
        self.set_fallback_fonts(["Wide"], exact_match=False)
        self.set_font("Sheet", "", 12)
        self.set_text_color(*INK)
        self.add_page()
        self.nodes(content["nodes"])

    def footer(self) -> None:
        """Draw the foot of a page."""
        self.set_y(-54)
        self.set_font("Sheet", "", 9)
        self.multi_cell(380, 12, "\n".join(self._foot["left"]), new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.multi_cell(0, 12, f"Page {self.page_no()} of {{nb}}\n{self._foot['right'][1]}", align="R")
        self.set_font("Sheet", "", 12)

    def nodes(self, nodes: list[dict[str, Any]]) -> None:
        """Draw one node after the other."""
        for node in nodes:
            getattr(self, f"_{node['kind']}")(node)

    def _heading(self, node: dict[str, Any]) -> None:
        self.set_font("Sheet", "B", _SIZES[node["level"]])
        self.set_text_color(*(TEAL if node["level"] < 3 else INK))
        self.start_section(node["runs"][0][0], node["level"] - 1) if node["level"] == 2 else None
        self.multi_cell(0, _SIZES[node["level"]] * 1.25, node["runs"][0][0], new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(*INK)
        self.set_font("Sheet", "", 12)

    def _paragraph(self, node: dict[str, Any]) -> None:
        self._write(node["runs"], 10 if node["note"] else 12)

    def _write(self, runs: list[list[str]], size: int = 12) -> None:
        for text, look in runs:
            self.set_font("Sheet", "B" if look in ("b", "ring") else "", size)
            self.write(size * 1.25, "____________" if look == "blank" else text)
        self.ln(size * 1.25 + 2)
        self.set_font("Sheet", "", 12)

    def _list(self, node: dict[str, Any]) -> None:
        for runs in node["items"]:
            self.set_x(44)
            self.write(15, "☐ " if node["marker"] == "box" else "• ")
            self._write(runs)

    def _rule(self, _node: dict[str, Any]) -> None:
        self.ln(24)
        self.line(self.l_margin, self.y, self.l_margin + 240, self.y)

    def _box(self, node: dict[str, Any]) -> None:
        self.set_draw_color(*(RED if node["look"] == "alert" else TEAL))
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.nodes(node["nodes"])
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)
        self.set_draw_color(*INK)
        self.ln(4)

    def _columns(self, node: dict[str, Any]) -> None:
        for cell in node["cells"]:
            self.nodes(cell["nodes"])

    def _figure(self, node: dict[str, Any]) -> None:
        if self.will_page_break(node["height"]):
            self.add_page()
        x, y, width, height = self.x, self.y, node["width"], node["height"]
        with self.rect_clip(x, y, width, height):
            self.image(io.BytesIO(node["svg"].encode()), x, y, width, height, alt_text=node["alt"], title=node["alt"])
        self.set_xy(x, y + height)

    def _table(self, node: dict[str, Any]) -> None:
        bold = FontFace(emphasis="BOLD")
        with self.table(
            col_widths=node["shares"], line_height=15, headings_style=bold, padding=2, text_align="LEFT"
        ) as table:
            head = table.row()
            for cell in node["header"]:
                head.cell(_words(cell["runs"]))
            for entry in node["rows"]:
                row = table.row()
                for cell in entry:
                    row.cell(_words(cell["runs"]), colspan=cell.get("span", 1))
            figures = [cell["figure"] for entry in node["rows"] for cell in entry if "figure" in cell]
        for figure in figures:
            self._figure(figure)


def _words(runs: list[list[str]]) -> str:
    return "".join("________" if look == "blank" else text for text, look in runs)


def prepare() -> Maker:
    """Return what makes a sheet."""
    return lambda content: bytes(Sheet(content).output())


if __name__ == "__main__":
    run(prepare)
