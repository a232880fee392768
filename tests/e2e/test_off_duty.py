"""Who has the day off is left in peace, unless he says himself that he means it."""

from collections.abc import Iterator

import pytest

from tests.e2e.cast import ENGINEERS, LIU, WANG, shows, submitted, tap
from tests.e2e.house import Demo, Nest, clean_log
from tests.e2e.people import Estate, buttons_of

pytestmark = pytest.mark.slow

#: Liu works on weekdays.
SATURDAY = 4 * 24 * 3600


@pytest.fixture(scope="module")
def estate(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estate]:
    """The demo on a Saturday morning."""
    running = Demo(nest, tmp_path_factory.mktemp("saturday"), GUANJIA_DEMO_START="2026-11-24T10:00")
    with clean_log(running.log):
        running.push(SATURDAY)
        yield running.people
        running.stop()


def test_who_is_off_duty_is_asked_whether_he_means_it(estate: Estate) -> None:
    """It is Saturday, and Liu works on weekdays: he is asked in private, and only his second word makes it his."""
    mine, card, number = submitted(estate, WANG, "卫生间的灯不亮了")
    before = estate.last(LIU)
    assert "不在班" in estate.press(ENGINEERS, LIU, card["message_id"], "接单")["text"]
    asked = estate.wait_for(LIU, "不在班", button="还是我来", after=before)
    assert "接单" in buttons_of(estate.wait_on(ENGINEERS, card["message_id"], "等待接单"))
    tap(estate, LIU, LIU, asked, "还是我来")
    estate.wait_on(ENGINEERS, card["message_id"], "刘师傅接单", button="完成")
    estate.wait_on(WANG, mine["message_id"], "刘师傅正在处理")
    shows(estate.wait_for(LIU, number, "12-301", after=before), "王建国")
