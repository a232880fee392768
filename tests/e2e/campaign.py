"""Stories that go on whatever happens to the bot, and what must be true of the database afterwards.

People are patient but not clever: who gets no answer looks at the chat and taps again.
"""

import random
import string
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.cast import ENGINEERS, LI, ZHANG
from tests.e2e.house import House, now
from tests.e2e.people import Estate, Message, buttons_of, from_bot, words_of

MATTERS = ("厨房水龙头一直滴水", "卧室的灯不亮了", "空调不制冷了", "马桶堵了", "阳台门锁坏了")
NAMES = {"张师傅": ZHANG, "李师傅": LI}
#: Class A in doubt is said again after 30 seconds; then some.
PATIENCE = 75.0
BEST = "⭐⭐⭐⭐⭐ 5"
ASKED_FOR = "请发一张完工照片"
REPEATED = "刚才网络不稳"


@dataclass
class Book:
    """What people did and were told, kept outside of the bot."""

    said: dict[str, tuple[int, int]] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)
    #: By matter: everybody who was ever told that it is his.
    winners: dict[str, set[int]] = field(default_factory=dict)
    #: Matters that did not come to their end, and what was seen instead.
    stuck: dict[str, str] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    #: Set when the campaign itself broke down: nobody waits for anything any more.
    called_off: threading.Event = field(default_factory=threading.Event)


class Story:
    """One tenant's matters from the first word to the stars, one after the other."""

    def __init__(self, estate: Estate, tenant: int, book: Book, seed: int) -> None:
        self.estate, self.tenant, self.book = estate, tenant, book
        self.chance = random.Random(seed)

    def run(self, ended: Callable[[], bool]) -> None:
        """Matter after matter until it is enough; what was begun is always finished."""
        while not ended():
            self.mark = "".join(self.chance.choices(string.ascii_lowercase, k=7))
            try:
                self.matter(self.mark)
            except Exception as failure:
                self.book.stuck[self.mark] = f"{self.tenant}: {failure!r}"[:1500]

    def matter(self, mark: str) -> None:
        """Say it, submit it, two race for it, it is done, solved, and gets five stars."""
        here, there = self.estate.last(self.tenant), self.estate.last(ENGINEERS)
        self._say(mark)
        self._tap_until(lambda: self._see(self.tenant, mark, here, "R-"), self.tenant, "提交", mark, here)
        self._claim(mark, there)
        card = self._see(ENGINEERS, mark, there, "👷 ")
        owner = next(who for name, who in NAMES.items() if f"👷 {name}" in words_of(card))
        number = next(word for word in words_of(card).split() if word.startswith("R-"))
        self._finish(owner, number, mark, here, there)
        self._tap_until(lambda: self._find(self.tenant, number, here, BEST), self.tenant, "已解决", number, here)
        self._tap_until(lambda: self._see(self.tenant, number, here, "谢谢您的 ⭐"), self.tenant, BEST, number, here)
        with self.book.lock:
            self.book.finished.append(mark)

    def _say(self, mark: str) -> None:
        words = f"{self.chance.choice(MATTERS)}（记号 {mark}）"
        photos = self.chance.choice((0, 0, 0, 1, 3))
        if photos:
            self.estate.album(self.tenant, self.tenant, photos, words)
        else:
            self.estate.say(self.tenant, self.tenant, words)
        with self.book.lock:
            self.book.said[mark] = (self.tenant, photos)

    def _claim(self, mark: str, after: int) -> None:
        """Both masters tap at the same moment, until the card names an owner."""

        def owned() -> bool:
            return bool(self._see(ENGINEERS, mark, after, "👷 "))

        deadline = now() + PATIENCE
        while not owned():
            assert now() < deadline, f"nobody owns {mark}: {self.estate.told(ENGINEERS, after)}"
            card = self._wait(lambda: self._find(ENGINEERS, mark, after, "接单"), 3)
            if not card:
                continue
            answers: dict[int, str] = {}
            taps = [threading.Thread(target=self._tap, args=(card, who, answers)) for who in (ZHANG, LI)]
            for tap in taps:
                tap.start()
            for tap in taps:
                tap.join()
            with self.book.lock:
                winners = {who for who, answer in answers.items() if "归您了" in answer}
                self.book.winners.setdefault(mark, set()).update(winners)
            self._wait(owned, 3)

    def _tap(self, card: Message, who: int, answers: dict[int, str]) -> None:
        answers[who] = self._press(ENGINEERS, who, card, "接单")

    def _finish(self, owner: int, number: str, mark: str, here: int, there: int) -> None:
        """Done without a photo; if the question gets lost, he asks for it again."""

        def asked() -> bool:
            return self._find(self.tenant, number, here, "已解决") is not None

        deadline = now() + PATIENCE
        while not asked() and now() < deadline:
            prompt = self._find(ENGINEERS, number, there, "不用照片，直接完成")
            if prompt:
                self._press(ENGINEERS, owner, prompt, "不用照片，直接完成")
                self._wait(asked, 3)
            elif card := self._find(ENGINEERS, mark, there, "完成"):
                self._press(ENGINEERS, owner, card, "完成")
                self._wait(lambda: self._find(ENGINEERS, number, there, "不用照片，直接完成"), 3)
        assert asked(), f"the tenant was never asked about {number}"

    def _tap_until(self, goal: Callable[[], Any], chat: int, button: str, words: str, after: int) -> None:
        """Tap the newest such button, and again after three seconds, until the goal can be seen."""
        deadline = now() + PATIENCE
        while not goal():
            assert now() < deadline, f"{button} did not help {words}: {self.estate.told(chat, after)}"
            card = self._wait(lambda: self._find(chat, words, after, button) or goal(), 3)
            if isinstance(card, dict) and button in buttons_of(card):
                self._press(chat, self.tenant, card, button)
                self._wait(goal, 3)

    def _see(self, chat: int, words: str, after: int, more: str) -> Message:
        """The newest of the bot's messages with these words and more, or nothing."""
        texts = [m for m in self.estate.chat(chat, after) if from_bot(m) and words in words_of(m)]
        return next((m for m in reversed(texts) if more in words_of(m)), {})

    def _find(self, chat: int, words: str, after: int, button: str) -> Message | None:
        """The newest of the bot's messages with these words; None if it has not this button."""
        seen = [m for m in self.estate.chat(chat, after) if from_bot(m) and words in words_of(m)]
        having = [m for m in seen if button in buttons_of(m)]
        return having[-1] if having else None

    def _press(self, chat: int, who: int, card: Message, button: str) -> str:
        try:
            return str(self.estate.press(chat, who, card["message_id"], button)["text"] or "")
        except Exception:
            # The button went away under the finger: the caller looks again.
            return ""

    def _wait(self, look: Callable[[], Any], patience: float) -> Any:
        def look_again() -> Any:
            if self.book.called_off.is_set():
                raise RuntimeError("the campaign was called off")
            return look()

        try:
            return self.estate.wait("it", look_again, patience)
        except AssertionError:
            return None


