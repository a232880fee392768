"""Every word we say exists in every language, takes the same facts, and is said by somebody."""

import ast
import re
from html.parser import HTMLParser

import pytest

from models.estate import Tie
from models.people import Language, Role
from models.tickets import Urgency
from tests.test_architecture import ROOMS, modules
from tests.wordlist import LANGUAGES, calls, families, mentioned, read_words

#: What Telegram's HTML knows; anything else is shown as an error instead of a message.
TELEGRAM_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "tg-spoiler", "span",
    "blockquote", "tg-emoji",
}  # fmt: skip
CHINESE = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
#: The old national character sets hold no character of the other script's own.
#: Somebody looking for his language reads these in any of them.
ABOUT_LANGUAGE = "language"
SCRIPTS = {"zh-Hans": "gb2312", "zh-Hant": "big5"}
#: Families whose words stand on buttons, and how much fits there.
ON_BUTTONS = ("kind-", "category-", "team-", "trade-", "role-", "tie-", "urgency-", "hold-", "decline-", "return-",
              "chip-")  # fmt: skip
FITS = {"zh-Hans": 8, "zh-Hant": 8, "en": 22}
#: Our own name, the same in every language.
NAME = "管家"
#: Words we read, not words we say.
HEARD = {"models/money.py", "usecases/typed_units.py"}

WORDS = {language: read_words(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_fluent_and_say_nothing_twice(language):
    assert WORDS[language][1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_exists_in_each_language(language):
    every = {key for entries, _ in WORDS.values() for key in entries}

    assert sorted(every - WORDS[language][0].keys()) == [], f"say these in locales/{language} too"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_takes_the_same_facts_in_each_language(language):
    ours, first = WORDS[language][0], WORDS["zh-Hans"][0]
    differ = [
        f"{key}: {sorted(ours[key].facts)} here, {sorted(first[key].facts)} in zh-Hans"
        for key in ours.keys() & first.keys()
        if ours[key].facts != first[key].facts
    ]

    assert differ == []


def test_no_words_are_unused():
    entries = WORDS["zh-Hans"][0]
    whole, families = mentioned()
    by_others = {key for entry in entries.values() for key in entry.mentions}
    unused = [
        key for key in entries.keys() - whole - by_others if not any(family.fullmatch(key) for family in families)
    ]

    assert sorted(unused) == [], "nobody says these: remove them, or say them"


def test_no_code_asks_for_words_that_are_not_there():
    silent = [f"{call.where}: {call.key}" for call in calls() if call.key not in WORDS["zh-Hans"][0]]

    assert silent == [], "write them in locales/, in every language"


def test_no_code_asks_for_a_family_of_words_that_nobody_wrote():
    keys = WORDS["zh-Hans"][0]
    silent = [f"{where}: {family.pattern}" for where, family in families() if not any(map(family.fullmatch, keys))]

    assert silent == [], "write them in locales/, in every language"


@pytest.mark.parametrize(
    ("family", "members"), [("role", Role), ("tie", Tie), ("urgency", Urgency), ("language", Language)]
)
def test_each_member_of_a_family_has_its_word(family, members):
    keys = WORDS["zh-Hans"][0]

    assert [member for member in members if f"{family}-{member}" not in keys] == []


def test_whoever_speaks_hands_over_every_fact():
    entries = WORDS["zh-Hans"][0]
    wanting = [
        f"{call.where}: {call.key} needs {sorted(entries[call.key].facts - call.facts)}"
        for call in calls()
        if call.key in entries and call.facts is not None and not entries[call.key].facts <= call.facts
    ]

    assert wanting == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty(language):
    entries = WORDS[language][0]

    assert [key for key, entry in entries.items() if not any(text.strip() for text in entry.variants)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tags_are_balanced_and_known_to_telegram(language):
    entries = WORDS[language][0]
    wrong = [f"{key}: {fault}" for key, entry in entries.items() for fault in map(_tag_fault, entry.variants) if fault]

    assert wrong == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_chinese_keeps_to_its_own_characters(language):
    stray = {
        f"{key}: {char}"
        for key, entry in WORDS[language][0].items()
        for char in CHINESE.findall("".join(entry.variants))
        if not _in_charset(char, SCRIPTS[language]) and ABOUT_LANGUAGE not in key
    }

    assert sorted(stray) == []


def test_english_holds_no_chinese():
    entries = WORDS["en"][0]
    spoken = {key for key, entry in entries.items() if CHINESE.search("".join(entry.variants))}

    assert sorted(key for key in spoken if ABOUT_LANGUAGE not in key) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_catalogue_fit_on_buttons(language):
    entries = {key: entry for key, entry in WORDS[language][0].items() if "catalogue.ftl" in entry.where}
    long = [key for key, entry in entries.items() if key.startswith(ON_BUTTONS)
            and len(entry.variants[0]) > FITS[language]]  # fmt: skip

    assert long == []


@pytest.mark.parametrize("room", sorted(ROOMS - {"locales", "understanding"}))
def test_no_words_stand_in_code(room):
    found = [where for name, source in modules(room) if name not in HEARD for where in _chinese_in(name, source)]

    assert found == [], "words live in locales/, so that every language has them"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<b>{}</b> &amp; <i>x</i>", ""),
        ("<b>x", "<b> is not closed"),
        ("<b><i>x</b></i>", "</b> closes <i>"),
        ("x</b>", "</b> closes nothing"),
        ("<p>x</p>", "<p> is unknown to Telegram"),
        ("a < b", "write &lt; for <"),
        ("R & B", "write &amp; for &"),
    ],
)
def test_a_fault_in_tags_is_found(text, fault):
    assert _tag_fault(text) == fault


def _in_charset(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _chinese_in(name: str, source: str) -> list[str]:
    """Where string literals hold Chinese; docstrings and comments may."""
    tree = ast.parse(source)
    holders = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    docstrings = {id(node.value) for node in holders}
    found = []
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if is_text or isinstance(node, ast.JoinedStr):
            literal = ast.get_source_segment(source, node) or ""
            if CHINESE.search(literal.replace(NAME, "")):
                found.append(f"{name}:{node.lineno}: {literal[:40]}")
    return found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.fault = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TELEGRAM_TAGS:
            self.fault = self.fault or f"<{tag}> is unknown to Telegram"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        top = self.open.pop() if self.open else ""
        if top != tag:
            self.fault = self.fault or f"</{tag}> closes {f'<{top}>' if top else 'nothing'}"


def _tag_fault(text: str) -> str:
    """What Telegram would refuse in the text, or nothing."""
    if re.search(r"&(?!(?:amp|lt|gt|quot|#\d+);)", text):
        return "write &amp; for &"
    if re.search(r"<(?!/?[a-z])", text):
        return "write &lt; for <"
    tags = _Tags()
    tags.feed(text)
    tags.close()
    return tags.fault or (f"<{tags.open[0]}> is not closed" if tags.open else "")
