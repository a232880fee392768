"""Payment rules under which nobody would look at a proof are refused with the file, the line and the remedy."""

from pathlib import Path

import pytest

from catalogue.load import CatalogueError, load, missing_words
from locales.texts import Texts

PAYMENTS = """\
payments:
  team: desk
  calendar: office
  reject_reasons: [unclear]
  day_ends: "17:30"
calendars:
  office: {week: {mon-fri: ["08:30-17:30"]}}
"""


@pytest.fixture
def paid(folder: Path) -> Path:
    (folder / "payments.yaml").write_text(PAYMENTS, encoding="utf-8")
    return folder


def test_they_are_read(paid: Path) -> None:
    assert load(paid).payments.check_span.total_seconds() == 4 * 3600


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("team: desk", "team: dsk", "payments.yaml:2: no team is called 'dsk', and it looks at payment proofs"),
        ("calendar: office", "calendar: ofice", "payments.yaml:3: no calendar is called 'ofice'"),
        ("[unclear]", "[]", "payments.yaml:4: no reason is there to turn a proof down -> name at least one"),
        ('"17:30"', "17:30", "payments.yaml:5: 'day_ends'"),
    ],
)
def test_each_mistake_is_told_with_its_line(paid: Path, old: str, new: str, mistake: str) -> None:
    (paid / "payments.yaml").write_text(PAYMENTS.replace(old, new), encoding="utf-8")

    with pytest.raises(CatalogueError) as refused:
        load(paid)
    assert mistake in str(refused.value)


def test_no_kind_takes_the_letter_of_receipts(paid: Path) -> None:
    estate = paid / "estate.yaml"
    estate.write_text(estate.read_text(encoding="utf-8").replace("letter: P", "letter: F"), encoding="utf-8")

    with pytest.raises(CatalogueError, match="F is the letter of receipts, and 'praise' has it too"):
        load(paid)


def test_a_reason_without_words_is_missed(paid: Path) -> None:
    (paid / "payments.yaml").write_text(PAYMENTS.replace("[unclear]", "[torn]"), encoding="utf-8")

    assert "en: payment-no-torn" in missing_words(load(paid), Texts())
