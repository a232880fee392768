"""Parcels as desks really type them. The desk has buildings 2, 8 and 12; nobody's ordinary talk is a parcel."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import Texts
from tests.understanding.conftest import table
from understanding import KnownPlaces
from understanding.parcel_sheets import names_parcels, read_rows, sheet_columns
from understanding.parcels import read_line, read_parcels

ESTATE = KnownPlaces(
    buildings={"12": ("12栋", "12幢"), "8": ("8栋",), "2": ("2栋",)},
    units={"12-1502", "12-301", "8-602", "8-1101", "2-1502"},
)
LEXICON = Path(__file__).parents[2] / "understanding" / "lexicon" / "carriers.toml"


@pytest.mark.parametrize("row", table("parcels"), ids=lambda row: row["text"])
def test_a_line_is_read_as_it_was_meant(row: dict[str, str]) -> None:
    line = read_line(row["text"], ESTATE)

    found = (line.carrier or "-", line.waybill, " ".join(line.units), line.recipient, str(line.pieces), line.kind)
    assert found == tuple(row[key] for key in ("carrier", "waybill", "unit", "recipient", "pieces", "kind"))
    assert (line.shelf, "yes" if line.sure else "no") == (row["shelf"], row["sure"])


def test_the_table_is_as_long_as_a_day_at_the_desk() -> None:
    assert len(table("parcels")) >= 80


def test_a_list_has_a_line_for_each_parcel_and_its_carrier_may_stand_above() -> None:
    read = read_parcels("【顺丰 11.21】\n1. 12-1502 林晓梅\n2. 8-602 x2\n\n中通：\n8-1101\n12-301 王建国", ESTATE)

    assert [(line.carrier, *line.units, line.pieces) for line in read.lines] == [
        ("sf", "12-1502", 1), ("sf", "8-602", 2), ("zto", "8-1101", 1), ("zto", "12-301", 1),
    ]  # fmt: skip
    assert read.sure


def test_a_list_with_a_word_of_greeting_is_still_a_list() -> None:
    read = read_parcels("今天的快递：\n顺丰 12-1502\n中通 8-602\n圆通 8-1101\n辛苦大家啦", ESTATE)

    assert read.sure
    assert (len(read.lines), read.strange) == (3, ("辛苦大家啦",))


def test_talk_with_one_parcel_in_it_is_talk() -> None:
    assert not read_parcels("大家注意一下\n今晚八点开会\n顺丰 12-1502", ESTATE).sure


def test_a_photographed_label_needs_its_unit_only() -> None:
    assert read_parcels("12-1502", ESTATE, photo=True).sure
    assert not read_parcels("12-1502", ESTATE).sure
    assert not read_parcels("12-1502 门坏了", ESTATE, photo=True).sure


def test_a_unit_that_the_estate_does_not_have_is_asked_about() -> None:
    line = read_line("顺丰 SF123 99-9901", ESTATE)

    assert (line.units, line.place, line.sure) == ((), "99-9901", True)


def test_no_estate_at_all_is_no_error() -> None:
    assert read_parcels("顺丰 SF123 2-1502 x3").lines[0].pieces == 3


def test_a_sheet_is_read_by_its_columns() -> None:
    rows = [
        {
            "unit": "1502",
            "building": "12栋",
            "carrier": "顺丰速运",
            "waybill": "sf 123",
            "pieces": "2.0",
            "shelf": "a3",
        },
        {"unit": "8-602", "recipient": "陳志豪", "kind": "掛號信"},
        {"unit": "", "carrier": "圆通"},
    ]

    read = read_rows(rows, ESTATE)

    first, second = read.lines
    assert (first.units, first.carrier, first.waybill, first.pieces, first.shelf) == (
        ("12-1502",),
        "sf",
        "SF123",
        2,
        "A3",
    )
    assert (second.units, second.recipient, second.kind) == (("8-602",), "陳志豪", "registered")
    assert read.strange == ("圆通",)


def test_no_heading_names_two_columns() -> None:
    headings = [name for names in sheet_columns().values() for name in names]

    assert len(headings) == len(set(headings))


@pytest.mark.parametrize(
    ("name", "is_about"), [("今日快递.xlsx", True), ("parcels_21.csv", True), ("bills.xlsx", False)]
)
def test_a_files_name_says_what_it_is_about(name: str, is_about: bool) -> None:
    assert names_parcels(name) is is_about


def test_every_carrier_has_a_name_in_every_language() -> None:
    carriers = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["carriers"]
    texts = Texts()

    assert [
        code for code in carriers for language in texts.languages if not texts(language).has(f"carrier-{code}")
    ] == []


PIECES = [
    *(
        "顺丰",
        "SF",
        "123",
        "4567890123",
        "12-1502",
        "2-",
        "x3",
        "三件",
        "挂号信",
        "货架",
        "A3",
        "\n",
        " ",
        "：",
        "*",
        "收",
    ),
    *(
        "林晓梅",
        "for ",
        "Emily",
        "单号",
        "尾号",
        "1Z",
        "①",
        "½",
        "\ud83d",
        "\x00",
        "😀",
        "ﷺ",
        "İ",
        "٣",
        "-",
        "/",
        "(",
        "欧阳",
    ),
]
ANYTHING = st.text(alphabet=st.characters(exclude_categories=()), max_size=120) | st.lists(
    st.sampled_from(PIECES), max_size=16
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    text=ANYTHING, photo=st.booleans(), known=st.sampled_from([None, ESTATE, KnownPlaces(units={"", "x", "12-1502"})])
)
def test_nothing_is_too_strange_to_be_read(text: str, photo: bool, known: KnownPlaces | None) -> None:
    read = read_parcels(text, known, photo=photo)

    for line in read.lines:
        assert 1 <= line.pieces <= 99
        assert line.kind in ("parcel", "letter", "registered", "newspaper")
        assert line.waybill == line.waybill.upper()
        assert not set(line.units) - set((known or ESTATE).units)


@settings(max_examples=100, deadline=None)
@given(cells=st.dictionaries(st.sampled_from(["unit", "building", "waybill", "pieces", "carrier", "shelf"]), ANYTHING))
def test_no_cell_is_too_strange_to_be_read(cells: dict[str, str]) -> None:
    read = read_rows([cells], ESTATE)

    assert len(read.lines) + len(read.strange) <= 1


def test_a_long_paste_takes_no_time() -> None:
    assert len(read_parcels("顺丰 12-1502\n" * 5000, ESTATE).lines) == 200
    read_parcels("1" * 100_000, ESTATE)
    read_parcels("林" * 100_000, ESTATE)
