"""jieba, loaded on purpose: with its commoner words only, with the estate's own words, and without its cache file.

jieba's whole dictionary takes 0.6 s and 75 MB, most of it words that nobody ever writes to a property company, and it
is cached by unmarshalling a file in the system's shared temp folder. Here the words that jieba counted ten times or
more are read straight from its dictionary: a fifth of a second, 30 MB, no file. A text understood before anyone called
`warm_up` pays for the loading itself and is understood the same.
"""

import logging
import re
import warnings
from functools import lru_cache
from threading import Lock
from typing import Any

from understanding.normalise import normalise

_LOADING = Lock()
_loaded: list[Any] = []

#: A word and its count, if that has two digits or more.
COMMON = re.compile(r"^(\S+) (\d{2,}) ", re.MULTILINE)


def warm_up() -> None:
    """Load jieba's dictionary once; safe to call again and from several threads."""
    with _LOADING:
        if not _loaded:
            _loaded.append(_load())


def spans(plain: str, own: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where jieba's words start and end in the normalised `plain`, in order and without gaps.

    `own` are words that jieba does not know, as they come: each stays in one piece.
    """
    return [(start, end) for _, start, end in _with(own).tokenize(plain)]


@lru_cache(maxsize=4)
def _with(own: frozenset[str]) -> Any:
    """The tokenizer that also knows these words. An estate's do not change from text to text."""
    if not _loaded:
        warm_up()
    if not own:
        return _loaded[0]
    tokenizer = _tokenizer(dict(_loaded[0].FREQ), _loaded[0].total)
    for word in sorted({normalise(word).plain.strip() for word in own}):
        if len(word) > 1:
            tokenizer.add_word(word)
    return tokenizer


def _load() -> Any:
    counts: dict[str, int] = {}
    with _jieba().get_dict_file() as file:
        words = COMMON.findall(file.read().decode("utf-8"))
    for word, count in words:
        counts[word] = int(count)
        for end in range(1, len(word)):
            # jieba finds longer words by their beginnings, which need not be words.
            counts.setdefault(word[:end], 0)
    return _tokenizer(counts, sum(int(count) for _, count in words))


def _tokenizer(counts: dict[str, int], total: int) -> Any:
    tokenizer = _jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = counts, total, True
    return tokenizer


def _jieba() -> Any:
    with warnings.catch_warnings():
        # jieba 0.42.1 imports the deprecated pkg_resources and has invalid escapes in its patterns; both warn
        # at import, neither matters to us, and our test suite turns warnings into errors.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel(logging.ERROR)
    return jieba
