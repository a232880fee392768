"""Words without the people in them, for whoever is asked outside the house.

What slots find goes first; then everything that looks like part of an address, a name or a number, found or not: no
digit is left, no two Chinese numerals in a row, none of the known names. Better a word too many than a telephone.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

from understanding.normalise import Text, normalise, to_simplified
from understanding.reading import blank
from understanding.result import KnownPlaces, Masked
from understanding.slots import Cut
from understanding.slots.phone import find_phone
from understanding.slots.place import find_place
from understanding.slots.waybill import find_waybill

PHONE, PLACE, WAYBILL, NAME, NUMBER, CONTACT = (
    "〈PHONE〉",
    "〈PLACE〉",
    "〈WAYBILL〉",
    "〈NAME〉",
    "〈NUMBER〉",
    "〈CONTACT〉",
)
#: So many of each kind are looked for; what is beyond is caught as a number.
MOST = 20
#: No text has it left after normalising.
HOLE = "\ue000"

NUMERALS = "〇零○一二三四五六七八九十百千万两幺壹贰叁肆伍陆柒捌玖拾佰仟"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤"
    "罗毕郝邬安常乐于傅康伍余顾孟黄和穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝闵席季贾江童颜郭梅林徐邱高夏蔡田樊胡凌"
    "霍卢莫房丁邓洪包左石崔龚程裴陆荣翁段侯宁仇武刘叶白赖卓池乔聂曾游庄简詹关"
)
TITLES = "先生|女士|小姐|太太|师傅|阿姨|老师|经理|主管|医生|大爷|大妈|奶奶|爷爷|叔叔|伯伯|总|姐|哥"
#: Where people go by a name of their own choice. The Chinese words need nothing between them and the name.
ELSEWHERE = "微信号?|扣扣|qq号?|wechat|whatsapp|telegram|line"
ELSEWHERE_PLAINLY = "微信号?|扣扣|qq号?"
ENGLISH_NUMBERS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple"
)
_PLACE_WORDS = "栋|幢|座|号楼|单元|室|楼|层|房|号|弄|期"

SWEEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:https?://|www\.)\S+"), CONTACT),
    (re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|@\w+"), CONTACT),
    (re.compile(rf"(?:{ELSEWHERE})\s?(?:id|号)?\s?[:是为]\s?[a-z][a-z\d_-]{{3,}}"), CONTACT),
    (re.compile(rf"(?:{ELSEWHERE_PLAINLY})\s?(?:id)?\s?[a-z][a-z\d_-]{{3,}}"), CONTACT),
    (re.compile(rf"[老小阿]?[{SURNAMES}](?:{TITLES})|[\u4e00-\u9fff](?:先生|女士|小姐|太太)"), NAME),
    (re.compile(r"(?:我姓|免贵姓|贵姓|姓)[\u4e00-\u9fff]"), NAME),
    (re.compile(r"(?:我叫|名叫|名字是|联系人是?:?)(?!了|过|他|她|你|不|物业)[\u4e00-\u9fff]{2,3}"), NAME),
    (re.compile(r"my name is [a-z'-]+(?: [a-z'-]+)?|(?<![a-z])(?:mr|mrs|ms|miss|dr)\.? [a-z'-]+"), NAME),
    # Letters that touch digits go with them (18a, sf1234, b1502), and so do digits a dash or a blank away.
    (re.compile(r"(?<![a-z\d])(?=[a-z]*\d)[a-z\d]+(?:[ \-–—/.:#,+()]{0,3}(?=[a-z]*\d)[a-z\d]+)*"), NUMBER),
    (re.compile(rf"[{NUMERALS}](?:[ \-,、.]?[{NUMERALS}])+"), NUMBER),
    (re.compile(rf"(?<![a-z])(?:{ENGLISH_NUMBERS})(?:[ -]+(?:and )?(?:{ENGLISH_NUMBERS}))+(?![a-z])"), NUMBER),
    (re.compile(rf"(?:{NUMBER}|[a-z{NUMERALS}])\s?(?:{_PLACE_WORDS})(?!间)"), PLACE),
    (re.compile(rf"{PLACE}(?:\s?{PLACE})+"), PLACE),
)


def masked(source: str, *, known_places: KnownPlaces | None = None, names: Collection[str] = ()) -> Masked:
    """The text, normalised, without telephones, places, waybills, amounts, other numbers, contacts and known names."""
    text = normalise("".join("0" if _is_number(char) else char for char in source))
    plain = _without(text.plain, lambda left: _cut(find_phone(left)), PHONE)
    plain = _without(plain, lambda left: _cut(find_waybill(left)), WAYBILL)
    plain = _without(plain, lambda left: _place_cuts(left, known_places), PLACE)
    plain = _without_words(plain, _place_names(known_places), PLACE)
    plain = _without_words(plain, _parts_of(names), NAME)
    for shape, mark in SWEEPS:
        plain = shape.sub(mark, plain)
    return Masked(plain)


def _without(plain: str, find: Callable[[str], Iterable[Cut]], mark: str) -> str:
    """Every find replaced by the mark. A finder finds the first only, so it is asked again with that blanked out."""
    for _ in range(MOST):
        found = [cut for cut in find(plain) if cut.start < cut.end]
        if not found:
            break
        plain = blank(plain, found, HOLE)
    return re.sub(f"{HOLE}+", mark, plain)


def _cut(found: object) -> list[Cut]:
    cut = getattr(found, "cut", None)
    return [cut] if isinstance(cut, Cut) else []


def _place_cuts(plain: str, known: KnownPlaces | None) -> list[Cut]:
    text = Text(plain, plain, tuple((at, at + 1) for at in range(len(plain))))
    found = find_place(text, plain, known)
    return list(found.cuts) if found else []


def _place_names(known: KnownPlaces | None) -> list[str]:
    return [name for names in known.buildings.values() for name in names] if known else []


def _parts_of(names: Iterable[str]) -> list[str]:
    """Whole names, the parts of a name with blanks, and a Chinese name without its surname."""
    parts: list[str] = []
    for name in names:
        parts += [name, *name.split()]
        if len(name) == 3 and all("\u4e00" <= char <= "\u9fff" for char in name):
            parts.append(name[1:])
    return parts


def _without_words(plain: str, words: Iterable[str], mark: str) -> str:
    wanted = {to_simplified(word).strip() for word in words}
    for word in sorted((word for word in wanted if len(word) > 1), key=len, reverse=True):
        edge = (r"(?<![a-z])", r"(?![a-z])") if word.isascii() else ("", "")
        plain = re.sub(edge[0] + re.escape(word) + edge[1], mark, plain)
    return plain


def _is_number(char: str) -> bool:
    # Digits of any script, circled ones and fractions; Chinese numerals are letters and come later.
    return not char.isascii() and unicodedata.category(char) in ("Nd", "No", "Nl")
