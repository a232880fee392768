"""Fitting Telegram HTML on Telegram's paper: measuring, cutting, and taking the tags off.

Telegram counts after parsing the HTML: `&lt;` is one, a tag is none, and an emoji is two, because
lengths are UTF-16. A cut never falls inside a tag or an entity, and an open tag goes on overleaf.
"""

import html
import re
import unicodedata

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>|&[#a-zA-Z0-9]{1,10};|.", re.DOTALL)
#: Glue: what must not be torn off the sign before it (joiner, variation selectors, skin tones).
_GLUE = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
MORE = "…"


def length(text: str) -> int:
    """How long Telegram will find the HTML `text`."""
    return sum(_width(token) for token in _tokens(text))


def plain(text: str) -> str:
    """The words without their HTML, for when Telegram cannot read our tags."""
    return html.unescape("".join(token for token in _tokens(text) if not _is_tag(token)))


def pieces(text: str, limit: int) -> list[str]:
    """The HTML cut into messages of at most `limit`, at a line end or a space where there is one."""
    cut: list[str] = []
    rest = text
    while length(rest) > limit:
        head, rest = _cut(rest, limit)
        cut.append(head)
    return [piece for piece in (*cut, rest) if plain(piece).strip()] or [text]


def shorten(text: str, limit: int) -> str:
    """The HTML, and if it is too long, its beginning with an ellipsis."""
    if length(text) <= limit:
        return text
    head, _ = _cut(text, limit - len(MORE))
    words, closing = _without_closing(head)
    return f"{words.rstrip()}{MORE}{closing}"


def _cut(text: str, limit: int) -> tuple[str, str]:
    tokens = _tokens(text)
    at = _place(tokens, _fitting(tokens, limit))
    head, tail = tokens[:at], tokens[at:]
    open_tags = _open(head)
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(open_tags))
    rest = "".join(tail).lstrip(" \n")
    return "".join(head).rstrip(" \n") + closing, "".join(open_tags) + rest


def _fitting(tokens: list[str], limit: int) -> int:
    used = 0
    for index, token in enumerate(tokens):
        used += _width(token)
        if used > limit:
            return max(index, 1)
    return len(tokens)


def _place(tokens: list[str], most: int) -> int:
    """Where to cut: after a line end or a space in the last quarter, else between two whole signs."""
    for kind in ("\n", " 。！？；，.!?;,"):
        for index in range(most - 1, most * 3 // 4, -1):
            if tokens[index] in kind:
                return index + 1
    at = most
    while at > most * 3 // 4 and at > 1 and _clings(tokens[at - 1], tokens[at]):
        at -= 1
    return at


def _clings(before: str, after: str) -> bool:
    if len(after) > 1 or len(before) > 1:
        return False
    return bool(_GLUE.match(after) or before == "\u200d" or unicodedata.combining(after))


def _open(tokens: list[str]) -> list[str]:
    stack: list[str] = []
    for token in filter(_is_tag, tokens):
        if not token.startswith("</"):
            stack.append(token)
        elif stack and _name(stack[-1]) == _name(token):
            stack.pop()
    return stack


def _without_closing(piece: str) -> tuple[str, str]:
    closing = re.search(r"(</[a-zA-Z][a-zA-Z0-9-]*>)*$", piece)
    start = closing.start() if closing else len(piece)
    return piece[:start], piece[start:]


def _tokens(text: str) -> list[str]:
    return [found[0] for found in _TOKEN.finditer(text)]


def _is_tag(token: str) -> bool:
    return len(token) > 2 and token.startswith("<")


def _name(tag: str) -> str:
    found = _TOKEN.fullmatch(tag)
    return found[2].lower() if found else ""


def _width(token: str) -> int:
    if _is_tag(token):
        return 0
    sign = html.unescape(token) if len(token) > 1 else token
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in sign)
