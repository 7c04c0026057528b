"""The ink of a drawn signature: from the points of a stroke to the outline that is filled, the same on screen and paper."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from .consultation import Stroke

Spot = tuple[float, float]

# Millimetres, as a fine pen writes: the widest line, and what is too near the last point to matter.
_WIDTH = 0.75
_NEAR = 0.25
_DOT = 0.3
# How thin the ends run out, and how slowly the width follows the hand.
_END = 0.4
_FOLLOW = 0.4
_PLAIN_WEIGHT = 0.6
# Length of a control arm of the cubic curve that comes nearest to a quarter circle.
_QUARTER = 0.5523


class InkCommand(NamedTuple):
    """One step of an outline: ``M`` to a spot, ``L`` to a spot, ``C`` with two arms and a spot, ``Z`` closes."""

    act: Literal["M", "L", "C", "Z"]
    spots: tuple[Spot, ...] = ()


def outline(stroke: Stroke) -> tuple[InkCommand, ...]:
    """Return the closed outline of a stroke in millimetres; nothing for a stroke without points."""
    spots, weights = _thinned(stroke)
    if not spots:
        return ()
    spots, weights = _smoothed(spots), _followed(weights)
    widths = [_WIDTH * (0.35 + 0.65 * weight) for weight in weights]
    if len(spots) == 1:
        return _dot(spots[0], max(_DOT, widths[0] * 0.6))
    left, right = _edges(spots, widths)
    back = right[::-1]
    return (
        InkCommand("M", (left[0],)),
        *_curve(left),
        InkCommand("L", (back[0],)),
        *_curve(back),
        InkCommand("Z"),
    )


def weight_of_speed(millimetres: float, milliseconds: float) -> float:
    """Return the weight of ink for a hand without pressure: slow is heavy, as with a pen."""
    speed = millimetres / max(1.0, milliseconds)
    return 1.0 - min(0.7, speed * 1.6)


def _thinned(stroke: Stroke) -> tuple[list[Spot], list[float]]:
    weights = stroke.weights if len(stroke.weights) == len(stroke.points) else (_PLAIN_WEIGHT,) * len(stroke.points)
    kept: list[Spot] = []
    kept_weights: list[float] = []
    for spot, weight in zip(stroke.points, weights, strict=True):
        if not kept or math.dist(spot, kept[-1]) >= _NEAR:
            kept.append(spot)
            kept_weights.append(min(1.0, max(0.0, weight)))
    return kept, kept_weights


def _smoothed(spots: Sequence[Spot]) -> list[Spot]:
    """Even out the tremble of a sensor; the ends stay where they are."""
    inner = [
        ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
        for a, b, c in zip(spots, spots[1:], spots[2:], strict=False)
    ]
    return [spots[0], *inner, spots[-1]] if len(spots) > 1 else list(spots)


def _followed(weights: Sequence[float]) -> list[float]:
    found: list[float] = []
    for weight in weights:
        found.append(weight if not found else found[-1] + (weight - found[-1]) * _FOLLOW)
    return found


def _edges(spots: Sequence[Spot], widths: Sequence[float]) -> tuple[list[Spot], list[Spot]]:
    left, right = [], []
    last = len(spots) - 1
    for place, (x, y) in enumerate(spots):
        before, after = spots[max(0, place - 1)], spots[min(last, place + 1)]
        along_x, along_y = after[0] - before[0], after[1] - before[1]
        length = math.hypot(along_x, along_y) or 1.0
        half = widths[place] / 2 * (_END if place in (0, last) else 1.0)
        across_x, across_y = -along_y / length * half, along_x / length * half
        left.append((x + across_x, y + across_y))
        right.append((x - across_x, y - across_y))
    return left, right


def _curve(spots: Sequence[Spot]) -> list[InkCommand]:
    """Return cubic curves through all spots, without corners."""
    last = len(spots) - 1
    found = []
    for place in range(last):
        before, here, there = spots[max(0, place - 1)], spots[place], spots[place + 1]
        after = spots[min(last, place + 2)]
        arm = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        other = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        found.append(InkCommand("C", (arm, other, there)))
    return found


def _dot(spot: Spot, radius: float) -> tuple[InkCommand, ...]:
    x, y, arm = *spot, radius * _QUARTER
    return (
        InkCommand("M", ((x + radius, y),)),
        InkCommand("C", ((x + radius, y + arm), (x + arm, y + radius), (x, y + radius))),
        InkCommand("C", ((x - arm, y + radius), (x - radius, y + arm), (x - radius, y))),
        InkCommand("C", ((x - radius, y - arm), (x - arm, y - radius), (x, y - radius))),
        InkCommand("C", ((x + arm, y - radius), (x + radius, y - arm), (x + radius, y))),
        InkCommand("Z"),
    )
