"""What the documents say is true of the tree: settings, links, rooms, commands, and both READMEs in step."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import app
from bot.settings import PREFIX, Settings
from tests.test_architecture import ROOMS

HOUSE = Path(__file__).parent.parent
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])
READMES = ("README.md", "README.zh-CN.md")


def text(name: str) -> str:
    return (HOUSE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOUSE).as_posix())
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith(("http:", "https:"))]

    assert [link for link in local if not (page.parent / link).exists()] == []


def test_every_setting_is_documented_with_its_default():
    rows = dict(re.findall(r"^\| `(GUANJIA_[A-Z_]+)` \| (.*?) \|", text("docs/operating.md"), re.M))

    assert rows.keys() == {PREFIX + name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, str | int):
            told = str(default).lower() if isinstance(default, bool) else str(default)
            assert rows[PREFIX + name.upper()] == f"`{told}`"


def test_every_health_figure_is_documented():
    from bot.health import _LIMITS, SILENCE_SECONDS

    table = text("docs/operating.md").split("## 7. Health")[1].split("## 8.")[0]
    told = {
        name: float(limit)
        for names, limit in re.findall(r"^\| (`.*?`) \|.*\| (\d+) \|$", table, re.M)
        for name in re.findall(r"`(\w+)`", names)
    }

    assert told == {**_LIMITS, "timers_overdue": _LIMITS["timer_age"]} | {
        f"{name}_silence": SILENCE_SECONDS for name in ("poll", "heartbeat")
    }


@pytest.mark.parametrize("name", READMES)
def test_the_tour_names_every_room(name):
    assert {room.rstrip("/") for room in re.findall(r"^\| `(\w+/)` \|", text(name), re.M)} == ROOMS


def test_the_readmes_keep_step():
    english, chinese = map(text, READMES)

    def skeleton(page: str) -> list[str]:
        lines = re.findall(r"^(#+|\d+\.|\||    \S+|!\[)", page, re.M)
        return [re.sub(r"\d+\.", "1.", line) for line in lines]

    def paths(page: str) -> set[tuple[str, str]]:
        return set(re.findall(r"`([a-z]+/[\w./]*)`|(GUANJIA_\w+|(?<=`)make \w+)", page))

    assert skeleton(english) == skeleton(chinese)
    assert paths(english) == paths(chinese)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOUSE).as_posix())
def test_every_file_that_is_named_exists(page):
    named = re.findall(r"`((?:[a-z]+/)+\w+\.(?:py|yaml|md|ftl|json|toml))`", page.read_text(encoding="utf-8"))

    assert [path for path in named if not (HOUSE / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(HOUSE).as_posix())
def test_every_command_that_is_told_can_be_given(page):
    ours = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {group.name: group.typer_instance for group in app.registered_groups if group.typer_instance}
    ours |= {f"{name} {command.name}" for name, group in groups.items() for command in group.registered_commands}
    targets = re.findall(r"^([a-z]+):", text("Makefile"), re.M)
    said = page.read_text(encoding="utf-8")

    assert set(re.findall(r"(?:`|^    )make ([a-z]+)", said, re.M)) <= set(targets)
    groups = "estate |roster |import |export "
    for command in re.findall(rf"(?:`|^    |bin/)guanjia ((?:{groups})?[a-z][a-z-]*)", said, re.M):
        assert command in ours, f"guanjia {command}"


def test_the_decisions_are_all_in_their_index():
    index = text("docs/decisions/README.md")

    pages = sorted(path.name for path in (HOUSE / "docs" / "decisions").glob("0*.md"))
    assert re.findall(r"\((0.*?\.md)\)", index) == pages
    for page in pages:
        body = text(f"docs/decisions/{page}")
        assert re.findall(r"^## (.*)$", body, re.M) == ["Context", "Decision", "Roads not taken", "Price"]


def test_the_changelog_begins_with_the_version_we_are():
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]

    assert re.search(r"^## (\S+?),? ", text("CHANGELOG.md"), re.M)[1] == version


def test_the_lock_names_packages_and_no_place():
    lock = text("requirements.lock")

    assert "://" not in lock
    assert not re.search(r"^--(?:index|extra|find)", lock, re.M)
    pinned = re.findall(r"^[a-z0-9][^\s=]*==[^\s\\]+.*\\\n    --hash=sha256:", lock, re.M)
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", lock, re.M))
