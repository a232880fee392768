"""Long words on Telegram's paper."""

import re

from hypothesis import given
from hypothesis import strategies as st

from outbox.paper import length, pieces, plain, shorten

LINES = "\n".join(f"第{n}行：水管漏水，师傅已在路上。" for n in range(1, 400))


def balanced(piece: str) -> bool:
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", piece):
        if not closing:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack


def test_length_is_what_telegram_counts() -> None:
    assert length("<b>漏水</b> &lt;3 &amp; 😀") == 2 + 1 + 2 + 1 + 1 + 1 + 2


def test_a_short_message_stays_as_it_is() -> None:
    assert pieces("<b>好的</b>", 4096) == ["<b>好的</b>"]
    assert shorten("<b>好的</b>", 4096) == "<b>好的</b>"


def test_a_long_message_is_cut_at_line_ends() -> None:
    cut = pieces(LINES, 4096)

    assert len(cut) == 2
    assert all(piece.startswith("第") and piece.endswith("。") for piece in cut)
    assert "\n".join(cut) == LINES


def test_bold_goes_on_overleaf() -> None:
    first, second = pieces("<b>" + "水 " * 30 + "</b>", 40)

    assert first.endswith("</b>")
    assert second.startswith("<b>")


def test_an_entity_is_never_torn() -> None:
    assert pieces("&lt;" * 10, 4) == ["&lt;" * 4, "&lt;" * 4, "&lt;" * 2]


def test_a_family_of_signs_stays_together() -> None:
    assert pieces("abc👍🏽", 6)[0] == "abc"


def test_what_is_too_long_for_a_card_ends_in_an_ellipsis() -> None:
    short = shorten(f"<i>{'漏' * 5000}</i>", 4096)

    assert short.endswith("…</i>")
    assert length(short) == 4096


def test_plain_words_are_what_was_meant() -> None:
    assert plain('<a href="x">林 &lt;晓&gt; 梅</a> &amp; Co') == "林 <晓> 梅 & Co"


def test_a_lone_angle_bracket_is_a_sign_like_any_other() -> None:
    assert plain("I <3 you") == "I <3 you"
    assert length("I <3 you") == 8


WORDS = st.text(alphabet=st.sampled_from("漏水 a\n。<&😀\u0301\u200d"), max_size=60)
PARTS = st.lists(st.tuples(st.sampled_from(["", "b", "i", "code"]), WORDS), max_size=8)


@given(PARTS, st.integers(min_value=8, max_value=40))
def test_any_message_is_cut_whole(parts: list[tuple[str, str]], limit: int) -> None:
    html = "".join(_tagged(tag, words.replace("&", "&amp;").replace("<", "&lt;")) for tag, words in parts)

    cut = pieces(html, limit)

    if plain(html).strip():
        assert all(length(piece) <= limit and balanced(piece) for piece in cut)
        seen = "".join(plain(piece) for piece in cut)
        assert re.sub(r"\s", "", seen) == re.sub(r"\s", "", plain(html))
    assert length(shorten(html, limit)) <= limit


def _tagged(tag: str, words: str) -> str:
    return f"<{tag}>{words}</{tag}>" if tag else words
