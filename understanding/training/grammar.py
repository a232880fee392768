"""Plain lines from a readable grammar (grammar.toml): the obvious words, which writers of voices avoid.

Every line is drawn by a seeded hand, so the same grammar gives the same lines.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from understanding.training.lines import Line

FILE = Path(__file__).parent / "grammar.toml"
SEED = 20261121
#: Of each entry and each way to say it, this many at most: the grammar seasons the voices, it does not drown them.
EACH = 24
WHERE = [
    "",
    "",
    "",
    "我家",
    "12栋1502",
    "3号楼大堂",
    "楼道里",
    "地库B2",
    "8-602",
    "我们这层",
    "5楼走廊",
    "小区门口",
    "厨房",
    "卫生间",
]
ASK = ["", "", "，麻烦看一下", "，能修一下吗", "，请安排人", "了，谢谢", "，好几天了"]


def drawn(file: Path = FILE) -> list[Line]:
    """The lines of the grammar."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["plain"]
    hand = Random(SEED)
    found = {text: labels for entry in entries for text, labels in _lines(entry, hand)}
    return [Line("grammar", text, *labels) for text, labels in found.items()]


def _lines(entry: dict[str, list[str]], hand: Random) -> Iterator[tuple[str, list[str]]]:
    lists = {"where": WHERE, "ask": ASK} | {
        name: words for name, words in entry.items() if name not in ("say", "labels")
    }
    for way in entry["say"]:
        many = len(entry["en"]) if way == "{en}" else EACH
        for number in range(many):
            chosen = {name: hand.choice(words) for name, words in lists.items()}
            if way == "{en}":
                chosen["en"] = entry["en"][number]
            yield way.format(**chosen), entry["labels"]
