"""Every line of a file through the running bot: does each end as a draft card that shows the whole text?

    python -m benchmarks.feed                          our own sentences.tsv and a few extremes
    python -m benchmarks.feed FILE.tsv --column text   any file with a header line; \\n in a cell is a line break
    python -m benchmarks.feed FILE.tsv --url http://127.0.0.1:8081

Each line is said by the next tenant in turn and its draft is thrown away afterwards, so that no line
leans on another. A card keeps the first 3000 characters of a longer text. Exit 1 if a line got no
draft, was cut, or made the bot raise. Times are of this machine on this day: read the ratio.
"""

import argparse
import csv
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.estate import Estate, Message, payloads_of, running, words_of

OWN = Path(__file__).parent / "sentences.tsv"
KEPT = 3000
PATIENCE = 15.0
ECHOES = 12


@dataclass
class Outcome:
    """What became of the lines, and how long it took."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def main(argv: list[str]) -> int:
    """Feed the file and print what happened."""
    asked = _read_options(argv)
    lines = read(asked.tsv, asked.column) + (extremes() if asked.tsv == OWN else [])
    with running(asked.url) as (estate, log):
        echo = statistics.median(echoes(estate))
        outcome = feed(estate, lines[: asked.most])
        raised = log.read_text(encoding="utf-8").count("[error") if log else 0
    report(outcome, echo, raised)
    good = outcome.counts["draft"]
    return 0 if good == sum(outcome.counts.values()) and not raised else 1


def _read_options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feed", description="Feed lines through the bot.")
    parser.add_argument("tsv", nargs="?", type=Path, default=OWN)
    parser.add_argument("--column", default="text", help="the column that holds what tenants say")
    parser.add_argument("--url", help="an estate that runs already; without it a demo is started")
    parser.add_argument("--most", type=int, default=None, help="stop after so many lines")
    return parser.parse_args(argv)


def read(path: Path, column: str) -> list[str]:
    """The texts of one column; `\\n` in a cell is a line break, and nothing else is special."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if column not in (rows.fieldnames or []):
            raise SystemExit(f"{path} has no column {column!r}; it has {', '.join(rows.fieldnames or [])}")
        return [row[column].replace("\\n", "\n") for row in rows if (row[column] or "").strip()]


def extremes() -> list[str]:
    """What is too long to be written into a file, up to Telegram's 4096 UTF-16 units."""
    sentence = "厨房的水龙头一直滴水，请尽快来人。"
    return [
        (sentence * 300)[:4096],
        "The tap in the kitchen is dripping. " * 113,
        "漏水😀" * 1000,
        ("<b>灯</b> & " * 450)[:4096],
        "灯坏了\n" * 1000,
        "a" * 4096,
        "水" * 3000,
        "👨‍👩‍👧‍👦" * 300,
    ]


def echoes(estate: Estate) -> list[float]:
    """How long /help takes: the shortest way in and out again, without understanding or a ticket."""
    taken = []
    for who in (estate.tenants() * ECHOES)[:ECHOES]:
        began = time.monotonic()
        said = estate.say(who, "/help")
        estate.wait(lambda who=who, said=said: estate.answers(who, said), PATIENCE)  # type: ignore[misc]
        taken.append(time.monotonic() - began)
    return taken


def feed(estate: Estate, lines: list[str]) -> Outcome:
    """Say every line, one after the other, and look at what comes back."""
    outcome, tenants = Outcome(), estate.tenants()
    for number, text in enumerate(lines):
        who = tenants[number % len(tenants)]
        began = time.monotonic()
        said = estate.say(who, text)
        card = _draft(estate, who, said)
        outcome.seconds.append(time.monotonic() - began)
        became = judge(card, text)
        outcome.counts[became] += 1
        if became != "draft":
            outcome.odd.append(f"line {number + 1}: {became}")
        if card:
            estate.press(who, card, next((p for p in payloads_of(card) if p.startswith("discard:")), ""))
    return outcome


def _draft(estate: Estate, who: int, said: int) -> Message | None:
    """The newest answer that can be submitted, else whatever was answered."""

    def look() -> list[Message]:
        found = estate.answers(who, said)
        return [m for m in found if any(p.startswith("submit:") for p in payloads_of(m))]

    drafts = estate.wait(look, PATIENCE) or estate.answers(who, said)
    return drafts[-1] if drafts else None


def judge(card: Message | None, text: str) -> str:
    """draft, or what is wrong with it."""
    if card is None:
        return "no answer"
    if not any(payload.startswith("submit:") for payload in payloads_of(card)):
        return "another answer"
    shown, wanted = _plain(words_of(card)), _plain(text)
    return "draft" if wanted[:KEPT].rstrip() in shown else "cut"


def _plain(text: str) -> str:
    """Without the white space that Telegram takes away at the ends of lines and texts."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def report(outcome: Outcome, echo: float, raised: int) -> None:
    """Counts first, then times."""
    total = sum(outcome.counts.values())
    counted = ", ".join(f"{what}: {count}" for what, count in outcome.counts.most_common())
    print(f"lines: {total}   {counted}   errors in the log: {raised}")
    for line in outcome.odd[:20]:
        print(f"  {line}")
    if len(outcome.seconds) > 1:
        cuts = statistics.quantiles(outcome.seconds, n=20)
        p50, p95 = statistics.median(outcome.seconds), cuts[-1]
        print(
            f"from word to card: p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms; "
            f"the echo (/help) takes {echo * 1000:.0f} ms, so {p50 / echo:.1f} and {p95 / echo:.1f} echoes "
            "(machines are noisy: compare the ratio, and only on a quiet one)"
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
