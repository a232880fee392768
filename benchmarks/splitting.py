"""How well two matters in one message are told apart: what was parted rightly, and what should have been.

    python -m benchmarks splitting [--errors] [--half first|second]

The set is benchmarks/voices/mixed.tsv; of its lines every other one was not measured before the rules were done (the
second half). A message is parted rightly only if it has as many parts as it should and each speaks of its own matter.
In danger the first part keeps every word, so there only the rest is looked at.
"""

import argparse
import sys
from datetime import UTC, datetime
from typing import NamedTuple

from benchmarks.understanding import VOICES, said
from understanding import understand, warm_up
from understanding.result import Understanding
from understanding.split import split

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)


class Case(NamedTuple):
    """A message, a word of each of its matters (one if it is one), and the parts that were found."""

    text: str
    wanted: list[str]
    found: list[str]

    @property
    def mixed(self) -> bool:
        """Whether it should be parted."""
        return len(self.wanted) > 1

    @property
    def right(self) -> bool:
        """Whether the parts are those that were wanted."""
        if len(self.found) != len(self.wanted):
            return False
        return not self.mixed or _each_its_own(self.wanted, self.found)


def _each_its_own(wanted: list[str], found: list[str]) -> bool:
    homes = [[word for word in wanted if word in part] for part in found]
    alone = homes[1:] if len(homes[0]) == len(wanted) else homes
    return all(len(words) == 1 for words in alone) and len({words[0] for words in alone}) == len(alone)


def hear(text: str) -> Understanding:
    """One understanding, on the day of the set."""
    return understand(text, now=NOW)


def cases(half: str) -> list[Case]:
    """Every line of the half, parted."""
    lines = (VOICES / "mixed.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.replace("\\n", "\n").split("\t") for line in lines if not line.startswith("#")]
    chosen = {"first": rows[::2], "second": rows[1::2], "all": rows}[half]
    return [
        Case(text, words.split("|"), [part.words for part in split(text, hear(text), hear)]) for text, words in chosen
    ]


def report(half: str, *, errors: bool) -> None:
    """Precision and recall of one half, and what went wrong."""
    found = cases(half)
    parted = [case for case in found if len(case.found) > 1]
    mixed = [case for case in found if case.mixed]
    whole = [case for case in found if not case.mixed]
    print(f"{half} half: {len(found)} lines")
    print(f"  parted rightly, of those parted  {said(sum(case.right for case in parted), len(parted))}")
    print(f"  parted rightly, of those mixed   {said(sum(case.right for case in mixed), len(mixed))}")
    print(f"  left whole, of those not mixed   {said(sum(case.right for case in whole), len(whole))}")
    for case in found if errors else ():
        if not case.right:
            print(f"    {'|'.join(case.wanted)}: {case.found}")


def main(argv: list[str]) -> int:
    """Print both halves."""
    parser = argparse.ArgumentParser(prog="benchmarks splitting")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=["first", "second"])
    asked = parser.parse_args(argv)
    warm_up()
    for half in [asked.half] if asked.half else ["first", "second"]:
        report(half, errors=asked.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