def invariants(house: House, book: Book) -> dict[str, int]:
    """What must be true after everything has settled; the counts for the summary line."""
    tickets = house.rows("SELECT id, words, lower(status), stars FROM ticket")
    by_mark = {mark: [row for row in tickets if mark in row[1]] for mark in book.said}
    lost = [mark for mark, rows in by_mark.items() if not rows]
    doubled = [mark for mark, rows in by_mark.items() if len(rows) > 1]
    assert (lost, doubled, len(tickets)) == ([], [], len(book.said))
    _all_ended(house, book, by_mark)
    _pieces_kept(house, book, by_mark)
    _one_history(house)
    twice = house.rows("SELECT ticket_id FROM ticket_event WHERE what = 'claimed' GROUP BY 1 HAVING count(*) > 1")
    assert twice == [], "claimed twice"
    assert [mark for mark, winners in book.winners.items() if len(winners) > 1] == [], "two were told that they won"
    left = house.rows("SELECT id, state, error FROM inbox WHERE lower(state) <> 'done'")
    assert left == [], "updates not handled"
    states = Counter(str(row[0]).lower() for row in house.rows("SELECT state FROM outbox"))
    assert set(states) <= {"sent", "dropped", "in_doubt"}, states
    assert house.rows("PRAGMA integrity_check") == [("ok",)]
    return {"in doubt": states["in_doubt"], "lost": len(lost), "doubled": len(doubled), "sent": states["sent"]}


def _all_ended(house: House, book: Book, by_mark: dict[str, list[tuple[Any, ...]]]) -> None:
    """Five stars and closed; only a message that is listed as in doubt may be what a tenant never saw."""
    unfinished = {mark: rows[0] for mark, rows in by_mark.items() if (rows[0][2], rows[0][3]) != ("closed", 5)}
    doubtful = "SELECT count(*) FROM outbox WHERE ticket_id = ? AND lower(state) = 'in_doubt'"
    unexplained = [mark for mark, row in unfinished.items() if house.rows(doubtful, row[0]) == [(0,)]]
    assert unexplained == [], [book.stuck.get(mark) for mark in unexplained]


def _pieces_kept(house: House, book: Book, by_mark: dict[str, list[tuple[Any, ...]]]) -> None:
    for mark, (_, photos) in book.said.items():
        kept = house.rows("SELECT count(*) FROM piece WHERE ticket_id = ? AND side = 'tenant'", by_mark[mark][0][0])
        assert kept == [(max(photos, 1),)], f"{mark}: {photos} photos, kept {kept}"


def _one_history(house: House) -> None:
    """Each ticket's events count 1, 2, 3 ..., and each begins where the last one ended."""
    seen: dict[int, tuple[int, str]] = {}
    for ticket, seq, was, becomes in house.rows(
        "SELECT ticket_id, seq, was, becomes FROM ticket_event ORDER BY ticket_id, seq"
    ):
        last, state = seen.get(ticket, (0, was))
        assert (seq, was) == (last + 1, state), f"ticket {ticket}: event {seq} from {was} after {last} {state}"
        seen[ticket] = (seq, becomes)


def doubles(estate: Estate, chats: list[int]) -> tuple[int, list[str]]:
    """How many messages say that they may be a repeat, and those that came twice without saying so.

    What a worker asked for himself by tapping again, the question for a photo, may stand there twice.
    """
    owned, silent = 0, []
    for chat in chats:
        words = Counter(words_of(m) for m in estate.chat(chat) if from_bot(m) and words_of(m))
        owned += sum(count for text, count in words.items() if REPEATED in text)
        silent += [
            text
            for text, count in words.items()
            if count > 1 and not any(known in text for known in (REPEATED, ASKED_FOR))
        ]
    return owned, silent
