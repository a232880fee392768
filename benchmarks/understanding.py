"""How well tenants are understood: sets by authors who saw no lexicon and no training line, with Wilson intervals.

    python -m benchmarks understanding [--errors 20] [--set FILE.tsv] [--bare] [--rules] [--alone] [--table]

The sets in benchmarks/voices are text, intent, repair, complaint, urgency; a/b means that either is right. `--set`
measures another file of that shape, `--bare` does without the sentence embedding, `--rules` without the model,
`--alone` without the vote of the nearest lines; `--table` gives the table of docs/understanding.md. Nothing is trained
on these lines.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from understanding.model import nearest
from understanding.model.embed import embed, is_there, switched_off
from understanding.pipeline import notice, understand, warm_up
from understanding.result import Understanding

VOICES = Path(__file__).parent / "voices"
#: On the first one's lines the thresholds were chosen, on the second one's they were not.
AUTHORS = ("fresh", "held_out")
NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
#: Two standard errors, nearly.
Z = 1.96
TRADITIONAL = re.compile("[們這個來說時會對開關門燈電樓東車長風飛馬鳥魚麥點龍龜嘅咗冇喺啲嚟哋佢]")


@dataclass(frozen=True)
class Case:
    """One line, what it means, and what was understood."""

    text: str
    intent: str
    repair: str
    complaint: str
    urgency: str
    heard: Understanding

    @property
    def language(self) -> str:
        """Roughly: English, Traditional or Simplified."""
        if not re.search("[\u4e00-\u9fff]", self.text):
            return "en"
        return "zh-Hant" if TRADITIONAL.search(self.text) else "zh-Hans"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share: 0..1. Of nothing nothing is known."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * (share * (1 - share) / of + spread / (4 * of)) ** 0.5 / (1 + spread)
    return middle - reach, middle + reach


def said(hits: int, of: int) -> str:
    """As a report writes it: 254/300 .847 [.801, .883]."""
    low, high = wilson(hits, of)
    return f"{hits}/{of} {hits / of if of else 0:.3f} [{low:.3f}, {high:.3f}]"


def right(wanted: str, given: str) -> bool:
    """Whether the answer is one of those accepted."""
    return given in wanted.split("/")


def first(wanted: str) -> str:
    """The preferred answer."""
    return wanted.partition("/")[0]


def cases(path: Path, *, rules: bool = False) -> list[Case]:
    """Every line of the file, understood; by the rules alone if so wished."""
    hear = by_rules if rules else understand
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Case(text, *labels, heard=hear(text, now=NOW)) for text, *labels in rows]


def by_rules(text: str, *, now: datetime) -> Understanding:
    """What the word tables say before the model is asked."""
    seen = notice(text, now=now)
    labels = seen.labels
    return Understanding(labels.intent, labels.repair, labels.complaint, seen.urgency.level)


def share(found: Iterable[Case], good: Callable[[Case], bool]) -> str:
    """How many of the cases are good."""
    found = list(found)
    return said(sum(map(good, found)), len(found))


def asked(case: Case) -> bool:
    """Whether we act or ask."""
    return case.heard.urgency in ("E", "ASK")


def report(name: str, found: list[Case], errors: int) -> None:
    """The measures of one set, by language, and some of its errors."""
    print(f"\n{name}: {len(found)} lines")
    for language in ("all", "zh-Hans", "zh-Hant", "en"):
        part = [case for case in found if language in ("all", case.language)]
        repairs = [case for case in part if first(case.intent) == "RP"]
        complaints = [case for case in part if first(case.intent) == "CP"]
        print(f"  {language:8} intent     {share(part, lambda c: right(c.intent, c.heard.intent))}")
        print(f"  {language:8} repair     {share(repairs, lambda c: right(c.repair, c.heard.repair))}")
        print(f"  {language:8} complaint  {share(complaints, lambda c: right(c.complaint, c.heard.complaint))}")
        print(f"  {language:8} acts/asks  {share(part, asked)}")
        print(f"  {language:8} acts       {share(part, lambda c: c.heard.urgency == 'E')}")
    wrong = [case for case in found if not _intent(case)]
    for case in wrong[:errors]:
        print(f"    {case.intent} -> {case.heard.intent}: {case.text}")
    for case in [case for case in found if "E" in case.urgency and not asked(case)][:errors]:
        print(f"    danger missed: {case.text}")


def precision(found: list[Case]) -> str:
    """Of what acted by itself, how much was right."""
    acted = [case for case in found if case.heard.urgency == "E"]
    return share(acted, lambda case: "E" in case.urgency.split("/"))


def speed(found: list[Case]) -> str:
    """Milliseconds for a text in the middle and at the 95th percentile; a machine's, not a promise."""
    embed.cache_clear()
    took = []
    for case in found[:300]:
        began = time.perf_counter()
        understand(case.text, now=NOW)
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    return f"{took[len(took) // 2]:.1f} ms in the middle, {took[int(len(took) * 0.95)]:.1f} ms at the 95th percentile"


