"""When the tenant wants something: 明天下午三点, 周六上午, 下班后, 月底前, tmr 3pm.

Only wishes count. 昨天, 每周六 and a date that has passed describe what happened, and so do 今天 or 晚上 unless the
words around them talk about a visit. The zone is that of `now`; a bare part of the day gets its usual hour.
"""

import calendar
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from understanding.normalise import Text
from understanding.result import When
from understanding.slots import Cut
from understanding.slots.numerals import CHARS, to_int

N = rf"(?:\d{{1,2}}|[{CHARS}]{{1,3}})"
DAY = (
    r"(?P<day>大后天|今天|今日|今(?=晚|早|夜)|明天|明日|明(?=早|晚)|后天|当天|(?<![上每个])(?:下下|下|这|本)?(?:个)?(?:周|星期)[一二三四五六日天末]|"
    rf"本?月底|下个?月初|{N}月{N}[日号]|(?<![\d/-])\d{{1,2}}/\d{{1,2}}(?![\d/-])|(?<!\d)\d{{1,2}}[号日](?![楼栋线门院房室\d])|"
    r"\bday after tomorrow\b|\b(?:tomorrow|tmrw?|tmr|today|tonight)\b|"
    r"\b(?:(?:this|next|coming|on)\s+)?(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun)"
    r"(?:day|nesday|rsday|sday|urday)?\b|\b(?:this|next)\s+weekend\b|\bend of (?:the )?month\b)"
)
PART = (
    r"(?P<part>凌晨|清早|一早|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|下班(?:以|之)?后|下班|早|晚|"
    r"\b(?:morning|noon|afternoon|evening|night|after work|am|pm)\b)"
)
CLOCK = (
    rf"(?P<clock>(?P<h>{N})\s*(?:点钟?|时)(?!建议|意见|要求|问题|钱|小|候)(?P<half>半|[一三]刻|{N}分?)?|"
    r"(?P<h2>\d{1,2}):(?P<m2>\d{2})\s*(?P<ap2>am|pm)?|(?P<h3>\d{1,2})(?:[:.](?P<m3>\d{2}))?\s*(?P<ap3>am|pm|a\.m\.|p\.m\.)|"
    rf"(?P<h4>\d{{1,2}})(?=\s*[-~到至]\s*{N}\s*(?:点|时)))"
)
UNTIL = rf"(?:\s*[-~到至]\s*(?:{N}\s*[点时]半?|\d{{1,2}}(?::\d{{2}})?\s*(?:am|pm)?))?"
WISH = re.compile(
    rf"(?:\b(?:at|on|by|before|after)\s+)?{DAY}?[\s,的]{{0,2}}(?:\bthis\s+(?=morning|noon|afternoon|evening|night))?{PART}?[\s,]{{0,2}}(?:\bat\s+)?{CLOCK}?{UNTIL}"
    r"(?:之?以?[前后]|左右|\s*(?:or so))?"
)
RELATIVE = re.compile(
    rf"(?P<n>{N}|半|\d{{1,3}})\s*个?半?(?P<u>小时|钟头|分钟)(?:以|之)?(?:后|内)|"
    r"\b(?:in|within)\s+(?P<n2>\d{1,3}|an|a|half an)\s*(?P<u2>hours?|hrs?|min(?:ute)?s?)\b"
)
VISIT = re.compile(
    r"上门|过来|[点半午上]来|来[修看人弄换装通检拿取]|能来|再来|有空|有人|在家|方便|可以|都行|预约|约|安排|之前|以前|前[弄修来]|帮|修一?下|取|送|come|visit|free|"
    r"available|home|send|please|pls|could|can you|ok\b|works"
)
PAST = re.compile(r"(?:昨天|前天|上周|上个?月|去年|刚才|已经|每天|每晚|经常|总是|一直|last|yesterday|every)")
HOURS = {
    "凌晨": 2, "清早": 8, "一早": 8, "早上": 8, "早晨": 8, "早": 8, "上午": 9, "中午": 12, "午后": 13, "下午": 14,
    "傍晚": 18, "下班": 18, "晚上": 19, "夜里": 21, "晚": 19, "morning": 9, "noon": 12, "afternoon": 14,
    "evening": 19, "night": 20, "after work": 18, "am": 9, "pm": 14,
}  # fmt: skip
LATE = {"下午", "午后", "傍晚", "晚上", "夜里", "晚", "下班", "afternoon", "evening", "night", "after work"}
AHEAD = {"今": 0, "当": 0, "明": 1, "后": 2, "大": 3, "tod": 0, "ton": 0, "tom": 1, "tmr": 1, "day": 2}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5} | {
    name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}


class FoundTime(NamedTuple):
    """A wished-for time, how sure we are, and its span."""

    when: When
    confidence: float
    cut: Cut


