"""A small face view, built by hand, and a listener that does what the session would."""

from dataclasses import replace

from botox_aid.app.face_view import FacePoint, FaceView, FaceZone
from botox_aid.domain.vocabulary import Side, View
from botox_aid.gui.widgets.face_map import FaceMap

SHAPES: dict[str, tuple[str, ...]] = {
    "forehead": ("forehead",),
    "glabella": ("glabella",),
    "crows_feet": ("crows-feet-left", "crows-feet-right"),
    "bunny_lines": ("bunny",),
    "gummy_smile": ("gummy-left", "gummy-right"),
    "nose_tip": ("nose-tip",),
    "lip_perioral": ("upper-lip",),
    "dao": ("dao-left", "dao-right"),
    "mentalis": ("mentalis",),
    "masseter": ("masseter-left", "masseter-right"),
    "platysma": ("platysma",),
    "brow_lift": ("brow-tail-left", "brow-tail-right"),
    "infraorbital": ("infraorbital-left", "infraorbital-right"),
    "scalp_hairline": ("scalp",),
    "microtox_face": ("cheek-left", "cheek-right", "t-zone"),
}
NAMES = {
    "forehead": "Forehead lines",
    "glabella": "Frown lines",
    "crows_feet": "Crow's feet",
    "bunny_lines": "Bunny lines",
    "gummy_smile": "Gummy smile",
    "masseter": "Jaw muscle",
}


def zone(zone_id: str) -> FaceZone:
    front = SHAPES[zone_id]
    side = tuple(name for name in front if not name.endswith("-right"))
    name = NAMES.get(zone_id, zone_id.replace("_", " "))
    return FaceZone(
        id=zone_id,
        name=name,
        says=f"{name}, off label",
        has_sides=True,
        side=None,
        letter="",
        tag="",
        lacks_units=False,
        on_label=False,
        shapes={View.FRONT: front, View.SIDE: side},
        side_tags={},
    )


EMPTY = FaceView(tuple(zone(zone_id) for zone_id in SHAPES), (), "Alex's right", "Alex's left")


class Desk:
    """Answers a face map as the session would, and keeps what it asked for."""

    def __init__(self, face: FaceMap) -> None:
        self.face, self.view = face, EMPTY
        self.asked: list[tuple[object, ...]] = []
        face.zone_toggled.connect(self.toggle)
        face.zone_side_toggled.connect(lambda *asked: self.asked.append(("side", *asked)))
        face.point_placed.connect(self.place)
        face.point_moved.connect(self.move)
        face.point_removed.connect(self.remove)
        face.point_opened.connect(lambda *asked: self.asked.append(("open", *asked)))
        face.zone_hovered.connect(lambda *asked: self.asked.append(("hover", *asked)))
        face.show_face(self.view)

    def put(self, view: FaceView) -> None:
        self.view = view
        self.face.show_face(view)

    def toggle(self, zone_id: str, chosen: bool) -> None:
        self.asked.append(("toggle", zone_id, chosen))
        self.choose(zone_id, Side.BOTH if chosen else None)

    def choose(self, zone_id: str, side: Side | None) -> None:
        letter = "A" if side else ""
        zones = tuple(replace(z, side=side, letter=letter) if z.id == zone_id else z for z in self.view.zones)
        self.put(replace(self.view, zones=zones))

    def place(self, zone_id: str, view: str, x: float, y: float, side: str) -> None:
        self.asked.append(("place", zone_id, view, side))
        index = sum(point.zone == zone_id for point in self.view.points)
        point = FacePoint(zone_id, index, View(view), x, y, Side(side) if side else None, "", f"point {index + 1}")
        self.put(replace(self.view, points=(*self.view.points, point)))

    def move(self, zone_id: str, index: int, x: float, y: float) -> None:
        self.asked.append(("move", zone_id, index))
        points = tuple(replace(p, x=x, y=y) if (p.zone, p.index) == (zone_id, index) else p for p in self.view.points)
        self.put(replace(self.view, points=points))

    def remove(self, zone_id: str, index: int) -> None:
        self.asked.append(("remove", zone_id, index))
        points = tuple(p for p in self.view.points if (p.zone, p.index) != (zone_id, index))
        self.put(replace(self.view, points=points))
