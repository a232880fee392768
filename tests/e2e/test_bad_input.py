"""Whatever comes in, the bot gives a clear answer or none, loses nothing, and goes on working."""

import itertools
import json
from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.cast import ENGINEERS, LI, LIN, SUN_LI, WANG, ZHANG, ZHOU_QIANG, shows, submit, submitted
from tests.e2e.house import SECRET, House, Nest, clean_log
from tests.e2e.odd import NASTY, Update, mutations, private, said, tapped
from tests.e2e.people import Estate, buttons_of, words_of

pytestmark = pytest.mark.slow

ids = itertools.count(900_000_000)


@pytest.fixture(scope="module")
def house(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A bot that Telegram calls by webhook, so that anybody with the secret can put updates into it."""
    built = House(nest, tmp_path_factory.mktemp("hook"), "--press-wait", "5", webhook=True)
    # Set aside is what should become of an update that nobody can read, and the operator may know.
    with clean_log(built.log, "update_set_aside"):
        built.seed()
        built.start()
        yield built
        built.stop()


@pytest.fixture
def estate(house: House) -> Estate:
    """Its people."""
    return house.people


def bring(house: House, update: Update | bytes, secret: str = SECRET) -> int:
    """Post it as Telegram would; the status."""
    body = update if isinstance(update, bytes) else json.dumps({"update_id": next(ids)} | update).encode()
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"}
    return httpx.post(house.hook, content=body, headers=headers, timeout=30, trust_env=False).status_code


def works(estate: Estate, who: int, word: str) -> None:
    """A report from the first word to the group's card."""
    submitted(estate, who, f"卧室的灯不亮（记号 {word}）")


def settled(house: House) -> None:
    """Nothing waits, and nothing died."""
    house.settle()
    dead = house.rows("SELECT id, error, substr(payload, 1, 300) FROM inbox WHERE lower(state) = 'dead'")
    assert dead == []


def test_nobody_gets_in_without_the_secret(house: House) -> None:
    """Neither without one nor with another; nothing is kept."""
    before = house.rows("SELECT count(*) FROM inbox")
    assert bring(house, said(LIN, 1, "x"), secret="") == 401
    assert bring(house, said(LIN, 1, "x"), secret=SECRET[:-1]) == 401
    assert bring(house, b"[" * 2_000_000) == 413
    assert house.rows("SELECT count(*) FROM inbox") == before


def test_a_hundred_mutated_updates_are_kept_and_settled(house: House, estate: Estate) -> None:
    """Each is answered 200 and ends as done or set aside; the bot works on."""
    before = house.rows("SELECT count(*) FROM inbox")[0][0]
    odd = mutations(100, seed=20261121)
    statuses = {bring(house, update) for update in odd}
    for nonsense in (b"", b"null", b"[]", b"{", b'{"update_id": "x"}', b"\xff\xfe", b'{"update_id": 1e400}'):
        statuses.add(bring(house, nonsense))
    assert statuses == {200}
    settled(house)
    assert house.rows("SELECT count(*) FROM inbox")[0][0] > before + 100
    works(estate, ZHOU_QIANG, "mutated")


def test_the_same_update_twice_is_one_report(house: House, estate: Estate) -> None:
    """A second delivery is recognised."""
    update = {"update_id": next(ids)} | said(LIN, 8_000_001, "储物间的灯坏了（记号 twice）")
    assert {bring(house, update), bring(house, update)} == {200}
    estate.wait_for(LIN, "记号 twice", button="提交")
    settled(house)
    assert house.rows("SELECT count(*) FROM ticket WHERE words LIKE '%twice%'") == [(1,)]


def test_late_photos_of_an_album_join_its_draft(house: House, estate: Estate) -> None:
    """They come as updates of their own, some after the card was already there."""
    real = estate.photo(WANG, WANG, "阳台地漏返水")
    file = real["photo"][-1]
    card = estate.wait_for(WANG, "阳台地漏返水", button="提交", after=real["message_id"])
    submit(estate, WANG, card["message_id"])
    start = estate.last(WANG)
    for number in range(3):
        album = {"photo": [file], "media_group_id": "late-album"} | ({} if number else {"caption": "厨房水槽堵了"})
        assert bring(house, {"message": private(WANG, 8_100_000 + number, **album)}) == 200
        estate.wait_for(WANG, "厨房水槽堵了", f"照片 {number + 1} 张", button="提交", after=start)
    drafts = [m for m in estate.chat(WANG, start) if "提交" in buttons_of(m)]
    assert len(drafts) == 1


def test_a_forged_tap_on_somebody_elses_ticket_does_nothing(house: House, estate: Estate) -> None:
    """Whatever bytes a client makes up: other ids, huge ones, spaces, other verbs; the row decides, not the button."""
    mine, theirs, _ = submitted(estate, LIN, "厨房的水龙头滴水（记号 forged）")
    ticket = house.rows("SELECT id FROM ticket WHERE words LIKE '%forged%'")[0][0]
    verbs = (
        "cancel",
        "urge",
        "solved",
        "discard",
        "submit",
        "claim",
        "done",
        "donenow",
        "arrived",
        "called",
        "join_yes",
    )
    for verb, id in itertools.product(verbs, (str(ticket), "0", str(2**63), "1_0", " 1 ", "9" * 30, "-1", "x")):
        assert bring(house, tapped(WANG, f"{verb}:{id}", WANG, 1)) == 200
    for data in ("", ":", "a" * 64, "submit", "stars:1:99", "set:1:kind.x", "panel:1:hold.x", "topic:1:x", "\x00"):
        assert bring(house, tapped(WANG, data, ENGINEERS, theirs["message_id"])) == 200
    settled(house)
    assert house.rows("SELECT lower(status), urges, stars FROM ticket WHERE id = ?", ticket) == [("open", 0, None)]
    # And every one of them was told something, or nothing, but never anything about Lin.
    told = [c["params"].get("text", "") for c in estate.call("GET", "/people/calls") if "allback" in str(c["method"])]
    assert [text for text in told if "林晓梅" in str(text) or "1502" in str(text)] == []
    assert "接单" in buttons_of(estate.wait_on(ENGINEERS, theirs["message_id"], "等待接单"))
    assert "催单" in buttons_of(estate.wait_on(LIN, mine["message_id"], "R-"))


@pytest.mark.parametrize("text", [t for t in NASTY if t.strip("\u200b ")], ids=str.__len__)
def test_nasty_words_are_shown_as_they_were_said(estate: Estate, text: str) -> None:
    """As text and never as markup, and the report with them ends at the engineers like any other."""
    start = estate.last(SUN_LI)
    estate.say(SUN_LI, SUN_LI, f"卧室门锁坏了 {text} 谢谢")
    card = estate.wait_for(SUN_LI, "卧室门锁坏了", button="提交", after=start)
    shown = [t for t in ("<b>x</b>", "&lt;&#0;", "DROP TABLE", "{ $name }", "状态：已办结") if t in text]
    shows(card, *shown)
    _, theirs, number = submit(estate, SUN_LI, card["message_id"])
    shows(theirs, *[text for text in shown if "状态" not in text and "#" not in text])
    assert words_of(theirs).startswith(("R-", "🟠", "🔴", "C-")), number


@pytest.mark.parametrize("text", ["水" * 4096, "😀" * 2000, "🙏", "?", "厨房漏水\n\n\n\n" * 300])
def test_very_long_and_very_short_words_get_a_draft(estate: Estate, text: str) -> None:
    """A card always fits on Telegram's paper."""
    start = estate.last(ZHOU_QIANG)
    estate.say(ZHOU_QIANG, ZHOU_QIANG, text)
    answer = estate.wait_for(ZHOU_QIANG, after=start)
    assert len(words_of(answer).encode("utf-16-le")) // 2 <= 4096
    assert buttons_of(answer)


def test_a_button_outlives_its_world(house: House, estate: Estate) -> None:
    """A tap that was on its way while the world moved on is told what happened, kindly, and changes nothing."""
    mine, theirs, _ = submitted(estate, WANG, "楼道窗户玻璃裂了（记号 stale）")
    ticket = house.rows("SELECT id FROM ticket WHERE words LIKE '%stale%'")[0][0]
    estate.press(ENGINEERS, ZHANG, theirs["message_id"], "接单")
    estate.wait_on(ENGINEERS, theirs["message_id"], button="完成")
    there, here = (ENGINEERS, theirs["message_id"]), (WANG, mine["message_id"])
    assert "张师傅更快一步" in answered(house, tapped(LI, f"claim:{ticket}", *there))
    assert "已提交" in answered(house, tapped(WANG, f"submit:{ticket}", *here))
    assert "已经提交" in answered(house, tapped(WANG, f"view:{ticket}:kind", *here))
    assert "过期" in answered(house, tapped(WANG, f"stars:{ticket}:5", *here))
    assert "过期" in answered(house, tapped(WANG, "a_verb_of_last_year:1", *here))
    shows(estate.wait_on(ENGINEERS, theirs["message_id"], button="完成"), "张师傅接单")


def answered(house: House, update: Update) -> str:
    """What the toast said, as the bot sent it."""
    before = house.people.call("GET", "/people/calls")[-1]["n"]
    assert bring(house, update) == 200

    def toasts() -> list[str]:
        calls = house.people.call("GET", "/people/calls", params={"after": before})
        return [str(c["params"].get("text")) for c in calls if str(c["method"]).lower() == "answercallbackquery"]

    return str(house.people.wait("the toast", toasts)[0])


def test_what_nobody_can_read_gets_an_answer(estate: Estate, house: House) -> None:
    """A sticker, a dice: the bot says what it can read."""
    start = estate.last(LIN)
    sticker = {"file_id": "x", "file_unique_id": "y", "type": "regular", "width": 1, "height": 1}
    sticker |= {"is_animated": False, "is_video": False}
    assert bring(house, {"message": private(LIN, 8_200_000, sticker=sticker)}) == 200
    estate.wait_for(LIN, "还看不懂", after=start)


def test_at_the_end_everything_is_settled_and_the_bot_works(house: House, estate: Estate) -> None:
    """No row died; whatever could not be read was set aside and kept."""
    works(estate, WANG, "after")
    settled(house)
    left = house.rows("SELECT DISTINCT lower(state) FROM inbox")
    assert {row[0] for row in left} <= {"done", "quarantined"}
