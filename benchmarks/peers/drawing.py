"""The pictures of a sheet as SVG: the face with its zones, a hundred people, the strip of time."""

import json
from functools import cache
from typing import Any

from botox_aid.document.blocks import Face
from botox_aid.resources import resource_folder

TEAL, FILL, GREY, WHITE = "#0b4f57", "#cfe3e3", "#6b757a", "#ffffff"
_WIDTH, _HEIGHT = 158.7, 136.0


def face_svg(block: Face) -> tuple[str, float, float]:
    """Return the face as drawn on the sheet, its width and its height in points."""
    drawn, zones = _drawing(block.view)
    width, height = drawn["view_box"][2], drawn["view_box"][3]
    crop = (0.5 * width - 290.0, 60.0, 580.0, 497.0)
    parts = [f'<path fill="{entry["fill"]}" d="{_path(entry["path"])}"/>' for entry in drawn["paths"]]
    for mark in block.shapes:
        path = zones["shapes"][mark.shape]
        parts.append(f'<path fill="{FILL}" stroke="{TEAL}" stroke-width="4" d="{_path(path)}"/>')
        across = [value for entry in path for value in entry[1::2]]
        down = [value for entry in path for value in entry[2::2]]
        x, y = sum(across) / len(across), sum(down) / len(down)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="26" fill="{WHITE}" stroke="{TEAL}" stroke-width="4"/>')
        parts.append(f'<text x="{x - 13:.1f}" y="{y + 14:.1f}" font-size="40" font-family="Sheet">{mark.letter}</text>')
    for point in block.points:
        x, y = point.x * width, point.y * height
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="14" fill="{WHITE}" stroke="{TEAL}" stroke-width="3"/>')
    box = " ".join(f"{value:g}" for value in crop)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{_WIDTH}" height="{_HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )
    return svg, _WIDTH, _HEIGHT


@cache
def _drawing(view: str) -> tuple[Any, Any]:
    folder = resource_folder() / "face"
    drawn, zones = (json.loads((folder / f"{name}_{view}.json").read_text()) for name in ("print", "zones"))
    return drawn, zones


def _path(path: list[list[Any]]) -> str:
    return " ".join(entry[0] + " ".join(f"{value:g}" for value in entry[1:]) for entry in path)


@cache
def icons_svg(filled: int) -> str:
    """Return a hundred people, some of them filled: dots as lines of no length, which every peer draws fastest."""
    dots = [f"M{index % 10 * 10 + 5} {index // 10 * 10 + 5}h0.01" for index in range(100)]
    strokes = ((dots[:filled], TEAL, 8.1), (dots[filled:], GREY, 8.3), (dots[filled:], WHITE, 5.7))
    paths = "".join(
        f'<path d="{"".join(part)}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"/>'
        for part, colour, width in strokes
        if part
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{paths}</svg>'


def strip_svg(stops: int) -> str:
    """Return the line of time with its curve and a ring for each stop."""
    rings = "".join(
        f'<circle cx="{10 + index * 480 // stops}" cy="24" r="5" fill="{WHITE}" stroke="{TEAL}" stroke-width="2"/>'
        for index in range(stops)
    )
    curve = "M80 24 C120 24 130 3 170 3 L330 3 C390 3 390 24 440 24"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 31">'
        f'<path d="{curve} Z" fill="{FILL}"/><path d="{curve}" fill="none" stroke="{TEAL}" stroke-width="1.2"/>'
        f'<path d="M10 24 L495 24" stroke="{TEAL}" stroke-width="2"/>{rings}</svg>'
    )
