"""What is left of a text when place, time, phone and polite filler are cut away, in the tenant's own characters."""

import re
from collections.abc import Iterable

from understanding.normalise import Text
from understanding.slots import Cut

FILLER = (
    "我家住在|我家在|我住在|我住的是|我家是|我家|我这里|我这边|我这|我是|我住|我在|我的|我|家住|住在|住|家在|家|这里是|这里|这边|这是|"
    "地址是|地址|房号是|房号|门牌号|门牌|楼号|电话是|电话|手机号码|手机号|手机|联系方式|联系电话|联系我|联系|号码是|号码|可以打|打给我|打|"
    "你好|您好|你们|您|你|大家好|在吗|亲|请问|请|麻烦|谢谢|谢了|多谢|辛苦了|师傅|管家|物业|小区|我们|业主|住户|租户|户主|"
    "是的|是|在|的|了|吧|呢|啊|呀|哦|哈|嗯|行|好的|好|可以|方便|有空|有时间|有人|都行|都可以|之前|以前|以后|左右|过来|上门|来|时间|"
    "室|房|号|楼|栋|那边|那儿|这儿|附近|从|到|就|左右|"
    "hello|hi|hey|dear|sir|madam|please|pls|thanks|thank you|thx|my|i'm|i am|i live|we are|we|i|at|in|on|is|it's|the|of|for|from|"
    "phone|tel|mobile|number|no|call me|call|address|flat|unit|room|block|tower|building|floor|ok|okay|works|come|free|available|home|would|can|you"
)
EDGE = re.compile(rf"^(?:[\s\W_]|(?:{FILLER})(?![a-z]))+|(?:[\s\W_]|(?<![a-z])(?:{FILLER}))+$")


def rest_of(text: Text, cuts: Iterable[Cut]) -> str:
    """The remaining words, one blank between the pieces; "" when the text was only a place, a time or a number."""
    ordered = sorted(cuts, key=lambda cut: cut.start)
    edges = [0, *(edge for cut in ordered for edge in (cut.start, cut.end)), len(text.plain)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return " ".join(piece for start, end in gaps if (piece := _piece(text, start, end)))


def _piece(text: Text, start: int, end: int) -> str:
    plain = text.plain[start:end] if start < end else ""
    for _ in range(4):
        match = EDGE.search(plain)
        if not match or not match.group():
            break
        if match.start() == 0:
            start += match.end()
        else:
            end -= match.end() - match.start()
        plain = text.plain[start:end]
    return text.original(start, end).strip()