def shipped_sets() -> list[Path]:
    """All lines of both authors."""
    return [path for author in AUTHORS for path in sorted(VOICES.glob(f"{author}_*.tsv"))]


#: A measure of one author's lines, as a report writes it.
Measured = Callable[[dict[str, list["Case"]]], str]


def cases_of(author: str, *, rules: bool = False) -> dict[str, list[Case]]:
    """Everyday lines, dangers and look-alikes of one author."""
    kinds = ("everyday", "dangers", "lookalikes")
    return {kind: cases(VOICES / f"{author}_{kind}.tsv", rules=rules) for kind in kinds}


def table(authors: list[dict[str, list[Case]]]) -> Iterator[str]:
    """The rows of docs/understanding.md, a column per author."""
    yield "| measure | first author | second author | goal |"
    yield "|---|---|---|---|"
    for name, goal, measured in ROWS:
        yield f"| {name} | {' | '.join(measured(author) for author in authors)} | {goal} |"


def _of(kind: str, good: Callable[[Case], bool], wanted: Callable[[Case], bool] = lambda case: True) -> Measured:
    return lambda author: share(filter(wanted, author[kind]), good)


def _in(language: str) -> Callable[[Case], bool]:
    return lambda case: case.language == language


def _intent(case: Case) -> bool:
    return right(case.intent, case.heard.intent)


LANGUAGES = (("Simplified", "zh-Hans"), ("Traditional", "zh-Hant"), ("English", "en"))
ROWS: list[tuple[str, str, Measured]] = [
    ("everyday lines: intent", ".85", _of("everyday", _intent)),
    *((f"... {name}", "", _of("everyday", _intent, _in(code))) for name, code in LANGUAGES),
    (
        "everyday repairs: which trade",
        ".90",
        _of("everyday", lambda c: right(c.repair, c.heard.repair), lambda c: first(c.intent) == "RP"),
    ),
    (
        "everyday complaints: about what",
        ".85",
        _of("everyday", lambda c: right(c.complaint, c.heard.complaint), lambda c: first(c.intent) == "CP"),
    ),
    ("dangers: acts or asks", "304 of 320", _of("dangers", asked)),
    *((f"... {name}", "", _of("dangers", asked, _in(code))) for name, code in LANGUAGES),
    ("look-alikes: acts or asks", "at most 70 of 200", _of("lookalikes", asked)),
    ("everyday lines: acts or asks", "at most .12", _of("everyday", asked)),
    ("acts by itself, rightly", ".90", lambda author: precision([case for kind in author.values() for case in kind])),
]

#: In a process of its own: imports, jieba, word tables, weights, embedding; then a hundred texts.
COLD = """
import sys, time
began = time.process_time()
from datetime import UTC, datetime
from understanding import understand, warm_up
warm_up()
took = time.process_time() - began
for text in sys.stdin.read().splitlines():
    understand(text, now=datetime(2026, 11, 22, tzinfo=UTC))
status = open("/proc/self/status").read()
print(f"{took:.2f} s of processor, {int(status.split('VmHWM:')[1].split()[0]) // 1024} MB at most")
"""


def cold(found: list[Case]) -> str:
    """What a fresh process needs until it understands, and its memory after a hundred texts."""
    texts = "\n".join(case.text for case in found[:100])
    done = subprocess.run([sys.executable, "-c", COLD], input=texts, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main(argv: list[str]) -> int:
    """Measure every set and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks understanding")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--set", type=Path, action="append")
    parser.add_argument("--bare", action="store_true", help="without the sentence embedding")
    parser.add_argument("--rules", action="store_true", help="by the word tables alone")
    parser.add_argument("--alone", action="store_true", help="without the vote of the nearest lines")
    parser.add_argument("--table", action="store_true", help="the table of docs/understanding.md")
    asked_for = parser.parse_args(argv)
    warm_up()
    if asked_for.alone:
        # Read at every text; this process does nothing else afterwards.
        nearest.SHARE = 0.0
    with switched_off() if asked_for.bare else nullcontext():
        if asked_for.table:
            print("\n".join(table([cases_of(author, rules=asked_for.rules) for author in AUTHORS])))
            return 0
        measure(asked_for.set or shipped_sets(), asked_for.errors, rules=asked_for.rules)
    return 0


def measure(sets: list[Path], errors: int, *, rules: bool = False) -> None:
    """Measure these sets and print it."""
    print(f"sentence embedding: {'yes' if is_there() else 'no'}")
    everything = []
    for path in sets:
        found = cases(path, rules=rules)
        report(path.stem, found, errors)
        everything += found
    print(f"\nacts by itself, right: {precision(everything)}")
    print(f"a text takes: {speed(everything)}")
    print(f"a cold start takes: {cold(everything)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
