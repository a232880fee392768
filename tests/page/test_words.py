"""The page's words and files: three languages in step, no word missing or idle, small modules, no parsed HTML."""

import json
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "simulator" / "page"
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
MODULES = sorted((PAGE / "js").glob("*.js"))
SHEETS = sorted((PAGE / "style").glob("*.css"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
#: Keys the code puts together: t(`role.${...}`).
BUILT = ("role.", "kind.", "story.", "sample.", "intro.", "people.", "push.", "attach.")


def book(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((PAGE / "words" / f"{language}.json").read_text(encoding="utf-8"))
    return words


def facts(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_with_the_same_facts(language):
    told = {key: facts(words) for key, words in book(language).items()}

    assert told == {key: facts(words) for key, words in book("zh-Hans").items()}
    assert [key for key, words in book(language).items() if not words.strip()] == []


def test_no_word_is_missing_and_none_is_idle():
    known = book("en").keys()
    asked = set(re.findall(r"""\bt\(\s*["']([a-z.]+)["']""", CODE))
    quoted = set(re.findall(r"""["'`]([a-z]+(?:\.[a-z]+)*)["'`]""", CODE))

    assert asked - known == set()
    assert {key for key in known if key not in quoted and not key.startswith(BUILT)} == set()


def test_every_step_of_the_story_has_its_caption():
    steps = re.findall(r'\bid: "(\w+)"', (PAGE / "js" / "story.js").read_text(encoding="utf-8"))

    assert len(steps) == len(set(steps)) > 10
    for language in LANGUAGES:
        assert [step for step in steps if f"story.{step}" not in book(language)] == []


@pytest.mark.parametrize("module", [*MODULES, *SHEETS], ids=lambda path: path.name)
def test_a_module_is_small_and_opens_with_the_fact_that_shaped_it(module):
    lines = module.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith(("// ", "/* "))
    assert len(lines) <= 300


def test_every_sheet_is_linked():
    linked = re.findall(r'href="/page/style/([a-z]+\.css)"', (PAGE / "index.html").read_text(encoding="utf-8"))

    assert sorted(linked) == [sheet.name for sheet in SHEETS]


def test_data_never_becomes_html_and_nothing_is_fetched_from_elsewhere():
    files = [path for path in PAGE.rglob("*") if path.suffix in (".js", ".css", ".html", ".svg")]
    text = {path.name: path.read_text(encoding="utf-8") for path in files}
    parsed = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\("
    addresses = r"""(?:src|href|url|from|import|fetch)\s*[=(]?\s*["'(`]\s*(?:https?:)?//"""

    assert [name for name, words in text.items() if re.search(parsed, words)] == []
    assert [name for name, words in text.items() if re.search(addresses, words)] == []
