"""The clinic's logo: what may be one, what is kept of it, and that nothing hostile gets through."""

import io
import random
import stat
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from botox_aid.app import logo
from botox_aid.app.logo import LogoRefusal, clean_logo, keep_logo, kept_logo, logo_of, open_logo
from botox_aid.domain.errors import MachineError


def picture(size=(600, 300), mode="RGB", ink=(14, 100, 112)) -> Image.Image:
    made = Image.new(mode, size, (255, 255, 255, 0)[: len(mode)])
    draw = ImageDraw.Draw(made)
    draw.ellipse((size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4), fill=(*ink, 255)[: len(mode)])
    return made


def packed(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_small_one_of_few_colours(kind: str) -> None:
    clean = clean_logo(packed(picture((3000, 1500)), kind))
    assert len(clean) <= 20_000
    made = logo_of(clean)
    assert made.width <= 480
    assert made.height <= 170
    assert len(made.pixels) == made.width * made.height
    assert max(made.pixels) < len(made.palette) // 3 <= 64


def test_what_a_file_says_beside_its_picture_is_left_behind() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret words")
    exif = Image.Exif()
    exif[0x010E] = "secret words"
    for data in (packed(picture(), pnginfo=notes), packed(picture(), "JPEG", exif=exif, comment=b"secret words")):
        assert b"secret words" in data
        assert b"secret" not in clean_logo(data)


def test_what_is_clear_prints_white_and_the_white_around_goes() -> None:
    made = logo_of(clean_logo(packed(picture((400, 400), "RGBA"))))
    assert (made.width, made.height) == (170, 170)
    corner = made.palette[3 * made.pixels[0] :][:3]
    assert corner == b"\xff\xff\xff"
    middle = made.palette[3 * made.pixels[85 * 170 + 85] :][:3]
    assert middle == bytes((14, 100, 112))


def test_a_picture_from_a_camera_stands_upright() -> None:
    lying = Image.new("RGB", (300, 100), "white")
    ImageDraw.Draw(lying).rectangle((0, 0, 299, 99), fill=(10, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = logo_of(clean_logo(packed(lying, "JPEG", exif=exif)))
    assert made.height > made.width


def png_of(width: int, height: int) -> bytes:
    """Return a file that only says how large it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_a_picture"),
        (b"GIF89a not allowed", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (packed(picture(), "GIF"), "not_a_picture"),
        (packed(picture(), "BMP"), "not_a_picture"),
        (packed(picture())[:200], "not_a_picture"),
        (png_of(100, 100), "not_a_picture"),
        (png_of(60_000, 60_000), "too_many_pixels"),
        (png_of(5_000, 5_000), "too_many_pixels"),
        (png_of(100_000_000, 30), "too_many_pixels"),
        (packed(picture((400, 10))), "too_small"),
        (packed(Image.new("RGB", (200, 100), "white")), "blank"),
        (packed(Image.new("RGBA", (200, 100), (0, 0, 0, 0))), "blank"),
        (packed(picture()) + b"\0" * 4_000_000, "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_a_logo_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(LogoRefusal) as refusal:
        clean_logo(data)
    assert refusal.value.reason == reason


def test_damaged_pictures_are_refused_or_clean_and_nothing_else() -> None:
    chance = random.Random(4)
    whole = [packed(picture((120, 60))), packed(picture((120, 60)), "JPEG"), packed(picture((90, 90), "RGBA"))]
    refused = 0
    for _ in range(400):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            clean = clean_logo(bytes(data))
        except LogoRefusal:
            refused += 1
        else:
            assert logo_of(clean).width <= 480
    assert refused > 100


def test_a_busy_picture_is_made_light_too() -> None:
    chance = random.Random(1)
    noise = Image.frombytes("RGB", (800, 300), chance.randbytes(800 * 300 * 3))
    assert len(clean_logo(packed(noise))) <= 20_000


def test_it_is_kept_for_its_owner_alone_and_goes_again(tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    keep_logo(folder, clean_logo(packed(picture())))
    path = folder / logo.LOGO_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_logo(folder) is not None
    assert [entry.name for entry in folder.iterdir()] == [logo.LOGO_FILE]
    keep_logo(folder, b"")
    assert kept_logo(folder) is None
    assert not list(folder.iterdir())


def test_what_lies_in_the_folder_is_not_trusted_either(tmp_path: Path) -> None:
    for data in (b"not a picture", packed(picture((2000, 1000))), png_of(60_000, 60_000)):
        (tmp_path / logo.LOGO_FILE).write_bytes(data)
        assert kept_logo(tmp_path) is None


def test_a_folder_a_device_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    for path in (tmp_path, Path("/dev/zero"), tmp_path / "gone.png"):
        with pytest.raises(LogoRefusal):
            open_logo(path)
    with pytest.raises(MachineError):
        keep_logo(Path("/proc/nowhere"), b"x")
