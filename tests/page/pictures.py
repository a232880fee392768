"""The README's pictures are taken from the running story, so they cannot show what does not happen.

`GUANJIA_PICTURES=1 pytest tests/page/test_story.py` takes them again.
"""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
NARROW: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1440, "height": 900}

Reach = Callable[[Page, str], None]


def by_daylight(page: Page) -> None:
    """Nobody repairs a pipe at three in the morning if he can help it."""
    page.get_by_role("button", name="次日早上 9 点").click()
    page.get_by_text("09:00", exact=True).first.wait_for(timeout=60_000)


def take(page: Page, reach: Reach) -> None:
    """Stop the story where it is worth a look: somebody is coming; it is done, and she is asked."""
    still(page, reach, "reply")
    keep(page.locator(".set:nth-child(1)"), "story-tenant")
    go_on(page)
    still(page, reach, "done")
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
    """Save it; of a part, with a little of the table around it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if isinstance(what, Page):
        png = what.screenshot(animations="disabled")
    else:
        png = what.page.screenshot(animations="disabled", clip=around(what))
    shot = Image.open(io.BytesIO(png)).convert("RGB")
    shot.save(FOLDER / f"{name}.png", optimize=True)


def around(part: Locator, edge: float = 14) -> FloatRect:
    box = part.bounding_box()
    assert box is not None
    size = {side: box[side] + 2 * edge for side in ("width", "height")}
    return {"x": box["x"] - edge, "y": box["y"] - edge, "width": size["width"], "height": size["height"]}
