"""Whatever people send, understanding answers: emoji walls, control characters, broken halves of characters."""

import logging
import subprocess
import sys
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.understanding.conftest import THURSDAY_TEN, Said
from understanding import KnownPlaces, Understanding, understand
from understanding.jsonl import as_record, explain
from understanding.normalise import normalise

PIECES = [
    *"-#/三点半月十百零周",
    *(
        "12栋",
        "1502",
        "单元",
        "明天",
        "下午",
        "31",
        "号",
        "30",
        "25:99",
        "𨋢",
        "漏水",
        "没有",
        "煤气",
        "tmr",
        "13812345678",
    ),
    *("\ud83d", "\x00", "😀", "ﷺ", "İ", "①", "㈠", "½", "٣", "99"),
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=80) | MIXED
ODD_ESTATE = KnownPlaces(buildings={"": ("",), "12": ("12栋", "")}, units={"", "x", "12-1502"}, own=("1502", "12-1502"))


@settings(max_examples=300, deadline=None)
@given(text=ANYTHING, known=st.sampled_from([None, ODD_ESTATE]))
def test_no_text_is_too_strange(text: str, known: KnownPlaces | None) -> None:
    understood = understand(text, now=THURSDAY_TEN, known_places=known)
    assert isinstance(understood, Understanding)
    assert set(as_record("k", understood)) >= {"key", "intent", "urgency"}
    assert explain(understood)


@settings(max_examples=200, deadline=None)
@given(text=ANYTHING)
def test_normalised_text_can_always_be_traced_back(text: str) -> None:
    normal = normalise(text)
    assert len(normal.plain) == len(normal.spans)
    assert all(0 <= start <= end <= len(text) for start, end in normal.spans)


@pytest.mark.parametrize(
    "text",
    ["", " ", "😀" * 4096, "\x00\x1b[31m", "\ud800", "水" * 5000, "1" * 5000, "十" * 5000, "-" * 4096, "电梯困 " * 900],
)
def test_hard_cases_by_name(said: Said, text: str) -> None:
    started = process_time()
    said(text)
    assert process_time() - started < 1


def test_an_empty_text_says_nothing(said: Said) -> None:
    understood = said("")
    assert (understood.intent, understood.urgency, understood.place, understood.rest) == ("OT", "N", None, "")


def test_jieba_loads_in_silence_with_warnings_as_errors() -> None:
    program = "import understanding; understanding.warm_up(); understanding.warm_up()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_jieba_does_not_log_to_us() -> None:
    assert logging.getLogger("jieba").level >= logging.ERROR
