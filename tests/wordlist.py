"""What the tests know about the words in locales/ and about where the code uses them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

HOUSE = Path(__file__).parent.parent
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SPEAKING_ROOMS = (
    "bot", "papers", "handlers", "dialogs", "scheduler", "usecases", "outbox", "cards", "catalogue", "locales",
    "models",
)  # fmt: skip

#: Calls whose first argument is a key of locales/.
SPEAKERS = {"pen", "words", "html", "Refusal", "Stale"}


@dataclass
class Entry(Visitor):  # type: ignore[misc]
    """One message as it stands in a file."""

    where: str
    facts: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    #: The text of every branch, each with its facts written {name}.
    variants: list[str] = field(default_factory=list)

    def visit_Pattern(self, node: fluent.Pattern) -> None:
        self.variants.append("".join(map(_text_of, node.elements)))
        self.generic_visit(node)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.facts.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.mentions.add(node.id.name)


def _text_of(element: fluent.TextElement | fluent.Placeable) -> str:
    return str(element.value) if isinstance(element, fluent.TextElement) else "{}"


def read_words(language: str) -> tuple[dict[str, Entry], list[str]]:
    """Every message of the language by key, and what is wrong with its files."""
    entries: dict[str, Entry] = {}
    wrong = []
    for path in sorted((HOUSE / "locales" / language).glob("*.ftl")):
        name = path.relative_to(HOUSE).as_posix()
        for node in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, fluent.Junk):
                wrong.append(f"{name}: not Fluent: {node.content.strip().splitlines()[0]!r}")
            elif isinstance(node, fluent.Message):
                if node.id.name in entries:
                    wrong.append(f"{name}: {node.id.name} stands in {entries[node.id.name].where} already")
                entry = entries.setdefault(node.id.name, Entry(name))
                entry.visit(node)
    return entries, wrong


@dataclass(frozen=True)
class Call:
    """A place in the code that asks for words. `facts` is None when they are handed on as **facts."""

    where: str
    key: str
    facts: frozenset[str] | None


def sources() -> Iterator[tuple[str, str]]:
    """Every module of the rooms that speak, as (path, source)."""
    for room in SPEAKING_ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(HOUSE).as_posix(), path.read_text(encoding="utf-8")


def _asking() -> Iterator[tuple[str, ast.expr, ast.Call]]:
    """Every call that asks for words, as (where, what stands for the key, the call)."""
    for name, source in sources():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and node.args:
                function = node.func
                speaker = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                if speaker in SPEAKERS:
                    yield f"{name}:{node.lineno}", node.args[0], node


def calls() -> Iterator[Call]:
    """Every call in the code that names its key outright."""
    for where, key, call in _asking():
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            names = [keyword.arg for keyword in call.keywords]
            yield Call(where, key.value, None if None in names else frozenset(map(str, names)))


def families() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every call that names its key with a part left open, and the pattern of such keys."""
    for where, key, _ in _asking():
        if isinstance(key, ast.JoinedStr):
            yield where, re.compile("".join(map(_pattern, key.values)))


def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """What the code may mean by a key: every string it holds, and a pattern for every f-string."""
    whole: set[str] = set()
    open_ended: set[str] = set()
    for _, source in sources():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                open_ended.add("".join(map(_pattern, node.values)))
    # A pattern that begins with anything at all would make every key look used.
    return whole, [re.compile(family) for family in open_ended if re.match(r"[a-z]{3,}\\-", family)]


def _pattern(part: ast.expr) -> str:
    return re.escape(part.value) if isinstance(part, ast.Constant) else "[A-Za-z0-9_-]+"
