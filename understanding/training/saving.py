"""The weights as files: model.npz, model.json, and golden.json, which holds what scikit-learn said of some lines."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from understanding.model.nearest import UNTAUGHT, as_arrays
from understanding.model.weights import FIELDS, VERSION
from understanding.training.fitting import HEADS, Lesson, Taught, seen_by
from understanding.training.measure import columns

GOLDEN = 60


def save(taught: Taught, warmth: dict[str, dict[str, float]], lesson: Lesson, folder: Path) -> None:
    """The weights as numpy alone reads them, and what scikit-learn said of some lines, to be held to it."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays, classes = {}, {}
    for kind, heads in taught.heads.items():
        for name, head in heads.items():
            coefficients, bias = columns(head)
            arrays[f"{kind}.{name}.rows"] = coefficients.T.astype(np.float16)
            arrays[f"{kind}.{name}.bias"] = bias.astype(np.float32)
            classes[name] = [str(label) for label in head.classes_]
    packed = _packed(arrays | as_arrays(lesson.vectors, _labels(lesson, classes)))
    told = {
        "version": VERSION,
        "lines": lesson.digest,
        "arrays": hashlib.sha256(packed).hexdigest(),
        "classes": {name: classes[name] for name in FIELDS},
        "warmth": {kind: {name: round(warmth[kind][name], 3) for name in FIELDS} for kind in taught.heads},
        "features": list(taught.idf),
        "idf": [round(value, 4) for value in taught.idf.values()],
    }
    (folder / "model.json").write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")
    (folder / "model.npz").write_bytes(packed)
    (folder / "golden.json").write_text(json.dumps(_golden(taught, lesson), ensure_ascii=False, indent=0), "utf-8")


def _labels(lesson: Lesson, classes: Mapping[str, list[str]]) -> dict[str, NDArray[np.uint8]]:
    """For each field the number of each line's label."""
    numbers = {field.name: np.full(len(lesson.lines), UNTAUGHT, dtype=np.uint8) for field in HEADS}
    for field in HEADS:
        taken, labels = lesson.taught(field)
        numbers[field.name][taken] = [classes[field.name].index(label) for label in labels]
    return numbers


def _golden(taught: Taught, lesson: Lesson) -> list[dict[str, Any]]:
    every = max(1, len(lesson.lines) // GOLDEN)
    some = lesson.part(range(0, len(lesson.lines), every))
    said = {
        kind: {
            name: head.predict_proba(seen_by(kind, some.blocks, some.vectors, taught.idf))
            for name, head in heads.items()
        }
        for kind, heads in taught.heads.items()
    }
    return [
        {"text": line.text} | {kind: _rounded(fields, i) for kind, fields in said.items()}
        for i, line in enumerate(some.lines)
    ]


def _rounded(odds: dict[str, NDArray[np.float64]], row: int) -> dict[str, list[float]]:
    return {name: [round(float(odd), 4) for odd in rows[row]] for name, rows in odds.items()}


def _packed(arrays: dict[str, NDArray[Any]]) -> bytes:
    """As np.savez_compressed, without the clock that zip files carry: the same weights are the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, array in sorted(arrays.items()):
            held = io.BytesIO()
            np.save(held, array)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            packed.writestr(entry, held.getvalue(), zipfile.ZIP_DEFLATED)
    return whole.getvalue()
