"""Two matters in one message are parted; one matter never is, however many sentences it has."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from understanding import KnownPlaces, Understanding, understand
from understanding.split import Part, split

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
HOME = KnownPlaces({"12": ("12栋",), "8": ("8栋",)}, {"12-1502", "8-602"}, ("12-1502",))


def hear(text: str) -> Understanding:
    """One understanding at home in 12-1502."""
    return understand(text, now=NOW, known_places=HOME)


def parted(text: str) -> list[Part]:
    """The matters of a text."""
    return split(text, hear(text), hear)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("灯坏了, 另外物业费怎么交?", ("灯坏了", "RP"), ("物业费怎么交?", "FE")),
        ("快递帮我收一下放前台 另外洗手盆下面漏水", ("快递帮我收一下放前台", "RP/PK"), ("洗手盆下面漏水", "RP")),
        ("冷氣唔凍，仲有我有個包裹喺唔喺你哋度", ("冷氣唔凍", "RP"), ("我有個包裹喺唔喺你哋度", "PK")),
        (
            "The hallway light is out. Also, how do I pay the management fee?",
            ("The hallway light is out.", "RP"),
            ("how do I pay the management fee?", "FE"),
        ),
        ("1、马桶堵了\n2、客厅的灯不亮", ("马桶堵了", "RP"), ("客厅的灯不亮", "RP")),
        ("厕所漏水。我的快递到了吗？", ("厕所漏水。", "RP"), ("我的快递到了吗？", "PK")),
    ],
)
def test_two_matters_are_parted_in_the_tenants_own_words(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    parts = parted(text)

    assert [part.words for part in parts] == [first[0], second[0]]
    assert all(part.heard.intent in wanted for part, (_, wanted) in zip(parts, (first, second), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "灯坏了，另外明天下午我在家",
        "水龙头坏了，还在滴水",
        "厨房灯坏了，还有客厅的灯也不亮",
        "我家水龙头滴水，顺便问问修理收费吗",
        "物业费怎么交？另外能不能用支付宝？",
        "1. 报修三次没人来 2. 打电话不接 3. 前台态度恶劣",
        "马桶堵了，对了我住12栋1502，电话13812345678",
        "灯坏了，谢谢！另外辛苦你们了",
        "Bathroom ceiling leaks. Also the paint is peeling off.",
    ],
)
def test_what_belongs_to_one_matter_stays_with_it(text: str) -> None:
    assert [part.words for part in parted(text)] == [text]


def test_a_flat_and_a_telephone_that_were_said_once_hold_for_both() -> None:
    lamp, fees = parted("8栋602 卧室灯坏了，电话13812345678。另外物业费怎么交？")

    assert lamp.heard.place == fees.heard.place
    assert fees.heard.place is not None
    assert fees.heard.place.known_unit == "8-602"
    assert fees.heard.phone == "13812345678"


def test_the_day_somebody_asks_about_is_no_appointment() -> None:
    wall, hours = parted("墙面渗水发霉，另外请问周六前台上班吗")

    assert hours.heard.when is not None
    assert wall.heard.when is None


def test_danger_comes_first_and_keeps_every_word() -> None:
    text = "物业费单子麻烦重新发我一份，另外水管爆了，水漫到客厅了快来人！"

    danger, fees = parted(text)

    assert (danger.words, danger.heard.urgency, danger.heard.intent) == (text, "E", "RP")
    assert (fees.words, fees.heard.urgency) == ("物业费单子麻烦重新发我一份", "N")


@pytest.mark.parametrize("text", ["着火了！还有人在里面！", "水管爆了！！还有电箱在冒火花", "煤气味很重，另外我妈头晕"])
def test_danger_is_never_taken_out_of_its_context(text: str) -> None:
    assert len(parted(text)) == 1


def test_without_a_seam_nothing_is_understood_twice() -> None:
    def never(text: str) -> Understanding:
        raise AssertionError(text)

    for text in ("", "厨房水龙头漏水", "厨房水龙头漏水。麻烦尽快来修，谢谢！", "😀" * 4096, "a.\n" * 90):
        whole = hear(text)
        assert split(text, whole, never) == [Part(text, whole)]


def test_four_matters_or_a_long_letter_stay_one() -> None:
    four = "1. 马桶堵了 2. 客厅灯不亮 3. 门锁坏了 4. 厨房有蟑螂"

    assert len(parted(four)) == 1
    assert len(parted("灯坏了，另外物业费怎么交？" + "我已经等了很久了，" * 40)) == 1


def test_who_comes_back_to_his_first_matter_is_left_whole() -> None:
    assert len(parted("1. 马桶堵了 2. 客厅灯不亮 3. 厨房水龙头漏水")) == 1


def test_of_the_measured_messages_that_are_one_matter_none_is_parted() -> None:
    lines = (Path(__file__).parents[2] / "benchmarks/voices/mixed.tsv").read_text(encoding="utf-8").splitlines()
    one = [text.replace("\\n", "\n") for text, words in (x.split("\t") for x in lines if "\t" in x) if words == "1"]

    assert [text for text in one[::4] if len(parted(text)) > 1] == []
