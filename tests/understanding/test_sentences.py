"""Everyday sentences in many voices: Hunan, Sichuan, Shanghai, Hong Kong, Taipei, English, hurried and polite.

All of them are invented here. A cell may allow several labels (a/b); an empty complaint cell allows any.
"""

import pytest

from tests.understanding.conftest import Said, table
from understanding.jsonl import as_record

FIELDS = ("intent", "repair", "complaint", "urgency")


@pytest.mark.parametrize("row", table("sentences"), ids=lambda row: row["text"])
def test_an_everyday_sentence_is_understood(said: Said, row: dict[str, str]) -> None:
    record = as_record("", said(row["text"]))
    wrong = {field: record[field] for field in FIELDS if row[field] and record[field] not in row[field].split("/")}
    assert wrong == {}


def test_a_reason_names_the_words_that_decided(said: Said) -> None:
    assert "repair.water:水龙头…漏" in said("厨房水龙头漏水").reasons


def test_traditional_and_simplified_are_understood_alike(said: Said) -> None:
    hong_kong, mainland = said("冷氣壞咗"), said("空调坏了")
    assert (hong_kong.intent, hong_kong.repair) == (mainland.intent, mainland.repair) == ("RP", "hvac")


def test_alternatives_name_the_other_kinds_it_might_be(said: Said) -> None:
    understood = said("停车费乱收，我要投诉")
    assert {understood.intent, *understood.alternatives} >= {"CP", "FE"}
