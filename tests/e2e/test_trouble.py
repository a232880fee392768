"""Telegram has a bad day: too many requests, gateways that fail, answers that get lost. People notice little."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.campaign import REPEATED, doubles
from tests.e2e.cast import ENGINEERS, LIN, SUN_LI, WANG, ZHANG, claimed, done, shows, submit, tap
from tests.e2e.house import Demo, Nest, clean_log
from tests.e2e.people import Estate, Message, from_bot, words_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo whose clock runs: what is to be tried again in a second is."""
    running = Demo(nest, tmp_path_factory.mktemp("trouble"))
    with clean_log(running.log, "outbox.line_down"):
        running.work_day()
        yield running
        running.stop()


@pytest.fixture(autouse=True)
def good_weather(estate: Estate) -> None:
    """No fault is left over from the test before."""
    estate.call("DELETE", "/people/faults")


def fault(estate: Estate, method: str, **what: Any) -> None:
    """The next `times` calls of the method go wrong."""
    estate.do("faults", **({"method": method, "times": 1} | what))


def test_a_flood_wait_delays_and_loses_nothing(estate: Estate) -> None:
    """429 with retry_after on a card: it comes when Telegram allows it, once."""
    said = estate.say(LIN, LIN, "阳台的水龙头滴水")
    estate.wait_for(LIN, "阳台的水龙头", button="提交", after=said["message_id"])
    fault(estate, "sendMessage", retry_after=2)
    again = estate.say(LIN, LIN, "书房的灯不亮")
    card = estate.wait_for(LIN, "书房的灯不亮", button="提交", after=again["message_id"])
    shows(card, "电路照明")
    fault(estate, "editMessageText", retry_after=1, times=2)
    submit(estate, LIN, card["message_id"])
    assert doubles(estate, [LIN, ENGINEERS]) == (0, [])


def test_a_failing_gateway_delays_and_loses_nothing(demo: Demo) -> None:
    """502 may mean that it was posted: it is said again after half a minute, and says so; edits at once."""
    estate = demo.people
    fault(estate, "sendMessage", error_code=502, contains="走廊的灯坏了")
    said = estate.say(WANG, WANG, "走廊的灯坏了")
    estate.wait("the fault to be met", lambda: met(estate, "sendmessage"))
    demo.push(35)
    card = estate.wait_for(WANG, "走廊的灯坏了", REPEATED, button="提交", after=said["message_id"])
    fault(estate, "editMessageText", error_code=502, times=3)
    submit(estate, WANG, card["message_id"])
    assert doubles(estate, [WANG, ENGINEERS])[1] == []


def test_an_answer_lost_after_the_deed_is_said_again_as_a_possible_repeat(demo: Demo) -> None:
    """Telegram did post it, but the line was cut: thirty seconds later it is said again, and says so."""
    estate = demo.people
    _, panel, number = claimed(estate, SUN_LI, "主卧的空调滴水", ZHANG)
    start = estate.last(SUN_LI)
    fault(estate, "sendMessage", drop="after", contains="总阀在哪里")
    estate.say(ENGINEERS, ZHANG, "总阀在哪里？", reply=panel["message_id"])
    estate.wait_for(SUN_LI, "总阀在哪里", after=start)

    def said_again() -> list[Message]:
        demo.push(5)
        return [m for m in estate.chat(SUN_LI, start) if REPEATED in words_of(m)]

    estate.wait("the repeat", said_again)
    copies = [m for m in estate.chat(SUN_LI, start) if from_bot(m) and "总阀在哪里" in words_of(m)]
    assert len(copies) == 2
    shows(estate.wait_for(SUN_LI, number), number)


def test_a_line_cut_before_the_deed_loses_nothing(demo: Demo) -> None:
    """The bot cannot know that nothing was posted, so it is said again after half a minute."""
    estate = demo.people
    fault(estate, "sendMessage", drop="before", contains="储藏室的灯")
    said = estate.say(LIN, LIN, "储藏室的灯一闪一闪")

    def cards() -> list[Message]:
        demo.push(5)
        return [m for m in estate.chat(LIN, said["message_id"]) if "储藏室的灯" in words_of(m)]

    card = estate.wait("the card", cards)[0]
    shows(card, REPEATED)
    submit(estate, LIN, card["message_id"])


def test_a_whole_story_with_a_bad_line(demo: Demo) -> None:
    """A fault at every step: the story ends with five stars all the same."""
    estate = demo.people
    start = estate.last(WANG)
    fault(estate, "sendMessage", retry_after=1)
    fault(estate, "editMessageText", error_code=500, times=2)
    mine, panel, number = claimed(estate, WANG, "厨房的水槽堵了", ZHANG)
    estate.press(ENGINEERS, ZHANG, panel["message_id"], "到场")
    estate.wait_on(WANG, mine["message_id"], "张师傅到场")
    fault(estate, "sendMessage", error_code=429, retry_after=1, times=2)
    asked = done(estate, WANG, ZHANG, panel, number)
    for button in ("已解决", "⭐⭐⭐⭐⭐ 5"):
        tap(estate, WANG, WANG, asked, button)
    estate.wait_on(WANG, mine["message_id"], "⭐⭐⭐⭐⭐")
    assert [text for text in doubles(estate, [WANG])[1] if number in text] == [], estate.told(WANG, start)


def met(estate: Estate, method: str) -> bool:
    """Whether the last call of this method went wrong."""
    calls = [call for call in estate.call("GET", "/people/calls") if str(call["method"]).lower() == method]
    return bool(calls) and calls[-1]["status"] != 200
