"""The README's pictures are taken from the running story, so they cannot show what does not happen.

`GUANJIA_PICTURES=1 pytest tests/page/test_story.py` takes them again.
"""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
NARROW = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}

Reach = Callable[[Page, str], None]


def take(page: Page, reach: Reach) -> None:
    """Stop the story where it is worth a look: somebody is coming; it is done, and she is asked."""
    still(page, reach, "reply")
    keep(page.locator(".set:nth-child(1)"), "story-tenant")
    keep(page.locator(".set:nth-child(2)"), "story-staff")
    go_on(page)
    still(page, reach, "solved")
    keep(page, "story")
    page.set_viewport_size(NARROW)
    page.get_by_role("tab", name="林晓梅").click()
    page.wait_for_timeout(600)
    keep(page, "story-phone")
    page.set_viewport_size(WIDE)
    go_on(page)


def still(page: Page, reach: Reach, step: str) -> None:
    """Pause as soon as the step begins, and let everything that moves come to rest."""
    reach(page, step)
    page.get_by_role("button", name="暂停").click()
    page.locator("#dock[data-mood=paused]").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(5000)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="继续").click()


def keep(what: Page | Locator, name: str) -> None:
    """Save with a palette: a quarter of the size, and nobody sees the difference."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shot = Image.open(io.BytesIO(what.screenshot(animations="disabled"))).convert("RGB")
    small = shot.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
    small.save(FOLDER / f"{name}.png", optimize=True)
