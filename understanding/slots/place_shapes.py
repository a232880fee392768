"""The shapes a place is written in, as patterns over the normalised text (lower case, Simplified).

Each pattern has named groups b (building), k (the word after it), u (section), f (floor), r (room).
COUNTED keeps amounts, years and household counts from becoming rooms: "2018年", "1100户", "100-200元".
"""

import re

CN = r"[零〇○一二三四五六七八九十百两壹]"
COUNTED = (
    r"(?!\d|\.\d|\s*(?:年|月|元|块|快钱|户(?!主|的)|人|个|次|度|分|点|时|天|日|米|平|万|千|百|多|条|辆|台|岁|毫|升|斤|"
    r"路|弄|街|线|区|期|栋|幢|单元|号楼|楼(?!上|下)|层|[:：]\d|%|kb|mb|g\b|kg|am\b|pm\b|hours?|days?|yuan|rmb|hkd|usd|"
    r"people|times|min))"
)
START = r"(?<![\d.a-z:])"
NAME = rf"(?:[a-z]-?\d{{1,2}}|\d{{1,3}}[a-z]?|[a-z]|{CN}{{1,3}})"
ROOM = rf"(?:\d{{3,4}}[a-z]?|[a-z]\d{{3,4}}|0\d|\d{{1,2}}[a-z](?![a-z])|{CN}{{3,4}})"
LIST = rf"(?P<r>{ROOM}(?:\s*[/、和]\s*\d{{3,4}})*)"

BUILDING = re.compile(
    rf"(?<![\d.])(?<![a-z])[第新]?(?P<b>{NAME}(?:\s*[-~到至]\s*{NAME})?)\s*(?P<k>栋|幢|号楼|号院|座(?!桥|山|城|位|椅)|#楼?)"
)
NUMBERED = re.compile(rf"{START}(?P<b>\d{{1,3}})(?P<k>号)(?=\s*(?:\d{{1,2}}单元|\d{{3,4}}(?!\d)))")
ENGLISH_BUILDING = re.compile(
    r"\b(?P<k>block|blk|building|bldg|bld|tower)\.?\s*(?:no\.?\s*|#\s*)?"
    r"(?P<b>[a-z]?-?\d{1,3}[a-z]?(?![a-z\d])|[b-z](?![a-z'])|a(?=\s*(?:[\d,.#/]|flat|unit|room|floor|lift|$)))"
)
ENGLISH_NUMBERED = re.compile(r"\b(?:no\.?|number)\s*(?P<b>\d{1,3}[a-z]?)\s+(?P<k>block|building|bldg|tower)\b")
SECTION = re.compile(rf"{START}(?P<u>\d{{1,2}}|[a-z]|{CN}{{1,2}})\s*单元")
FLOOR = re.compile(
    rf"(?<![\d.])(?P<f>(?:负|地下|b)?(?:\d{{1,2}}|{CN}{{1,3}})(?:\s*[-~到至]\s*(?:\d{{1,2}}|{CN}{{1,3}}))?)\s*"
    r"(?:楼(?!道|梯|盘|宇|房|栋)|层(?!灰|油|水|皮|膜|土|厚|薄|楼都|层)|/\s*f\b|f(?![a-z\d]))"
)
ENGLISH_FLOOR = re.compile(
    r"\b(?:(?P<f>b?\d{1,2})(?:st|nd|rd|th)?[ -]*(?:floor|flr|fl)\b|(?:floor|level|lvl)\s*(?P<g>b?\d{1,2})(?!\d)|"
    r"(?P<w>ground|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s+(?:floor|level)\b|"
    r"(?P<l>g)\s*/\s*f\b|basement\s*(?:level\s*)?(?P<d>\d)(?!\d))"
)
ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ),
        start=1,
    )
}
#: "Building 12, Unit 3, Room 1502": with a room beside it, a unit of one or two digits is a section.
ENGLISH_SECTION = re.compile(r"\bunit\s*(?P<u>\d{1,2})\b(?=[\s,.]*(?:room|rm|flat|apt|apartment)\b)")
BASEMENT = re.compile(r"(?<![a-z\d])(?P<f>b\d)(?=\s*(?:层|车库|停车|carpark|car park|parking|garage|lobby))")

DASHES = (
    re.compile(
        rf"{START}(?<!-)(?P<b>{NAME})\s*[-/]\s*(?P<u>\d{{1,2}}|{CN})\s*[-/]\s*(?P<r>\d{{3,4}}[a-z]?)(?!-){COUNTED}"
    ),
    re.compile(rf"{START}(?<!-)(?P<b>{NAME})\s*(?:-|#-?)\s*(?P<r>\d{{3,4}}[a-z]?|{CN}{{3,4}})(?!-\d){COUNTED}"),
    re.compile(rf"(?<![\d.a-z])#\s*(?P<f>\d{{1,2}})-(?P<r>\d{{2,3}}[a-z]?)(?!-){COUNTED}"),
    re.compile(rf"{START}(?<!-)(?P<f>1[3-9]|[2-6]\d|0\d|1[0-2](?=-0))-(?P<r>0\d)(?![-/]){COUNTED}"),
)
MARKED_ROOM = re.compile(
    rf"(?<![\d.a-z-])(?P<r>(?:\d{{2,4}}[a-z]?|[a-z]\d{{0,4}}|\d[a-z]|{CN}{{3,4}})(?:\s*[/、和]\s*\d{{2,4}})*)"
    r"\s*(?:号?室|号?房(?!子|屋|间|东|租|价|门|管|产|卡|贷|型)|号房)"
)
ENGLISH_ROOM = re.compile(
    r"(?:\b(?:flat|unit|apt|apartment|room|rm|suite|ste|villa|door)\.?\s*(?:no\.?\s*|number\s*|#\s*)?|(?<![\w])#)"
    r"(?P<r>[a-z]?\d{1,4}[a-z]?(?![a-z\d-])|[b-z](?![a-z'])|a(?=\s*(?:[,.]|$)))"
)
# What may stand between a building, section or floor and the room number that belongs to it.
HOUSEHOLD = r"户(?=[\s,。!?的主]|$)"
NEXT_ROOM = re.compile(rf"[\s\-/,、的号#]{{0,3}}{LIST}(?:(?={HOUSEHOLD})|{COUNTED})(?:\s*(?:室|房|号|户))?")
SPOKEN_ROOM = (
    re.compile(
        rf"(?:我家|我住|家住|住在|住|房号|门牌号?|地址|我是|这里是|这边是|本人|业主|户号|\bfrom|\bat|\bin|\bof)\s*(?:是|在|:|的)?\s*"
        rf"(?P<r>\d{{3,4}}[a-z]?|{CN}{{3,4}}){COUNTED}"
    ),
    re.compile(
        r"(?<![\d.a-z-])(?P<r>\d{3,4})(?=\s*(?:的?(?:业主|住户|租户|户主|房东)|家里|我家|户的|门口|那家|那户|这户|这家))"
    ),
    re.compile(rf"^\s*(?P<r>\d{{3,4}}[a-z]?|\d{{1,2}}[a-z](?![a-z])|{CN}{{4}}){COUNTED}(?!\s*[-/.]\s*\d)"),
    re.compile(r"[\s,。](?P<r>\d{3,4})\s*[。!.]?\s*$"),
)
NOT_A_ROOM = {"110", "119", "120", "122", "911", "999", "000", "100", "200", "500", "1000", "2000"}
