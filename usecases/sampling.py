"""Drawing a sample with quotas, so that everybody can draw it again; and what such a sample tells. Pure.

What `draw` promises, for a population of N, a share and quotas named A, B, C (in this order):

- The total is exact: ceil(N * share). "One in ten" of 61 is 7, never 6.
- Everybody has the same chance, q = total / N, so the drawn speak for the whole population.
- A stratum's quota is q * (how many are in it). Each stratum of A (each worker) gets its quota rounded
  down or up; so does each stratum of B (each category), and each of B and C together (each category
  in each building). The strata of C alone (each building) then miss their quota by less than the
  number of B's strata found in them.
- Nobody comes out twice, and the order in which the population is handed over does not matter.
- The same seed gives the same names on every version of Python: `random.Random(seed).random()` is
  the one method whose numbers the library guarantees to keep.

How: each complaint begins with the fraction q of a place. Fractions flow through a network (workers on
one side; categories, then buildings in them, on the other), and as long as somewhere a flow is no
whole number there is a ring along which a little can be moved up or down without changing anything
else. A coin with the right bias decides which (Cox 1987, unbiased controlled rounding).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

#: The quotas when nobody says otherwise.
QUOTAS = ("worker", "category", "building")
#: 95 % of such intervals hold the truth.
Z = 1.959963984540054

Node = tuple[Any, ...]
#: Where all workers' places come from, and where all categories' go. Two nodes: so no ring changes the total.
_SOURCE: Node = ("from",)
_SINK: Node = ("to",)


@dataclass(frozen=True, order=True)
class Member:
    """One of the population: a ticket's id and the strata it belongs to."""

    id: int
    worker: str = ""
    building: str = ""
    category: str = ""

    def row(self) -> list[Any]:
        """As it is kept in the record of a draw."""
        return [self.id, self.worker, self.building, self.category]


@dataclass(frozen=True)
class Chosen:
    """Who came out, by id; `quotas[(name, stratum)]` is what that stratum should have got."""

    ids: tuple[int, ...]
    quotas: Mapping[tuple[str, str], Fraction]


@dataclass
class _Edge:
    start: Node
    end: Node
    #: In units of 1/N of a place, so that every number is whole.
    flow: int


def draw(
    population: Sequence[Member], share: Fraction | float | str, seed: int, quotas: Sequence[str] = QUOTAS
) -> Chosen:
    """Draw ceil(N * share) of the population; what is promised stands at the top of this file."""
    members = sorted(population)
    if len({member.id for member in members}) < len(members):
        raise ValueError("somebody is in the population twice")
    # str() first: 0.1 as people write it, not as the machine stores it.
    exact = share if isinstance(share, Fraction) else Fraction(str(share))
    if not 0 <= exact <= 1:
        raise ValueError(f"a share is between 0 and 1, not {share}")
    total = math.ceil(len(members) * exact)
    random = Random(seed)
    cells = _cells(members, quotas)
    counts = _round(cells, total, len(members), random)
    ids = [id for cell, count in counts.items() for id in _lots(cells[cell], count, random)]
    return Chosen(tuple(sorted(ids)), _quotas(members, quotas, total))


def again(rows: Sequence[Sequence[Any]], share: float, seed: int, quotas: Sequence[str]) -> Chosen:
    """The draw once more, from its record."""
    return draw([Member(*row) for row in rows], share, seed, quotas)


