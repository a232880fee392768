"""The word tables: TOML files beside this one, edited by people who know how tenants talk.

How to write a word: a plain word matches anywhere in the normalised text (lower case, Simplified, dialect words
already replaced); an English word matches whole words and its common endings, with `_` for a space; `=水` matches
only when jieba sees 水 as a word of its own; `A…B` matches A, then B within eight characters of the same sentence;
`~` starts a regular expression (no blanks in it).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from understanding.lexicon.words import Words

HERE = Path(__file__).parent

__all__ = ["Words", "table", "words"]


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed table `name`.toml; read once."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> Words:
    """The words under a dotted path of a table, ready to be looked for: `words("intent", "PK", "strong")`."""
    node: Any = table(name)
    for key in path:
        node = node.get(key, {})
    return Words(node if isinstance(node, str) else "")
