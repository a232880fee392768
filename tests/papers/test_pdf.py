"""What we print: the same words on every telephone, in both scripts, with nothing cut off."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from papers.pdf import Column, Paper, Table, draw

AT = datetime(2026, 11, 21, 8, tzinfo=UTC)
FEES = [Column("费用", 2), Column("账期", 3), Column("金额", 2, "right")]


def statement(rows: int = 1) -> Paper:
    """Lin Xiaomei's statement for November."""
    table = Table(FEES, [["物业费", "2026-11", "286.40"]] * rows, total=["合计", "", "286.40"])
    return Paper(
        "云栖花园", "物业账单", AT, number="12-1502", facts=[("业户", "林晓梅")], tables=[table], foot="第一联"
    )


def words_of(pdf: bytes, tmp_path: Path) -> str:
    """What a person reads, as poppler finds it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not here")
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()


def test_what_is_printed_can_be_read(tmp_path: Path) -> None:
    words = words_of(draw(statement()), tmp_path)

    for said in ("云栖花园", "物业账单", "12-1502", "林晓梅", "286.40", "合计", "第一联", "1/1"):
        assert said in words.replace(" / ", "/")


def test_both_scripts_and_english_have_their_characters(tmp_path: Path) -> None:
    said = "違約金與滯納 瓦斯 䢂 違規 m² £ café “引号”"
    paper = Paper("雲棲花園", "帳單", AT, notes=[said], signatures=["業戶簽名", "經辦", "主管"])

    words = words_of(draw(paper), tmp_path)

    for each in ("雲棲花園", "違約金", "m²", "café", "業戶簽名", "主管"):
        assert each in words


def test_the_heading_of_a_table_stands_on_every_page(tmp_path: Path) -> None:
    words = words_of(draw(statement(rows=60)), tmp_path)

    pages = words.count("账期")
    assert pages >= 2
    assert f"{pages}/{pages}" in words.replace(" ", "")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert draw(statement()) == draw(statement())


def test_a_paper_is_small_and_carries_its_fonts() -> None:
    pdf = draw(statement(rows=20))

    assert len(pdf) < 60_000
    assert b"/FontFile3" in pdf