def find_time(text: Text, masked: str, now: datetime) -> FoundTime | None:
    """The first time in the text that is a wish, or None. `masked` has the same length as text.plain."""
    relative = RELATIVE.search(masked)
    if relative:
        return _found(text, relative, _after(relative, now), 0.8)
    for match in WISH.finditer(masked):
        if _is_wish(match, masked):
            start = _start(match, now)
            if start and start >= now - timedelta(hours=1):
                return _found(text, match, start, 0.9 if match["day"] and (match["clock"] or match["part"]) else 0.6)
    return None


def _found(text: Text, match: re.Match[str], start: datetime | None, confidence: float) -> FoundTime:
    low, high = match.span()
    low += len(match[0]) - len(match[0].lstrip(" ,的"))
    high -= len(match[0]) - len(match[0].rstrip(" ,的"))
    return FoundTime(When(start, text.original(low, high)), confidence, Cut(low, high))


def _is_wish(match: re.Match[str], masked: str) -> bool:
    day, part, clock = match["day"], match["part"], match["clock"]
    if not (day or part or clock) or (part in {"早", "晚", "下班", "am", "pm"} and not (day or clock)):
        return False
    if clock == "一点" and not part:
        return False
    around = masked[max(0, match.start() - 10) : match.end() + 14]
    if PAST.search(masked[max(0, match.start() - 8) : match.end() + 6]):
        return False
    firm = (day and day[:2] not in ("今天", "今日", "to", "当天")) or (part or "").startswith(("下班", "after work"))
    return bool(firm or VISIT.search(around) or _alone(match, masked))


def _alone(match: re.Match[str], masked: str) -> bool:
    rest = masked[: match.start()] + masked[match.end() :]
    return len(re.sub(r"[\s\W_吧好的行啊呢]", "", rest)) <= 1


def _after(match: re.Match[str], now: datetime) -> datetime:
    count, unit = match["n"] or match["n2"], match["u"] or match["u2"]
    number = 0.5 if count in {"半", "half an"} else float(to_int(count) or 1)
    return now + (timedelta(minutes=number) if unit.startswith(("分", "min")) else timedelta(hours=number))


def _start(match: re.Match[str], now: datetime) -> datetime | None:
    day = _date(match["day"], now) if match["day"] else now
    if day is None:
        return None
    hour, minute = _clock(match)
    if hour is None:
        part = _part(match)
        hour = HOURS.get(part, 18 if "月底" in (match["day"] or "") else 9)
    if not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    start = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour, minutes=minute)
    if start < now and not match["day"]:
        return start + timedelta(days=1)
    if start < now and re.match(r"(?:周|星期)", match["day"] or ""):
        return start + timedelta(days=7)
    return start


def _part(match: re.Match[str]) -> str:
    part = match["part"] or ("night" if match["day"] == "tonight" else "")
    return "下班" if part.startswith("下班") else part


def _clock(match: re.Match[str]) -> tuple[int | None, int]:
    written = match["h"] or match["h2"] or match["h3"] or match["h4"]
    hour = to_int(written) if written else None
    if hour is None:
        return None, 0
    half = match["half"] or ""
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(half, to_int(half.rstrip("分")) or 0)
    minute = int(match["m2"] or match["m3"] or minute)
    return _of_day(hour, _part(match), (match["ap2"] or match["ap3"] or "").replace(".", "")), minute


def _of_day(hour: int, part: str, half_day: str) -> int:
    if half_day == "am":
        return hour % 12
    if hour < 12 and (half_day == "pm" or part in LATE or (part in {"中午", "noon"} and hour < 6)):
        return hour + 12
    return hour + 12 if not part and not half_day and 1 <= hour <= 6 else hour


def _date(day: str, now: datetime) -> datetime | None:
    if "月底" in day or "month" in day:
        return now.replace(day=calendar.monthrange(now.year, now.month)[1])
    if "月初" in day:
        return (now.replace(day=28) + timedelta(days=5)).replace(day=1)
    weekday = re.search(r"(?:周|星期)(.)|(mon|tue|wed|thu|fri|sat|sun)|(weekend)", day)
    if weekday and "tom" not in day:
        return _weekday(day, weekday[1] or weekday[2] or "sat", now)
    numbers = re.findall(rf"\d+|[{CHARS}]+", day)
    if numbers:
        return _numbered([to_int(number) or 0 for number in numbers], now)
    for head in (day[:3], day[:1]):
        if head in AHEAD:
            return now + timedelta(days=AHEAD[head])
    return None


def _weekday(day: str, name: str, now: datetime) -> datetime:
    ahead = WEEKDAYS[name] - now.weekday()
    if day.startswith(("下", "next")):
        return now + timedelta(days=ahead + 7 * (2 if day.startswith("下下") else 1))
    return now + timedelta(days=ahead % 7)


def _numbered(numbers: list[int], now: datetime) -> datetime | None:
    month, day = (numbers[0], numbers[1]) if len(numbers) > 1 else (now.month, numbers[0])
    for year, later in ((now.year, month), (now.year + 1, month)):
        try:
            found = now.replace(year=year, month=later, day=day)
        except ValueError:
            continue
        if found.date() >= now.date():
            return found if (found - now).days < 120 else None
    return None
