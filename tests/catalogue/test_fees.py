"""Fees that could not be billed, reminded of or paid are refused with the file, the line and the remedy."""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogue.load import CatalogueError, load, missing_words
from locales.texts import Texts

FEES = """\
fees:
  policies:
    resident: {same_year: 0.1, later_years: 0.1}
  kinds:
    water:
      measure: m3
      late_fee: resident
      late_fee_in: {"8": resident}
      ladder: [-7, 1, 14]
  pay: {payee: Cloud Garden, bank: First Bank, account: "0001"}
  promise: {days: [3], at_most: 10}
  remind_at: "10:00"
  dispute_kind: repair
  dispute_category: water
"""


@pytest.fixture
def billed(folder: Path) -> Path:
    (folder / "fees.yaml").write_text(FEES, encoding="utf-8")
    (folder / "pay.png").write_bytes(b"\x89PNG and so on")
    (folder / "pay.jpg").write_bytes(b"\x89PNG and so on")
    return folder


def test_rates_are_decimals_however_they_are_written(billed: Path) -> None:
    fees = load(billed, ["8"]).fees

    policy = fees.policy_for("water", "8")
    assert policy is not None
    assert (policy.same_year, policy.minimum, policy.cap) == (Decimal("0.1"), Decimal(1), None)
    assert fees.policy_for("rent", None) is None


def test_the_shipped_ones_are_the_trades() -> None:
    fees = load().fees

    assert list(fees.kinds) == ["management", "water", "electricity", "rent", "parking", "other"]
    assert {tuple(kind.ladder) for kind in fees.kinds.values()} == {(-7, -1, 1, 7, 14, 30)}
    assert fees.collection_target == 98


def test_the_companys_picture_is_found_beside_the_catalogue(billed: Path) -> None:
    (billed / "fees.yaml").write_text(FEES.replace('account: "0001"', "qr: pay.png"), encoding="utf-8")

    assert load(billed).fees.pay.qr == (billed / "pay.png").resolve()


TABLE = [
    ("late_fee: resident\n", "late_fee: residents\n",
     "fees.yaml:7: no late fee policy is called 'residents' -> did you mean 'resident'?"),
    ('"8": resident', '"8": shop', "fees.yaml:8: no late fee policy is called 'shop' -> use one of: resident"),
    ('"8": resident', '"9": resident', "fees.yaml:8: the estate has no building '9' -> use one of: 8"),
    ("[-7, 1, 14]", "[-7, 14, 1, 20]",
     "fees.yaml:9: step 1 of 'water' comes after step 14 -> write the days in order, each once"),
    ("[-7, 1, 14]", "[-7, 1]", "fees.yaml:5: the butlers would never call about 'water': no step is 14 or later"
     " -> use a step of the ladder, or null"),
    ("days: [3]", "days: [30]", "fees.yaml:11: 30 days are not offered -> write 1 to 10"),
    ('account: "0001"', "qr: cash.png",
     "fees.yaml:10: no file 'cash.png' is beside the catalogue -> copy the picture there, or remove `qr`"),
    ('account: "0001"', "qr: ../cash.png",
     "fees.yaml:10: no file '../cash.png' is beside the catalogue -> copy the picture there, or remove `qr`"),
    ('account: "0001"', "qr: pay.gif",
     "fees.yaml:10: 'pay.gif' is no picture that Telegram shows -> use a .png or .jpg"),
    ('account: "0001"', "qr: pay.jpg",
     "fees.yaml:10: 'pay.jpg' is not what its name says -> save it as a real .jpg picture"),
    (', account: "0001"', "", "fees.yaml:10: tenants are billed and not told how to pay"
     " -> add `pay: {payee: ..., bank: ..., account: ...}`"),
    ('"10:00"', "10:00", 'fees.yaml:12: a time of day -> write it like "10:00"'),
    ("dispute_kind: repair", "dispute_kind: repairs",
     "fees.yaml:13: no kind is called 'repairs', and disputes about bills are of it -> did you mean 'repair'?"),
    ("dispute_category: water", "dispute_category: fees",
     "fees.yaml:14: 'repair' has no category 'fees', and disputes about bills are of it -> use one of: other, water"),
    ("same_year: 0.1", "same_year: -1", "fees.yaml:3: 'same_year' is -1 -> write 0 or more"),
    ("measure: m3", "measure: pint", "fees.yaml:6: 'measure' cannot be 'pint' -> use one of: kwh, m2, m3, month, none"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[case[2].split(" -> ")[0][:60] for case in TABLE])
def test_each_mistake_is_told_with_its_line_and_remedy(billed: Path, old: str, new: str, mistake: str) -> None:
    assert FEES.count(old) == 1
    (billed / "fees.yaml").write_text(FEES.replace(old, new), encoding="utf-8")

    with pytest.raises(CatalogueError) as wrong:
        load(billed, ["8"])

    assert "\n".join(map(str, wrong.value.mistakes)) == mistake


def test_a_fee_kind_without_words_is_told_for_each_language(billed: Path) -> None:
    (billed / "fees.yaml").write_text(FEES.replace("    water:", "    heating:"), encoding="utf-8")

    unsaid = [line for line in missing_words(load(billed), Texts()) if "hazard" not in line]
    assert unsaid == [f"{language}: fee-heating" for language in ("zh-Hans", "zh-Hant", "en")]
