"""Sheets from people: read whole or not at all, and whatever a stranger sends, nothing of ours is harmed."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from papers.rows import Column, Row, Unreadable
from papers.sheets import letter, read_sheet, write_csv, write_xlsx

NUMBER = Column("number", ("账单编号", "帳單編號", "Bill number"))
UNIT = Column("unit", ("房号", "房號", "Unit"))
AMOUNT = Column("amount", ("金额", "金額", "Amount"))
NOTE = Column("note", ("备注", "備註", "Note"), required=False)
COLUMNS = [NUMBER, UNIT, AMOUNT, NOTE]
NAIVE = datetime.fromisoformat("2026-11-30")
HEADING = ["账单编号", "房号", "金额"]


def xlsx(*rows: list[object]) -> bytes:
    """A sheet as Cashier Qian would make it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def with_part(sheet: bytes, name: str, content: bytes) -> bytes:
    """The same file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(sheet)) as old:
        return packed({each: old.read(each) for each in old.namelist()} | {name: content})


def refused(data: bytes, **limits: int) -> list[tuple[int, str]]:
    """Line and reason of every problem."""
    with pytest.raises(Unreadable) as told:
        read_sheet(data, COLUMNS, **limits)
    return [(problem.line, problem.key) for problem in told.value.problems]


class TestReading:
    def test_columns_are_found_by_name_in_any_order_and_below_a_title(self) -> None:
        sheet = xlsx(["十一月账单"], [], ["金额（元）", "房 号", "账单编号*"], [286.4, "12-1502", "B001"])

        assert read_sheet(sheet, COLUMNS) == [Row(4, {"amount": "286.4", "unit": "12-1502", "number": "B001"})]

    @pytest.mark.parametrize("heading", [["帳單編號", "房號", "金額"], ["bill number", "UNIT", "Amount (CNY)"]])
    def test_headings_are_known_in_three_languages(self, heading: list[str]) -> None:
        rows = read_sheet(xlsx(heading, ["B1", "12-1502", 10]), COLUMNS)

        assert rows[0].cells["amount"] == "10"

    @pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "big5"])
    def test_csv_is_read_whatever_program_wrote_it(self, coding: str) -> None:
        words = "帳單編號;房號;金額\r\nB1;12-1502;99.00\r\n\r\n"

        rows = read_sheet(words.encode(coding), COLUMNS)

        assert rows == [Row(2, {"number": "B1", "unit": "12-1502", "amount": "99.00"})]

    def test_numbers_and_days_are_written_as_people_write_them(self) -> None:
        sheet = xlsx([*HEADING, "备注"], [1001.0, 1502, 0.1, NAIVE], ["B2", "8-602", 12, date(2026, 1, 2)])

        first, second = read_sheet(sheet, COLUMNS)

        assert first.cells == {"number": "1001", "unit": "1502", "amount": "0.1", "note": "2026-11-30"}
        assert second.cells["note"] == "2026-01-02"

    def test_empty_rows_and_decorations_are_left_out(self) -> None:
        rows = read_sheet(xlsx(HEADING, [None, " ", ""], ["B1", "12-1502", 1], []), COLUMNS)

        assert [row.line for row in rows] == [3]


class TestRefusing:
    def test_a_formula_is_told_with_its_row_and_column(self) -> None:
        sheet = xlsx(HEADING, ["B1", "12-1502", 5], ["B2", "12-1502", "=A1*2"])

        with pytest.raises(Unreadable) as told:
            read_sheet(sheet, COLUMNS)

        (problem,) = told.value.problems
        assert (problem.line, problem.key, problem.facts) == (3, "sheet-formula", {"column": "C"})

    def test_a_formula_in_csv_too(self) -> None:
        assert refused("账单编号,房号,金额\nB1,=HYPERLINK(),1\n".encode()) == [(2, "sheet-formula")]

    def test_a_sheet_without_a_needed_column_names_the_columns(self) -> None:
        assert refused(xlsx(["房号"], ["12-1502"])) == [(0, "sheet-no-heading")]

    def test_a_heading_alone_is_not_a_sheet(self) -> None:
        assert refused(xlsx(HEADING)) == [(0, "sheet-empty")]

    @pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 torn", b"\xff\xfe\x00\x00", b"%PDF-1.7", b"\x89PNG"])
    def test_what_is_no_sheet_is_said_to_be_none(self, data: bytes) -> None:
        assert refused(data)[0][1] in ("sheet-broken", "sheet-no-heading")

    def test_a_zip_bomb_is_refused_by_its_list_of_contents(self) -> None:
        bomb = packed({"[Content_Types].xml": b"x", "xl/worksheets/sheet1.xml": b" " * (130 << 20)})

        assert len(bomb) < 1 << 20
        assert refused(bomb) == [(0, "sheet-too-large")]

    def test_a_thousand_small_parts_are_refused(self) -> None:
        assert refused(packed({f"{part}.xml": b"" for part in range(1000)})) == [(0, "sheet-too-large")]

    def test_nested_entities_are_refused_before_they_grow(self) -> None:
        lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        evil = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY l0 "lol">{lol}]><worksheet>&l9;</worksheet>'
        sheet = with_part(xlsx(HEADING, ["B1", "12-1502", 1]), "xl/worksheets/sheet1.xml", evil.encode())

        assert refused(sheet) == [(0, "sheet-dangerous")]

    def test_an_outside_file_is_not_fetched(self) -> None:
        evil = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst>&x;</sst>'
        sheet = with_part(xlsx(HEADING, ["B1", "12-1502", 1]), "xl/sharedStrings.xml", evil.encode())

        assert refused(sheet) == [(0, "sheet-dangerous")]

    def test_too_many_rows_are_refused_early(self) -> None:
        many = xlsx(HEADING, *[["B", "12-1502", 1]] * 30)

        assert refused(many, most_rows=20) == [(0, "sheet-too-many-rows")]

    def test_a_novel_in_a_cell_is_told_with_its_column(self) -> None:
        assert refused(xlsx(HEADING, ["B1", "12-1502", "x" * 600])) == [(2, "sheet-cell-long")]

    def test_a_sheet_that_lies_about_its_size_is_read_as_it_is(self) -> None:
        sheet = xlsx(HEADING, *[["B1", "12-1502", 1]] * 3)
        with zipfile.ZipFile(io.BytesIO(sheet)) as old:
            words = old.read("xl/worksheets/sheet1.xml").replace(b'ref="A1:C4"', b'ref="A1:A1"')

        assert len(read_sheet(with_part(sheet, "xl/worksheets/sheet1.xml", words), COLUMNS)) == 3


LIVELY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "12-1502", "平常的话", "'quoted"]


class TestWriting:
    def test_nothing_that_people_typed_becomes_a_formula(self) -> None:
        book = load_workbook(
            io.BytesIO(write_xlsx("导出", ["名字", "金额"], [[each, Decimal("1.50")] for each in LIVELY]))
        )

        rows = list(book.active.iter_rows(min_row=2))  # type: ignore[union-attr]
        assert [row[0].data_type for row in rows] == ["s"] * len(LIVELY)
        assert {row[1].data_type for row in rows} == {"n"}
        assert [row[0].value for row in rows][:4] == LIVELY[:4]

    def test_csv_keeps_them_from_being_computed(self) -> None:
        lines = write_csv(["=heading"], [[each] for each in LIVELY]).decode("utf-8-sig").splitlines()

        assert not [line for line in lines if line.lstrip('"').startswith(("=", "+", "-", "@"))]

    def test_what_is_too_long_for_a_cell_is_refused_not_cut(self) -> None:
        with pytest.raises(ValueError):
            write_xlsx("导出", ["备注"], [["长" * 40_000]])

    def test_what_was_written_is_read_again(self) -> None:
        rows = [["B1", "12-1502", Decimal("286.40")], ["B2", "8-602", Decimal("0.05")]]

        again = read_sheet(write_xlsx("账单/十一月?", HEADING, rows), COLUMNS)

        assert [list(row.cells.values()) for row in again] == [["B1", "12-1502", "286.4"], ["B2", "8-602", "0.05"]]

    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=60))
    def test_any_text_can_be_written(self, words: str) -> None:
        book = load_workbook(io.BytesIO(write_xlsx(words, [words], [[words]])))

        assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)  # type: ignore[union-attr]
        write_csv([words], [[words]])

    def test_columns_are_named_as_spreadsheet_programs_do(self) -> None:
        assert [letter(column) for column in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
