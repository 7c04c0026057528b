"""WeasyPrint: HTML and CSS to tagged PDF; the typefaces and the cache of pictures live as long as the process."""

from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.peers.clock import Maker, run
from benchmarks.peers.html import body, page_style, style


def prepare() -> Maker:
    """Return what makes a sheet."""
    fonts = FontConfiguration()
    rules = CSS(string=style(), font_config=fonts)
    pictures: dict[str, Any] = {}

    def make(content: dict[str, Any]) -> bytes:
        paper = CSS(string=page_style(content), font_config=fonts)
        made = HTML(string=body(content)).write_pdf(
            stylesheets=[rules, paper], font_config=fonts, pdf_variant="pdf/ua-1", cache=pictures
        )
        return bytes(made)

    return make


if __name__ == "__main__":
    run(prepare)
