"""The words of a parcel's line, one finder each: carrier, count, kind, shelf, name, filler.

A finder gets the normalised line in which eaten spans are blanks, and answers what it found and where.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from understanding.lexicon import table
from understanding.normalise import Text
from understanding.slots import Cut
from understanding.slots.numerals import to_int
from understanding.slots.place_shapes import CN

MOST_PIECES = 99
UNITS_OF_COUNT = r"(?:件|个|箱|包|袋|封|份|盒|票|pcs?|pieces?|parcels?|packages?|boxes|box|letters?|items?|bags?)"
COUNT = (
    re.compile(r"(?<![\da-z*])[x×*]\s*(?P<n>\d{1,2})(?![\da-z栋幢号-])"),
    re.compile(rf"(?<![\da-z.-])(?:共|总共|合计)?\s*(?P<n>\d{{1,2}}|{CN}{{1,3}}|a)\s*{UNITS_OF_COUNT}(?![a-z])"),
    re.compile(r"(?<![\da-z])(?P<n>\d{1,2})\s*[x×](?![\da-z])"),
)
HEAD = re.compile(r"^\s*(?:[(]?\d{1,2}\s*(?:[)、]|\.(?!\d))|[-*•·>●]+\s)\s*|^[\s【\[(]+")
DATE = (
    r"(?:\d{2,4}[-/年.])?\d{1,2}[-/月.]\d{1,2}(?:日|号)?(?![\d-])|\d{1,2}[:点]\d{0,2}"
    r"|(?:周|星期)[一二三四五六日天]"
)
SHELF = (
    re.compile(
        r"(?:货架|架子|架位|架|柜子|储物柜|冷藏|shelf|rack|locker|bin)\s*(?:号|no\.?|[:#])?\s*"
        r"(?P<s>[a-z]{0,2}-?\d{1,3}(?:-\d{1,2})?|[a-z])(?:号)?(?![\da-z])"
    ),
    re.compile(r"(?<![\da-z-])(?P<s>[a-z]-?\d{1,2}(?:-\d{1,2})?|[a-z]区\d{1,2}|\d{1,2})\s*(?:号)?(?:货架|架|柜)"),
    re.compile(r"(?<![\da-z-])(?P<s>[a-z]区\s*\d{1,2})(?!\d)"),
)
SHELF_ALONE = re.compile(r"(?<![\w.-])(?P<s>[a-z]\d{1,2}(?:-\d{1,2})?)(?![\w-])")
NAME_LABEL = re.compile(
    r"(?:收件人|收货人|姓名|给|致|recipient|attn\.?|addressee|for|to)\s*(?:是|:)?\s*"
    r"(?P<name>[^\W\d_][^\s,;:()。、\d]{0,20}(?: [a-z][a-z'.-]+){0,3})"
)
LATIN_NAME = re.compile(r"(?<![\w&])(?:(?:mr|mrs|ms|miss|dr)\.? )?[a-z][a-z'.-]*(?: [a-z][a-z'.-]*){0,3}(?![\w&])")
RECEIVES = re.compile(r"\s*[(]?收[)]?(?!到)")


class Found(NamedTuple):
    """What was found, and the span it stood in."""

    value: str
    cut: Cut


def head_of(plain: str) -> Cut | None:
    """The number or the bullet that a list gives its lines."""
    match = HEAD.match(plain)
    return Cut(*match.span()) if match and match.end() else None


def carrier_in(plain: str) -> Found | None:
    """The carrier by one of its names."""
    return _named(plain, "carriers")


def kind_in(plain: str) -> Found | None:
    """What it is: registered, newspaper, letter; None when nothing says so."""
    found = _named(plain, "kinds")
    return None if found is None or found.value == "parcel" else found


def count_in(plain: str) -> Found | None:
    """How many pieces, 1 to 99: x3, *2, 三件, 3 boxes."""
    for shape in COUNT:
        for match in shape.finditer(plain):
            number = 1 if match["n"] == "a" else to_int(match["n"])
            if number is not None and 1 <= number <= MOST_PIECES:
                return Found(str(number), Cut(*match.span()))
    return None


def shelf_in(plain: str) -> Found | None:
    """A shelf that is called one: 货架B2, A3架, shelf C."""
    return next((_shelf(match) for shape in SHELF if (match := shape.search(plain))), None)


def shelf_alone(plain: str) -> Found | None:
    """A letter with a number or two, which is no place: A3, B2-1."""
    match = SHELF_ALONE.search(plain)
    return _shelf(match) if match else None


def name_in(plain: str, text: Text) -> Found | None:
    """The recipient: after a word that says so, with a Chinese surname, or in Latin capitals."""
    for match in NAME_LABEL.finditer(plain):
        written = match["name"]
        if _hanzi_name().fullmatch(written) or _in_capitals(text.original(*match.span("name"))):
            return _name(text, *match.span("name"), plain, whole=match.start())
    for match in _hanzi_name().finditer(plain):
        return _name(text, *match.span(), plain)
    for match in LATIN_NAME.finditer(plain):
        if _in_capitals(text.original(*match.span())) and not _fillers().fullmatch(match.group()):
            return _name(text, *match.span(), plain)
    return None


def fillers_in(plain: str) -> Iterator[Cut]:
    """Words and dates that say nothing about the parcel."""
    for match in _fillers().finditer(plain):
        yield Cut(*match.span())


def _shelf(match: re.Match[str]) -> Found:
    return Found(re.sub(r"[\s区]", "", match["s"]).upper(), Cut(*match.span()))


def _name(text: Text, start: int, end: int, plain: str, *, whole: int | None = None) -> Found:
    after = RECEIVES.match(plain, end)
    written = text.original(start, end).strip(" .,-")
    return Found(written[:80], Cut(start if whole is None else whole, after.end() if after else end))


def _in_capitals(written: str) -> bool:
    """Every word of it begins with a capital, as names do; one letter is no name."""
    words = written.split()
    return len(written) > 1 and all(word[:1].isupper() for word in words)


def _named(plain: str, section: str) -> Found | None:
    found = [
        (match.start(), -len(match.group()), code, match)
        for code, names in _names(section)
        for match in [names.search(plain)]
        if match
    ]
    # The first that is written; of two that begin together the longer one.
    *_, code, match = min(found, key=lambda each: each[:2], default=(0, 0, "", None))
    return Found(code, Cut(*match.span())) if match else None


@cache
def _names(section: str) -> list[tuple[str, re.Pattern[str]]]:
    entries = table("carriers")[section]
    listed = {code: entry["aliases"] if isinstance(entry, dict) else entry for code, entry in entries.items()}
    return [(code, re.compile(_any(words))) for code, words in listed.items()]


@cache
def _fillers() -> re.Pattern[str]:
    words = table("carriers")
    return re.compile(f"{DATE}|{_any(words['filler']['words'])}|{_any(words['kinds']['parcel'])}")


@cache
def _hanzi_name() -> re.Pattern[str]:
    """A surname with a given name of one or two, some of it hidden by stars as labels do, or with a title."""
    found = table("carriers")["surnames"]
    surname = f"(?:{'|'.join(found['double'].split())}|[{found['single']}])"
    titles = "|".join(found["titles"].split())
    one = r"[\u4e00-\u9fff*＊○某]"
    shapes = rf"{surname}{one}{{0,2}}(?:{titles})|{surname}{one}{{1,2}}|[小老阿]{surname}|阿[\u4e00-\u9fff]"
    return re.compile(rf"(?<![\u4e00-\u9fff])(?:{shapes})(?=[^\u4e00-\u9fff*]|收|$)")


def _any(words: str) -> str:
    """Any of the words, the longest first; Latin ones only as whole words."""
    ordered = sorted((word.replace("_", " ") for word in words.split()), key=len, reverse=True)
    return "(?:" + "|".join(_whole(re.escape(word)) if word[0].isascii() else re.escape(word) for word in ordered) + ")"


def _whole(word: str) -> str:
    return rf"(?<![a-z\d]){word}(?![a-z\d])"