def confidence(hits: int, drawn: int, population: int) -> tuple[float, float]:
    """Between which shares the whole population's lies, at 95 %, when `hits` of `drawn` were so.

    Wilson's interval, which stays honest for few visits and for all or nothing; `drawn` counts for more
    the larger a part of the population it is (finite population correction), and all of it leaves no doubt.
    """
    if not 0 <= hits <= drawn <= population:
        raise ValueError(f"{hits} of {drawn} of {population} cannot be")
    if drawn == 0:
        return 0.0, 1.0
    share = hits / drawn
    if drawn == population:
        return share, share
    weight = drawn * (population - 1) / (population - drawn)
    middle = (share + Z**2 / (2 * weight)) / (1 + Z**2 / weight)
    half = Z * math.sqrt(share * (1 - share) / weight + Z**2 / (4 * weight**2)) / (1 + Z**2 / weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def _cells(members: Sequence[Member], quotas: Sequence[str]) -> dict[Node, list[int]]:
    """The ids of each combination of strata, in a fixed order."""
    cells: dict[Node, list[int]] = {}
    for member in members:
        cells.setdefault(tuple(getattr(member, name) for name in quotas), []).append(member.id)
    return dict(sorted(cells.items()))


def _quotas(members: Sequence[Member], quotas: Sequence[str], total: int) -> dict[tuple[str, str], Fraction]:
    counted: dict[tuple[str, str], int] = {}
    for member in members:
        for name in quotas:
            stratum = (name, getattr(member, name))
            counted[stratum] = counted.get(stratum, 0) + 1
    return {stratum: Fraction(count * total, len(members)) for stratum, count in sorted(counted.items())}


def _round(cells: Mapping[Node, Sequence[int]], total: int, size: int, random: Random) -> dict[Node, int]:
    """How many places each cell gets: whole numbers whose sums keep every quota."""
    if not size:
        return {}
    edges = _network(cells, total)
    touching: dict[Node, list[_Edge]] = {}
    for edge in edges:
        touching.setdefault(edge.start, []).append(edge)
        touching.setdefault(edge.end, []).append(edge)
    for edge in edges:
        while edge.flow % size:
            _shift(_ring(edge, touching, size), size, random)
    return {cell: edge.flow // size for cell, edge in zip(cells, edges, strict=False)}


def _network(cells: Mapping[Node, Sequence[int]], total: int) -> list[_Edge]:
    """First the edges of the cells, from a worker to a category's building, then those that sum them up."""
    edges = [_Edge((0, cell[0]), _path(cell)[0], len(ids) * total) for cell, ids in cells.items()]
    sums: dict[tuple[Node, Node], int] = {}
    for cell, ids in cells.items():
        path = _path(cell)
        for pair in ((_SOURCE, (0, cell[0])), *pairwise(path)):
            sums[pair] = sums.get(pair, 0) + len(ids) * total
    return edges + [_Edge(start, end, flow) for (start, end), flow in sums.items()]


def _path(cell: Node) -> list[Node]:
    """From a cell's narrowest stratum (category and building) over the wider (category) to the sink."""
    return [*((depth, *cell[1 : depth + 1]) for depth in range(len(cell) - 1, 0, -1)), _SINK]


def _ring(first: _Edge, touching: Mapping[Node, Sequence[_Edge]], size: int) -> list[tuple[_Edge, int]]:
    """A ring of edges with fractions, each with the direction (+1, -1) in which the ring passes it.

    What flows into a node flows out again, and the total is whole: so where one edge has a fraction, another has
    one too, and the walk never ends before it meets itself.
    """
    walk = [(first, 1)]
    at = {first.start: 0}
    node, last = first.end, first
    while node not in at:
        at[node] = len(walk)
        last = next(edge for edge in touching[node] if edge is not last and edge.flow % size)
        walk.append((last, 1 if last.start == node else -1))
        node = last.end if last.start == node else last.start
    return walk[at[node] :]


def _shift(ring: Sequence[tuple[_Edge, int]], size: int, random: Random) -> None:
    """Move along the ring until some edge is whole: one way or the other, fair on average."""
    up = min(-edge.flow % size if way > 0 else edge.flow % size for edge, way in ring)
    down = min(edge.flow % size if way > 0 else -edge.flow % size for edge, way in ring)
    step = up if random.random() * (up + down) < down else -down
    for edge, way in ring:
        edge.flow += way * step


def _lots(ids: Sequence[int], count: int, random: Random) -> list[int]:
    # Every id draws a number, also where none or all are taken: so one cell does not move the next.
    drawn = sorted((random.random(), id) for id in ids)
    return [id for _, id in drawn[:count]]
