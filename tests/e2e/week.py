"""A week of the demo estate, lived in fast forward from Monday, 23 November 2026, ten in the morning.

Lin's pipe is mended and praised. Wang's lamp is claimed and forgotten. Emily's tap is claimed by
nobody, until the next morning. Zhou's door is promised in an hour and comes in three. Sun Li's lamp
waits a day for a part. Wu Tong gives one star. Zhao complains. Chen is trapped in the lift on
Tuesday at three in the night, and nobody is awake.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.e2e.cast import (
    CHEN,
    DESK,
    EMILY,
    ENGINEERS,
    ENVIRONMENT,
    LI,
    LIN,
    LIU,
    MA,
    SUN,
    SUN_LI,
    WANG,
    WU_TONG,
    XIAOCHEN,
    XIAOZHOU,
    ZHANG,
    ZHAO,
    ZHOU_QIANG,
    done,
    draft,
    tap,
)  # fmt: skip
from tests.e2e.house import Demo
from tests.e2e.people import Message, from_bot, words_of

START = "2026-11-23T10:00"
ZONE = ZoneInfo("Asia/Shanghai")
A_CODE = re.compile(r"(?<![-\d])\d{6}(?![-\d])")
EVERYBODY = (LIN, WANG, CHEN, EMILY, ZHAO, SUN_LI, ZHOU_QIANG, WU_TONG, ZHANG, LI, LIU, XIAOZHOU, XIAOCHEN, SUN, MA)
CHATS = (*EVERYBODY, ENGINEERS, DESK, ENVIRONMENT)


@dataclass
class Week:
    """What happened: the timeline, and the chats as they stand at the end."""

    demo: Demo
    did: list[dict[str, Any]] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)

    def until(self, day: str, clock: str) -> None:
        """Push the clock to a moment of 2026."""
        now = datetime.fromisoformat(self.demo.people.call("GET", "/demo/clock")["now"])
        then = datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=ZONE)
        self.did += self.demo.push((then - now).total_seconds())

    def pass_by(self, **span: float) -> None:
        """Push the clock by a span."""
        self.did += self.demo.push(timedelta(**span).total_seconds())

    def about(self, name: str) -> list[dict[str, Any]]:
        """What was done about a matter, in order."""
        return [one for one in self.did if one["subject"] == self.numbers[name]]

    def said(self, chat: int) -> list[tuple[datetime, str]]:
        """What the bot said in a chat and when; pick-up codes are drawn by lot and no two weeks have the same."""
        told = [message for message in self.demo.people.chat(chat) if from_bot(message)]
        return [(when(message), A_CODE.sub("######", words_of(message))) for message in told]

    def story(self) -> str:
        """The timeline, to be read."""
        lines = (
            f"{datetime.fromisoformat(one['at']).astimezone(ZONE):%a %d %H:%M:%S} {'!' if one['emergency'] else ' '} "
            f"{one['subject'] or '-':14} {one['why']}  [{one['job']}]"
            for one in self.did
        )
        return "\n".join(lines)


def when(message: Message) -> datetime:
    """When it was sent, on the estate's clock."""
    return datetime.fromtimestamp(message["date"], ZONE)


class Hands:
    """What people do in this week, by name of the matter."""

    def __init__(self, week: Week) -> None:
        self.week, self.estate = week, week.demo.people
        self.cards: dict[str, Message] = {}

    def reports(self, name: str, who: int, text: str, group: int = ENGINEERS) -> None:
        """Write and submit."""
        card = draft(self.estate, who, text, "Submit" if who == EMILY else "提交")
        before = self.estate.last(group)
        toast = self.estate.press(who, who, card["message_id"], "Submit" if who == EMILY else "提交")["text"]
        number = self.week.numbers[name] = toast.replace(": ", "：").split("：")[-1]
        self.cards[name] = self.estate.wait_for(group, number, button="接单", after=before)

    def claims(self, name: str, who: int, group: int = ENGINEERS) -> None:
        """Tap claim."""
        tap(self.estate, group, who, self.cards[name], "接单")
        self.cards[name] = self.estate.wait_on(group, self.cards[name]["message_id"], button="完成")

    def taps(self, name: str, who: int, *buttons: str, group: int = ENGINEERS) -> None:
        """One button of the work panel after the other."""
        for button in buttons:
            tap(self.estate, group, who, self.cards[name], button)

    def does(self, name: str, who: int, whose: int, *answers: str) -> None:
        """Done, without a photo; then the tenant's taps."""
        solved = "已解決" if whose == CHEN else "已解决"
        asked = done(self.estate, whose, who, self.cards[name], self.week.numbers[name], button=solved)
        for button in answers:
            tap(self.estate, whose, whose, asked, button)


def live(demo: Demo) -> Week:
    """Live the week, and a day more, so that it ends at noon on Tuesday."""
    week = Week(demo)
    hands = Hands(week)
    _monday(week, hands)
    _lift(week, hands)
    _later(week, hands)
    return week


def _monday(week: Week, hands: Hands) -> None:
    hands.reports("pipe", LIN, "厨房水管漏水")
    hands.claims("pipe", ZHANG)
    week.pass_by(minutes=1)
    hands.reports("lamp", WANG, "卧室的灯不亮了")
    hands.claims("lamp", ZHANG)
    hands.reports("tap", EMILY, "The kitchen tap is dripping")
    week.until("11-23", "10:31")
    hands.does("pipe", ZHANG, LIN, "已解决", "⭐⭐⭐⭐⭐ 5")
    hands.reports("door", ZHOU_QIANG, "入户门关不上了")
    hands.claims("door", LIU)
    hands.taps("door", LIU, "承诺时间", "1 小时")
    week.until("11-23", "13:30")
    hands.does("door", LIU, ZHOU_QIANG, "已解决", "⭐⭐⭐⭐ 4")
    hands.reports("hall", SUN_LI, "玄关的灯坏了")
    hands.claims("hall", ZHANG)
    hands.taps("hall", ZHANG, "挂单", "等配件", "1 天")
    week.until("11-23", "15:00")
    hands.reports("aircon", WU_TONG, "空调不制冷")
    hands.claims("aircon", ZHANG)
    week.until("11-23", "16:00")
    hands.does("aircon", ZHANG, WU_TONG, "已解决", "⭐ 1")
    hands.reports("complaint", ZHAO, "保洁态度太差，我要投诉", DESK)


def _lift(week: Week, hands: Hands) -> None:
    week.until("11-24", "03:00")
    hands.reports("lift", CHEN, "我被困在电梯里了")
    week.until("11-24", "03:21")
    hands.claims("lift", ZHANG)
    week.until("11-24", "03:50")
    hands.does("lift", ZHANG, CHEN, "已解決", "⭐⭐⭐⭐⭐ 5")


def _later(week: Week, hands: Hands) -> None:
    week.until("11-24", "09:10")
    hands.claims("tap", LI)
    week.until("11-24", "11:00")
    done(hands.estate, EMILY, LI, hands.cards["tap"], week.numbers["tap"], button="Solved")
    week.until("11-25", "10:00")
    hands.does("hall", ZHANG, SUN_LI, "已解决", "⭐⭐⭐⭐⭐ 5")
    for day in ("11-26", "11-28", "11-30"):
        week.until(day, "10:00")
    week.until("12-01", "12:00")
