"""The story is the shortest proof that the whole house works: the real bot, acted by the page in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.conftest import Watched, serving
from tests.page.pictures import by_daylight, take

pytestmark = pytest.mark.slow

FIVE = "⭐⭐⭐⭐⭐"
LONGEST = 240_000
#: The last edit of a card may still be on its way when the story is over, on a machine that does other things too.
PATIENCE = 20_000
TAKING = os.environ.get("GUANJIA_PICTURES") == "1"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """`guanjia demo` with a database of its own."""
    database = f"sqlite:///{tmp_path}/guanjia.db"
    with serving(["-m", "bot", "demo", "--port", "{port}"], tmp_path / "log", GUANJIA_DATABASE=database) as address:
        yield address


@pytest.fixture
def desk(browser: Browser, demo: str) -> Iterator[Watched]:
    """A wide screen in front of the demo, sharp enough for the README."""
    scale = 2 if TAKING else 1
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", device_scale_factor=scale)
    yield Watched(context, demo)
    context.close()


def reach(page: Page, step: str) -> None:
    """Wait for a step, or tell which one did not come about."""
    told = "(() => { const d = document.getElementById('dock').dataset; return [d.step, d.mood]; })()"
    page.wait_for_function(f"{told}[0] === '{step}' || {told}[1] === 'stuck'", timeout=LONGEST)
    at, mood = page.evaluate(told)
    assert mood != "stuck", f"the story waits at {at!r}"


def test_the_story_ends_with_five_stars_on_both_cards(desk):
    page = desk.open(speed=1 if TAKING else 4)
    if TAKING:
        by_daylight(page)
    page.get_by_role("button", name="播放故事").click()
    if TAKING:
        take(page, reach)
    reach(page, "end")
    page.wait_for_function("document.getElementById('dock').dataset.mood === 'over'", timeout=LONGEST)

    for side in (1, 2):
        card = page.locator(f".set:nth-child({side}) .row", has_text="厨房水管爆了").filter(has_text=FIVE).last
        expect(card).to_contain_text("张师傅完成", timeout=PATIENCE)
    assert desk.complaints == []
    assert desk.strangers == []


def test_a_pushed_clock_shows_the_time_of_the_estate(desk):
    page = desk.open()
    clock = page.locator(".clock .date")
    today = clock.text_content()
    page.get_by_role("button", name="+1 天").click()

    expect(clock).not_to_have_text(str(today), timeout=60_000)
    assert desk.complaints == []
