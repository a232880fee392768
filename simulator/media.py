"""A file is stored once and known by its id; sending the id again sends the same picture, for the same bot."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePosixPath

from simulator.envelope import Args, Upload
from simulator.errors import bad
from simulator.state import Json, StoredFile
from simulator.world import World

MOST_PHOTO = 10 << 20
FOLDERS = {
    "photo": ("photos", ".jpg", "AgAC"),
    "document": ("documents", "", "BQAC"),
    "video": ("videos", ".mp4", "BAAC"),
    "animation": ("animations", ".mp4", "CgAC"),
    "audio": ("music", ".mp3", "CQAC"),
    "voice": ("voice", ".oga", "AwAC"),
    "video_note": ("video_notes", ".mp4", "DQAC"),
    "thumbnail": ("thumbnails", ".jpg", "AAMC"),
}
TITLES = {
    "photo": "Photo",
    "document": "Document",
    "video": "Video",
    "animation": "Animation",
    "audio": "Audio",
    "voice": "VoiceNote",
    "video_note": "VideoNote",
    "thumbnail": "Thumbnail",
}
MIMES = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "animation": "video/mp4",
    "audio": "audio/mpeg",
    "voice": "audio/ogg",
    "video_note": "video/mp4",
}
SIDES = (90, 320, 800, 1280)


@dataclass
class Given:
    """A file as a call names it: bytes, or the id of one we have."""

    upload: Upload | None = None
    reference: str = ""


def given(args: Args, name: str) -> Given | None:
    """`attach://part`, a file id or address, or the part of that very name; None when there is nothing."""
    return _named(args, args.get(name)) or (Given(args.uploads[name]) if name in args.uploads else None)


def _named(args: Args, value: str) -> Given | None:
    if value.startswith("attach://"):
        part = args.uploads.get(value.removeprefix("attach://"))
        return Given(part) if part is not None else None
    return Given(reference=value) if value else None


def named(args: Args, value: str) -> Given | None:
    """The same for a file named inside a JSON object."""
    return _named(args, value)


def content(world: World, kind: str, file: Given, extra: Json) -> Json:
    """The message field of one file, `{"voice": {...}}`; refuses as the send methods do."""
    if file.upload is None:
        return _again(world, kind, file.reference, extra)
    if not file.upload.data:
        raise bad("file must be non-empty")
    if kind == "photo":
        return {"photo": photo(world, file.upload, strict=True)}
    return wrapped(kind, stored(world, kind, file.upload, extra))


def _again(world: World, kind: str, reference: str, extra: Json) -> Json:
    if "://" in reference:
        # The simulator never calls out, so every address is one that could not be fetched.
        raise bad("WEBPAGE_CURL_FAILED" if reference.startswith(("http://", "https://")) else "EXTERNAL_URL_INVALID")
    known = world.files.get(reference)
    if known is None:
        raise bad("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    if known.kind == kind or {known.kind, kind} == {"document", "animation"}:
        return wrapped(kind, known.extra)
    raise bad(f"can't use file of type {TITLES[known.kind]} as {TITLES[kind]}")


def wrapped(kind: str, shown: Json) -> Json:
    """An animation comes with the same file as a document, for clients that know no animations."""
    if kind == "photo":
        return {"photo": shown["sizes"]}
    if kind != "animation":
        return {kind: shown}
    keys = ("file_name", "mime_type", "thumbnail", "thumb", "file_id", "file_unique_id", "file_size")
    return {"animation": shown, "document": {key: shown[key] for key in keys if key in shown}}


def stored(world: World, kind: str, upload: Upload, extra: Json, size: int | None = None) -> Json:
    """Keep the bytes and return the JSON of the file, with `extra` (duration, width, ...) in it."""
    kept = keep(world, kind, upload, size)
    shown: Json = dict(extra)
    if kind in ("document", "video", "audio", "animation"):
        shown["file_name"] = kept.name
    if kind != "video_note":
        shown["mime_type"] = kept.mime
    kept.extra = shown | {"file_id": kept.id, "file_unique_id": kept.unique_id, "file_size": kept.size}
    return kept.extra


def keep(world: World, kind: str, upload: Upload, size: int | None = None) -> StoredFile:
    folder, suffix, start = FOLDERS[kind]
    world.file_count += 1
    ending = PurePosixPath(upload.name).suffix.lower() if kind in ("document", "audio", "animation") else suffix
    mime = upload.mime if upload.mime and upload.mime != "application/octet-stream" else MIMES.get(kind, "")
    kept = StoredFile(
        start + world.name(52),
        "AQAD" + hashlib.sha256(upload.data).hexdigest()[:12],
        kind,
        upload.data,
        size if size is not None else len(upload.data),
        f"{folder}/file_{world.file_count}{ending or suffix}",
        upload.name,
        mime or _guessed(upload.name),
    )
    world.files[kept.id] = world.paths[kept.path] = kept
    return kept


def _guessed(name: str) -> str:
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def photo(world: World, upload: Upload, *, strict: bool, size: int | None = None) -> list[Json]:
    """The sizes of a photo, small to large. Not `strict`: what cannot be read as a picture is one size as it came."""
    if len(upload.data) > MOST_PHOTO and strict:
        words = f"file of size {len(upload.data)} bytes is too big for a photo"
        raise bad(f"{words}; the maximum size is {MOST_PHOTO} bytes")
    scaled = _scaled(upload.data)
    if scaled is None:
        if strict:
            raise bad("IMAGE_PROCESS_FAILED")
        scaled = [(1280, 960, upload.data)]
    sizes: list[Json] = []
    for width, height, data in scaled:
        if strict and (width + height > 10_000 or max(width, height) > 20 * min(width, height)):
            raise bad("PHOTO_INVALID_DIMENSIONS")
        kept = keep(world, "photo", Upload(upload.name, data, "image/jpeg"), size)
        kept.extra = {"sizes": sizes}
        shown: Json = {"file_id": kept.id, "file_unique_id": kept.unique_id, "file_size": kept.size}
        sizes.append(shown | {"width": width, "height": height})
    return sizes


def thumbnail(world: World, upload: Upload) -> Json:
    """A picture of the file, at most 320 wide or high, under its new name and its old one; junk is no thumbnail."""
    scaled = _scaled(upload.data)
    if scaled is None:
        return {}
    width, height, data = next((size for size in scaled[::-1] if max(size[:2]) <= 320), scaled[0])
    kept = keep(world, "thumbnail", Upload(upload.name, data, "image/jpeg"))
    shown = {"file_id": kept.id, "file_unique_id": kept.unique_id, "file_size": kept.size}
    return dict.fromkeys(("thumbnail", "thumb"), shown | {"width": width, "height": height})


def _scaled(data: bytes) -> list[tuple[int, int, bytes]] | None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            flat = picture.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    longest = max(flat.size)
    sides = [side for side in SIDES if side < longest][:3]
    smaller = [_resized(flat, side) for side in sides]
    return [*smaller, (*flat.size, data) if longest <= SIDES[-1] else _resized(flat, SIDES[-1])]


def _resized(picture: object, side: int) -> tuple[int, int, bytes]:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    copy = picture.copy()
    copy.thumbnail((side, side))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=80)
    return (*copy.size, out.getvalue())
