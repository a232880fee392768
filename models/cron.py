"""Reading a cron line far enough to refuse one that is wrong or never comes.

What it means in time is the scheduler's business; this only tells an operator before the start. Five
fields: minute, hour, day, month, weekday. A weekday is written as a word: crons disagree about 1.
"""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The field's name, its least and its greatest value, and the words for them.
FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day", 1, 31, ()),
    ("month", 1, 12, MONTHS),
    ("weekday", 0, 6, WEEKDAYS),
)
#: February as long as it gets.
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_cron(line: str) -> tuple[frozenset[int], ...]:
    """The values of the five fields. Raises `ValueError`, "what is wrong; the remedy", also if it never comes."""
    parts = line.split()
    if len(parts) != len(FIELDS):
        raise ValueError(f"{line!r} has {len(parts)} fields, a cron has five; write for instance 0 10 15 5,11 *")
    minutes, hours, days, months, weekdays = (_field(part, *field) for part, field in zip(parts, FIELDS, strict=True))
    if not any(day <= LONGEST[month - 1] for month in months for day in days):
        raise ValueError(f"{line!r} never comes: no such month has that day; choose a day that exists")
    return minutes, hours, days, months, weekdays


def _field(text: str, name: str, least: int, greatest: int, words: tuple[str, ...]) -> frozenset[int]:
    values: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        if step and not (step.isascii() and step.isdigit() and int(step)):
            raise ValueError(f"{part!r} is no step of the {name}; write for instance */2")
        first, last = (least, greatest) if span == "*" else _span(span, name, least, greatest, words)
        values |= set(range(first, last + 1, int(step or 1)))
    return frozenset(values)


def _span(text: str, name: str, least: int, greatest: int, words: tuple[str, ...]) -> tuple[int, int]:
    begin, dash, end = text.partition("-")
    first = _value(begin, name, least, greatest, words)
    last = _value(end, name, least, greatest, words) if dash else first
    if last < first:
        raise ValueError(f"{text!r} ends before it begins; turn the {name} round")
    return first, last


def _value(text: str, name: str, least: int, greatest: int, words: tuple[str, ...]) -> int:
    if text.lower() in words:
        return words.index(text.lower()) + least
    if name == "weekday":
        raise ValueError(f"{text!r} is no weekday; write mon, tue, wed, thu, fri, sat, sun or *")
    if not (text.isascii() and text.isdigit() and least <= int(text) <= greatest):
        raise ValueError(f"{text!r} is no {name}; write {least} to {greatest}")
    return int(text)
