"""Parcels and money on the page: what the desk, a tenant and the cashier see of each other, in a real browser.

小周 (desk) and 钱会计 (cashier) share the phone on the right; 林晓梅 of 12-1502 holds the one on the left.
`GUANJIA_PICTURES=1` takes the README's pictures of it.
"""

import json
import os
import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.page.conftest import Watched, serving
from tests.page.pictures import keep

pytestmark = pytest.mark.slow

LIN, XIAOZHOU, DESK = 1001, 2005, -5001
PHONES = [{"who": LIN, "key": f"{LIN}@guanjia_bot"}, {"who": XIAOZHOU, "key": str(DESK)}]
TENANT, STAFF = 1, 2
THREE_PARCELS = "顺丰 SF20261123001 12-1502 B3\n中通 12-1502\nDHL 8-1101"
#: The bot answers at once, but two processor cores may be busy with other tests.
PATIENT = 20_000
TAKING = os.environ.get("GUANJIA_PICTURES") == "1"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`guanjia demo` on a Monday at ten, when everybody is awake."""
    home = tmp_path_factory.mktemp("demo")
    env = {"GUANJIA_DATABASE": f"sqlite:///{home}/guanjia.db", "GUANJIA_DEMO_START": "2026-11-23T10:00"}
    with serving(["-m", "bot", "demo", "--port", "{port}"], home / "log", **env) as address:
        yield address


@pytest.fixture(scope="module")
def two(browser: Browser, demo: str) -> Iterator[Watched]:
    """The two phones, in the chats where this happens."""
    scale = 2 if TAKING else 1
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", device_scale_factor=scale)
    context.add_init_script(f"localStorage['guanjia.phones'] ??= {json.dumps(json.dumps(PHONES))}")
    watched = Watched(context, demo)
    watched.open()
    yield watched
    context.close()


def phone(page: Page, which: int) -> Locator:
    return page.locator(f".set:nth-child({which})")


def say(page: Page, which: int, words: str) -> None:
    phone(page, which).locator("textarea").fill(words)
    page.keyboard.press("Enter")


def reads(page: Page, which: int, *words: str) -> Locator:
    """The newest message on this phone that says all of these words, once it is there."""
    row = phone(page, which).locator(".row")
    for each in words:
        row = row.filter(has_text=each)
    expect(row.last).to_be_visible(timeout=PATIENT)
    return row.last


def tap(row: Locator, name: str) -> None:
    row.get_by_role("button", name=name).click()


def hand_to(page: Page, which: int, name: str) -> None:
    """Somebody else takes the phone, and stays in its group."""
    phone(page, which).locator(".holder").click()
    page.get_by_role("option", name=name).click()
    expect(phone(page, which).locator(".holder")).to_contain_text(name)


def picture(page: Page, name: str, which: int | None = None) -> None:
    """For the README, when it is asked for."""
    if TAKING:
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(2500)
        keep(page if which is None else phone(page, which), name)


def test_three_parcels_are_registered_told_with_a_qr_and_handed_over_by_code(two):
    page = two.page
    say(page, STAFF, THREE_PARCELS)
    reads(page, STAFF, "登记了 3 单", "SF20261123001", "12-1502")
    card = reads(page, TENANT, "12-1502 有您的包裹", "SF20261123001")
    # Pictures are fetched when they come into sight.
    card.scroll_into_view_if_needed()
    qr = card.locator(".photo img.ready")
    expect(qr).to_be_visible(timeout=PATIENT)
    assert qr.evaluate("image => image.naturalWidth") >= 300
    picture(page, "parcel")

    code = re.search(r"取件码 (\d{6})", card.inner_text())
    assert code
    say(page, STAFF, code[1])
    reads(page, STAFF, "SF20261123001", "凭取件码取走")
    reads(page, TENANT, "您的包裹已取走", "SF20261123001")
    expect(phone(page, TENANT).locator(".row", has_text="12-1502 有您的包裹").filter(has_text=code[1])).to_have_count(0)


def test_a_payment_goes_from_the_bill_to_the_receipt(two):
    page = two.page
    hand_to(page, STAFF, "钱会计")
    say(page, TENANT, "/bills")
    bills = reads(page, TENANT, "12-1502 的账单", "今天缴清一共 442.86 元")
    tap(bills, "我已缴费")
    reads(page, TENANT, "请把 12-1502 的缴费凭证发过来")
    phone(page, TENANT).get_by_role("button", name="附件").click()
    page.locator("[data-sample=paid]").click()
    phone(page, TENANT).locator(".tray img").wait_for()
    phone(page, TENANT).locator("textarea").press("Enter")
    reads(page, TENANT, "缴费凭证收到了")

    card = reads(page, STAFF, "12-1502", "合计 442.86 元")
    expect(card.locator(".photo img.ready")).to_be_visible(timeout=PATIENT)
    picture(page, "payment", STAFF)
    tap(card, "全额 442.86")

    receipt = reads(page, TENANT, "收到 12-1502 的 442.86 元", "F-261123-001")
    reads(page, STAFF, "入账 442.86 元", "钱会计")
    file = receipt.locator("a.file")
    expect(file).to_contain_text("F-261123-001.pdf")
    picture(page, "receipt", TENANT)
    printed = httpx.get(f"{two.address}{file.get_attribute('href')}")
    assert printed.content.startswith(b"%PDF")
    say(page, TENANT, "/bills")
    reads(page, TENANT, "账单都缴清了")


def test_nothing_complained_and_nobody_else_was_asked(two):
    assert two.complaints == []
    assert two.strangers == []
