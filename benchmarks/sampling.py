"""Ten thousand complaints drawn by quota: do the stated bounds hold, and does the record give the same names?

    python -m benchmarks.sampling [SEED]

The population is as uneven as a real one: two workers do half of the work, some categories are rare.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from random import Random

from usecases.sampling import QUOTAS, Member, again, confidence, draw

COMPLAINTS = 10_000
SHARE = "0.1"
CATEGORIES = ("quality", "equipment", "service", "fees", "emergency", "neighbours", "security", "environment")


@dataclass(frozen=True)
class Row:
    """One stratum: how many are in it, its quota, what it got."""

    kind: str
    stratum: str
    size: int
    quota: float
    got: int
    allowed: tuple[int, int]

    @property
    def holds(self) -> bool:
        """Whether it got what was promised."""
        return self.allowed[0] <= self.got <= self.allowed[1]


def complaints(count: int = COMPLAINTS, seed: int = 2026) -> list[Member]:
    """An uneven population: workers, buildings and categories of very different sizes."""
    random = Random(seed)
    workers = [f"W{number:02}" for number in range(1, 25)]
    return [
        Member(
            id=number,
            worker=workers[min(int(random.paretovariate(0.7)) - 1, 23)],
            building=str(1 + int(random.random() ** 2 * 12)),
            category=CATEGORIES[int(random.random() ** 3 * 8)],
        )
        for number in range(1, count + 1)
    ]


def check(population: Sequence[Member], chosen: Sequence[int], total: int) -> list[Row]:
    """Every stratum beside the bounds that usecases/sampling.py promises."""
    drawn = set(chosen)
    rows = []
    for name in QUOTAS:
        sizes = Counter(getattr(member, name) for member in population)
        got = Counter(getattr(member, name) for member in population if member.id in drawn)
        for stratum, size in sorted(sizes.items()):
            quota = size * total / len(population)
            # Worker and category are rounded down or up; a building may miss by less than its categories.
            slack = len({member.category for member in population if member.building == stratum}) - 1
            spread = slack if name == "building" else 0
            allowed = (floor(quota) - spread, ceil(quota) + spread)
            rows.append(Row(name, stratum, size, quota, got[stratum], allowed))
    return rows


def main(seed: int = 20_261_121) -> int:
    """Print the check; 0 if everything held."""
    population = complaints()
    began = time.perf_counter()
    chosen = draw(population, SHARE, seed)
    seconds = time.perf_counter() - began
    rows = check(population, chosen.ids, len(chosen.ids))
    for row in rows:
        mark = "ok" if row.holds else "BROKEN"
        print(f"{row.kind:9} {row.stratum:12} {row.size:6} quota {row.quota:7.2f}  got {row.got:4}  {mark}")
    record = json.loads(json.dumps([member.row() for member in population]))
    same = again(record, float(SHARE), seed, QUOTAS).ids == chosen.ids
    total = len(chosen.ids) == COMPLAINTS // 10 == len(set(chosen.ids))
    worst = {name: max(abs(row.got - row.quota) for row in rows if row.kind == name) for name in QUOTAS}
    low, high = confidence(round(0.92 * len(chosen.ids)), len(chosen.ids), COMPLAINTS)
    print(f"\n{len(chosen.ids)} of {COMPLAINTS} drawn in {seconds:.2f} s, seed {seed}; exact and nobody twice: {total}")
    print("furthest from its quota: " + ", ".join(f"{name} {gap:.2f}" for name, gap in worst.items()))
    print(f"drawn again from the record: {'the same names' if same else 'OTHER NAMES'}")
    print(f"were 92 % of them content, all complaints' share would lie in {low:.1%} to {high:.1%} (95 %)")
    return 0 if same and total and all(row.holds for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
