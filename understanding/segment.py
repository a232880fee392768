"""jieba, loaded on purpose: it costs a second and 80 MB, so a server calls `warm_up` before it listens.

jieba keeps its cache file in the system's shared temp folder and talks on stderr; here the folder is ours and it
is silent. A text understood before anyone called `warm_up` pays for the loading itself and is understood the same.
"""

import logging
import os
import tempfile
import warnings
from pathlib import Path
from threading import Lock
from typing import Any

_LOADING = Lock()
_loaded: list[Any] = []


def warm_up(cache_folder: str | Path | None = None) -> None:
    """Load jieba's dictionary once; safe to call again and from several threads.

    `cache_folder` is where the cache file goes (created, 0700); by default a folder of this user's in the temp dir.
    """
    with _LOADING:
        if not _loaded:
            _loaded.append(_load(Path(cache_folder) if cache_folder else _own_folder()))


def spans(plain: str) -> list[tuple[int, int]]:
    """Where jieba's words start and end in `plain`, in order and without gaps."""
    if not _loaded:
        warm_up()
    return [(start, end) for _, start, end in _loaded[0].tokenize(plain)]


def _load(folder: Path) -> Any:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with warnings.catch_warnings():
        # jieba 0.42.1 imports the deprecated pkg_resources and has invalid escapes in its patterns; both warn
        # at import, neither matters to us, and our test suite turns warnings into errors.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


def _own_folder() -> Path:
    """jieba unmarshals its cache, so the folder must not be one that somebody else prepared for us."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"guanjia-jieba-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and (folder.is_symlink() or folder.stat().st_uid != user):
        return Path(tempfile.mkdtemp(prefix="guanjia-jieba-"))
    return folder
