"""Money through the whole house: a screenshot and a receipt, money at the counter, paying in the chat."""

import shutil
from collections.abc import Iterator

import pytest

from tests.e2e.cast import DESK, LIN, MA, XIAOZHOU, shows, tap
from tests.e2e.conftest import TUESDAY
from tests.e2e.house import ROOT, Demo, Nest, clean_log
from tests.e2e.people import Estate, Message, buttons_of

pytestmark = pytest.mark.slow

#: The cashier. The demo has no finance group, so proofs stand in the desk's.
QIAN = 2007
PROVIDER = "284685063:TEST:not-a-real-one"


@pytest.fixture(scope="module")
def demo(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo with payment in the chat switched on, as an operator does it."""
    rules = tmp_path_factory.mktemp("rules") / "catalogue"
    shutil.copytree(ROOT / "catalogue", rules, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    fees = rules / "fees.yaml"
    fees.write_text(
        fees.read_text(encoding="utf-8").replace("  pay:\n", "  pay:\n    telegram: true\n"), encoding="utf-8"
    )
    running = Demo(
        nest, tmp_path_factory.mktemp("demo"), GUANJIA_DEMO_START=TUESDAY, GUANJIA_CATALOGUE=str(rules),
        GUANJIA_PAYMENT_TOKEN=PROVIDER,
    )  # fmt: skip
    with clean_log(running.log):
        yield running
        running.stop()


def statement(estate: Estate, who: int) -> Message:
    """/bills."""
    said = estate.say(who, who, "/bills")
    return estate.wait_for(who, button="🧾 我已缴费", after=said["message_id"])


def button(message: Message, words: str) -> str:
    """The button that begins with these words."""
    return next(each for each in buttons_of(message) if each.startswith(words))


def proven(estate: Estate) -> Message:
    """Lin says that she has paid and sends the screenshot; the card in the desk's group."""
    asked = estate.last(LIN)
    tap(estate, LIN, LIN, statement(estate, LIN), "🧾 我已缴费")
    estate.wait_for(LIN, "缴费凭证发过来", after=asked)
    before = estate.last(DESK)
    estate.photo(LIN, LIN)
    estate.wait_for(LIN, "缴费凭证收到了", button="撤回", after=asked)
    return estate.wait_for(DESK, "缴费凭证", "12-1502", button="✖ 退回", after=before)


def test_a_proof_is_turned_down_with_a_reason_sent_again_in_part_booked_and_the_receipt_arrives(estate: Estate) -> None:
    card = proven(estate)
    assert "photo" in card
    # The desk reads along and decides nothing.
    assert "不" in tap(estate, DESK, XIAOZHOU, card, button(card, "✅ 全额"))
    before = estate.last(LIN)
    tap(estate, DESK, QIAN, card, "✖ 退回")
    tap(estate, DESK, QIAN, card, "图片看不清")
    estate.wait_for(LIN, "图片看不清", button="重新发凭证", after=before)

    card, before, asked = proven(estate), estate.last(LIN), estate.last(DESK)
    tap(estate, DESK, QIAN, card, "✏️ 其他金额")
    question = estate.wait_for(DESK, "到账多少", after=asked)
    estate.say(DESK, QIAN, "12.50", reply=question["message_id"])
    receipt = estate.wait_for(LIN, "12.50", "收据", "还有", after=before)
    assert receipt["document"]["file_name"] == "F-261124-001.pdf"
    shows(estate.wait_on(DESK, card["message_id"], "F-261124-001", button="↩ 撤销入账"), "钱会计")


def test_the_manager_takes_a_payment_back_and_the_tenant_is_told(estate: Estate) -> None:
    card, before = proven(estate), estate.last(LIN)
    tap(estate, DESK, QIAN, card, button(card, "✅ 全额"))
    receipt = estate.wait_for(LIN, "收据", "没有待缴账单", after=before)
    late = tap(estate, DESK, MA, card, "↩ 撤销入账")
    assert late == "请直接回复"
    question = estate.wait_for(DESK, "为什么撤销", after=card["message_id"])
    estate.say(DESK, MA, "银行退票", reply=question["message_id"])
    estate.wait_for(LIN, "抱歉", "银行退票", after=receipt["message_id"])


def test_whoever_pays_in_the_chat_is_asked_once_more_and_has_the_receipt_at_once(estate: Estate) -> None:
    first = statement(estate, LIN)
    tap(estate, LIN, LIN, first, "💳 怎么缴")
    before = estate.last(LIN)
    tap(estate, LIN, LIN, first, "💴 在这里支付")
    invoice = estate.wait("the invoice", lambda: [m for m in estate.chat(LIN, before) if "invoice" in m])[0]
    # While she looks at it the cashier books a part: the sum is another one now, and nothing may be charged.
    card = proven(estate)
    tap(estate, DESK, QIAN, card, "✏️ 其他金额")
    estate.say(DESK, QIAN, "5", reply=estate.wait_for(DESK, "到账多少", after=card["message_id"])["message_id"])
    estate.wait_on(DESK, card["message_id"], button="↩ 撤销入账")
    refused = estate.do(f"chats/{LIN}/messages/{invoice['message_id']}/pay", **{"from": LIN})
    assert "没有扣款" in refused["error"]

    before, second = estate.last(LIN), statement(estate, LIN)
    tap(estate, LIN, LIN, second, "💳 怎么缴")
    tap(estate, LIN, LIN, second, "💴 在这里支付")
    invoice = estate.wait("the invoice", lambda: [m for m in estate.chat(LIN, before) if "invoice" in m])[0]
    paid = estate.do(f"chats/{LIN}/messages/{invoice['message_id']}/pay", **{"from": LIN})
    assert paid == {"paid": True, "error": None}
    estate.wait_for(LIN, "收据", "没有待缴账单", after=before)


def test_money_at_the_counter_and_the_day_sheet(estate: Estate) -> None:
    said = estate.say(QIAN, QIAN, "/paid")
    menu = estate.wait_for(QIAN, "哪一处", after=said["message_id"])
    for words in ("选择房号", "12栋", "3", "12-301", "现金"):
        found = estate.wait_for(QIAN, button=words, after=said["message_id"])
        tap(estate, QIAN, QIAN, found, words)
    card = estate.wait_for(QIAN, "现金", "12-301", button="作废", after=menu["message_id"])
    tap(estate, QIAN, QIAN, card, button(card, "✅ 全额"))
    estate.wait_for(QIAN, "收据", after=card["message_id"])
    before = estate.last(QIAN)
    estate.say(QIAN, QIAN, "/daysheet")
    sheet = estate.wait_for(QIAN, "收款日报", "现金", "线上支付", "缴费凭证", after=before)
    assert sheet["document"]["mime_type"] == "application/pdf" or sheet["document"]["file_name"].endswith(".pdf")
