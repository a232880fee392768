"""Finding the right one of many questions, and telling two reports of one thing from reports of two."""

import numpy as np
import pytest

from bot.library import library_of
from catalogue.load import load
from locales.texts import Texts
from tests.understanding.conftest import Said
from understanding.faq import Library, asks, shipped_vectors, write_vectors
from understanding.model.embed import switched_off
from understanding.same import alike

KEYS = {
    "lost": ["门禁卡丢了怎么办？", "唔見咗張門卡點算", "I lost my access card"],
    "park": ["怎么租月租车位？", "租車位點申請", "rent a parking space"],
    "dog": ["可以养宠物吗？", "養狗有咩規矩", "are pets allowed"],
    "pay": ["费用怎么交？", "管理費可以自動轉帳嗎", "how do I pay my bill"],
}


@pytest.fixture(scope="module")
def shipped() -> Library:
    """Our own questions."""
    return library_of(load(), Texts())


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("卡丢了补一张", "lost"),
        ("張卡唔見咗", "lost"),
        ("lost cards", "lost"),
        ("車位租唔租", "park"),
        ("能养只狗吗", "dog"),
        ("PAYING THE BILL", "pay"),
    ],
)
def test_words_alone_find_it_in_each_script(question: str, article: str) -> None:
    with switched_off():
        assert Library(KEYS).search(question)[0] == article


def test_three_are_given_at_most_and_none_for_what_has_nothing_in_common() -> None:
    with switched_off():
        assert len(Library(KEYS).search("怎么可以 my 卡")) <= 3
        assert Library(KEYS).search("🙂🙂") == []
        assert Library({}).search("怎么交费") == []


def test_a_word_of_the_answer_finds_it_too() -> None:
    with switched_off():
        assert Library(KEYS, {"dog": ["出门请牵绳"]}).search("牵绳") == ["dog"]


def test_every_phrasing_of_ours_ships_learnt(shipped: Library) -> None:
    assert shipped.unlearnt == [], "run python -m scripts.learn_faq and commit understanding/faq_vectors.npz"


def test_meaning_counts_once_all_is_learnt_and_survives_the_file(tmp_path) -> None:
    vectors = {"a b": np.array([3.0, 4.0], dtype=np.float32) / 5, "c": np.array([1.0, 0.0], dtype=np.float32)}
    write_vectors(vectors, tmp_path / "v.npz")

    with np.load(tmp_path / "v.npz") as file:
        assert list(file["phrasings"]) == ["a b", "c"]
    assert all(abs(float(np.linalg.norm(each)) - 1) < 1e-5 for each in list(shipped_vectors().values())[:20])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("你们周末几点上班？", True),
        ("物业费怎么交", True),
        ("快递几点前能拿", True),
        ("物业费我昨天交了", False),
        ("厨房水龙头漏水", False),
        ("家里着火了怎么办", False),
        ("保安态度太差，我要投诉", False),
        ("谢谢张师傅", False),
    ],
)
def test_only_questions_are_answered_and_danger_repairs_and_complaints_go_on(
    said: Said, text: str, answer: bool
) -> None:
    assert asks(text, said(text)) is answer


@pytest.mark.parametrize("meaning", [True, False])
@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("厨房水龙头一直滴水", "水槽那个龙头关不紧，滴滴答答", True),
        ("電梯按了沒反應", "左边那部电梯按钮按不动", True),
        ("厨房有好多蟑螂", "曱甴周圍走", True),
        ("客厅灯不亮了", "厨房插座没电", False),
        ("客厅窗户关不上", "厨房窗户关不上", False),
        ("帮我看看空调", "帮我看看热水器", False),
    ],
)
def test_reports_of_one_thing_are_alike_and_of_two_things_or_rooms_are_not(
    first: str, second: str, same: bool, meaning: bool
) -> None:
    if meaning:
        [score] = alike(second, {7: first}).values()
    else:
        with switched_off():
            [score] = alike(second, {7: first}).values()

    assert (score >= 0.5) is same


def test_nothing_open_is_like_nothing() -> None:
    assert alike("水龙头漏水", {}) == {}
    assert alike("", {7: ""}) == {7: 0.0}
