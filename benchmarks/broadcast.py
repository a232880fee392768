"""A notice to thousands while people talk: how much of the rate is used, is anybody flooded, does talk wait?

    python -m benchmarks broadcast --households 5000

Simulator, bot and people share this machine; the simulator is strict: 30 calls a second and not two
within a thirtieth, one a second per chat, no burst forgiven.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx

from benchmarks.crowd import FIRST, WORDS, Crowd, gathered
from benchmarks.estate import Estate, payloads_of
from benchmarks.results import keep
from bot.pacing import PACES
from models.campaign_figures import Figures, figures
from models.campaigns import Campaign

TELEGRAM = 30.0
TALKERS, TAPPERS = 6, 2
THINKS = 2.5
#: People look at their phones about as often.
GLANCE = 0.03
COUNTED = ("sendMessage", "editMessageText", "deleteMessage", "sendPhoto")


@dataclass
class Talk:
    """How long people waited: for the answer to a word, and for the end of the spinner after a tap."""

    words: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    unanswered: int = 0
    over: threading.Event = field(default_factory=threading.Event)


def main(argv: list[str]) -> int:
    """Print the figures and keep them; 1 if a promise did not hold."""
    asked = _read_options(argv)
    with tempfile.TemporaryDirectory(prefix="guanjia-bench-") as folder:
        with gathered(Path(folder), asked.households, flood="strict", pace="strict") as crowd:
            found = measure(crowd)
        errors = (Path(folder) / "crowd.log").read_text(encoding="utf-8").count("[error")
    found["errors in the log"] = errors
    for name, value in found.items():
        print(f"{name:44} {value}")
    keep("broadcast", found)
    return 0 if good(found) else 1


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks broadcast", description="A notice to thousands.")
    parser.add_argument("--households", type=int, default=600)
    return parser.parse_args(argv)


def measure(crowd: Crowd) -> dict[str, Any]:
    """Send it, with people talking meanwhile, and look at what Telegram saw."""
    crowd.start()
    talk = Talk()
    people = [threading.Thread(target=_talks, args=(crowd, talk, FIRST + at)) for at in range(TALKERS)]
    people += [threading.Thread(target=_taps, args=(crowd, talk, at)) for at in range(TAPPERS)]
    _first_news(crowd)
    for person in people:
        person.start()
    rss = []
    while not (standing := stands(crowd)).waiting == standing.not_yet == 0:
        rss.append(crowd.rss())
        time.sleep(1)
    talk.over.set()
    for person in people:
        person.join()
    return report(crowd, talk, standing, rss)


def _first_news(crowd: Crowd) -> None:
    if not crowd.estate.wait(lambda: stands(crowd).sent > 0, 180):
        raise SystemExit("nothing was sent within three minutes")


def stands(crowd: Crowd) -> Figures:
    """How the campaign stands in the database."""
    database = crowd.database()
    try:
        return database.read_sync(lambda tx, now: figures(tx, tx.get_one(Campaign, crowd.campaign.id), now=now))
    finally:
        database.close()


def report(crowd: Crowd, talk: Talk, standing: Figures, rss: list[float]) -> dict[str, Any]:
    """The figures by name."""
    calls = [call for call in crowd.calls() if call["method"] in COUNTED]
    news = [
        call["at"] for call in calls if WORDS in str(call["params"].get("text")) and call["method"] == "sendMessage"
    ]
    during = [call["at"] for call in calls if news[0] <= call["at"] <= news[-1]]
    pace = (len(during) - 1) / (during[-1] - during[0])
    gaps = [after - before for before, after in pairwise(during)]
    received = [len(crowd.received(at)) for at in range(crowd.households)]
    allowed = PACES[crowd.pace].per_second
    return {
        "households": crowd.households,
        "seconds": round(during[-1] - during[0], 1),
        "calls a second": round(pace, 2),
        "of the rate we allow ourselves": f"{pace / allowed:.1%}",
        "of Telegram's 30 a second": f"{pace / TELEGRAM:.1%}",
        "shortest gap, in ticks of 1/30 s": round(min(gaps) * TELEGRAM, 3),
        "429s": sum(call["status"] == 429 for call in calls),
        "contacts with exactly one": f"{received.count(1)}/{crowd.households}",
        "sent, refused, in doubt": f"{standing.sent}, {standing.refused}, {standing.in_doubt}",
        "talk: word to answer p50, p95, most (s)": _shape(talk.words),
        "talk: tap to end of spinner p50, p95, most (s)": _shape(talk.taps),
        "talk: words, taps, unanswered": f"{len(talk.words)}, {len(talk.taps)}, {talk.unanswered}",
        "bot memory: after 10 s, at the end, most (MB)": f"{rss[min(9, len(rss) - 1)]:.0f}, {rss[-1]:.0f}, "
        f"{crowd.rss('VmHWM'):.0f}",
    }


def good(found: dict[str, Any]) -> bool:
    """The promises: nobody flooded, everybody once, the rate used, talk within two seconds."""
    used = float(found["of the rate we allow ourselves"].rstrip("%"))
    p95 = float(found["talk: word to answer p50, p95, most (s)"].split(", ")[1])
    once, all_of_them = found["contacts with exactly one"].split("/")
    return found["429s"] == 0 and once == all_of_them and used >= 97 and p95 <= 2


def _shape(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "none"
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"{statistics.median(seconds):.2f}, {p95:.2f}, {max(seconds):.2f}"


def _talks(crowd: Crowd, talk: Talk, who: int) -> None:
    """Somebody asks for help again and again, and waits for the answer."""
    estate, chance = Estate(str(crowd.estate.http.base_url)), random.Random(who)
    while not talk.over.wait(chance.uniform(0.5, 1.5) * THINKS):
        began = time.monotonic()
        said = estate.say(who, "/help")
        if _wait(lambda said=said: [m for m in estate.answers(who, said) if WORDS not in str(m.get("text"))]):  # type: ignore[misc]
            talk.words.append(time.monotonic() - began)
        else:
            talk.unanswered += 1


def _taps(crowd: Crowd, talk: Talk, seed: int) -> None:
    """Somebody who has the news taps that he has got it."""
    estate, chance, tapped = Estate(str(crowd.estate.http.base_url)), random.Random(seed), set()
    while not talk.over.wait(chance.uniform(0.5, 1.5) * THINKS):
        who = FIRST + chance.randrange(TALKERS, crowd.households)
        news = [m for m in estate.answers(who, 0) if WORDS in str(m.get("text"))]
        if who in tapped or not news or not payloads_of(news[0]):
            continue
        tapped.add(who)
        began = time.monotonic()
        try:
            estate.press(who, news[0], payloads_of(news[0])[0])
            talk.taps.append(time.monotonic() - began)
        except httpx.HTTPError:
            talk.unanswered += 1


def _wait(look: Any) -> bool:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if look():
            return True
        time.sleep(GLANCE)
    return False


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
