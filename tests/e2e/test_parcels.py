"""Three parcels through the whole house: typed at the desk, told with a picture, handed over by code."""

import re

import pytest

from tests.e2e.cast import DESK, EMILY, LIN, XIAOZHOU, tap
from tests.e2e.people import Estate, words_of

pytestmark = pytest.mark.slow


def test_three_parcels_from_the_desk_to_their_tenants_hands(estate: Estate) -> None:
    """One message registers them; Lin's card keeps its picture when its words change."""
    before, hers = estate.last(LIN), estate.last(EMILY)
    estate.say(DESK, XIAOZHOU, "顺丰 SF555001 12-1502\n中通 12-1502 x2\nDHL 8-1101")
    estate.wait_for(DESK, "登记了 3 单，共 4 件", button="撤销登记")
    card = estate.wait_for(LIN, "12-1502 有您的包裹", "SF555001", after=before)
    assert card["photo"]
    estate.wait_for(EMILY, "A parcel for 8-1101", after=hers)
    code = re.search(r"取件码 (\d{6})", words_of(card))
    assert code

    estate.say(DESK, XIAOZHOU, code[1])

    handed = estate.wait_for(DESK, "SF555001", "凭取件码取走")
    now = estate.wait_on(LIN, card["message_id"], "凭取件码取走，经手 小周")
    assert now["photo"]
    assert code[1] not in words_of(now)
    estate.wait_for(LIN, "您的包裹已取走", "SF555001", after=card["message_id"])
    rest = next(button for row in handed["reply_markup"]["inline_keyboard"] for button in row)
    tap(estate, DESK, XIAOZHOU, handed, rest["text"])
    estate.wait_for(LIN, "件包裹已取走", "中通", after=card["message_id"])


def test_a_letter_is_confirmed_on_the_recipients_own_phone(estate: Estate) -> None:
    """The desk asks, she says yes where she stands, and the desk's card knows it."""
    before = estate.last(LIN)
    estate.say(DESK, XIAOZHOU, "挂号信 12-1502 林晓梅")
    card = estate.wait_for(LIN, "有您的挂号信", after=before)
    code = re.search(r"取件码 (\d{6})", words_of(card))
    assert code
    estate.say(DESK, XIAOZHOU, code[1])
    asked = estate.wait_for(LIN, "确认收下吗", button="是我，已收下", after=card["message_id"])

    tap(estate, LIN, LIN, asked, "是我，已收下")

    estate.wait_for(DESK, "由 林晓梅 取走，经手 小周")
