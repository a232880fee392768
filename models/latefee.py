"""The late fee (违约金) of a bill, line by line, so that whoever pays it can check it with a pencil.

Days count from the day after the due date up to and including the day of payment. A day in the year
of the due date costs the policy's same-year rate, a later one its later-years rate, each on what was
still open that day. Only the total is rounded, once, half up to the cent. Pure: no clock, no rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext

from models.catalogue_fees import LatePolicy

_DAY = timedelta(days=1)
_CENT = Decimal("0.01")
#: A day on which so many cents were paid.
Paid = tuple[date, int]


@dataclass(frozen=True)
class Line:
    """So many days, both ends included, at one rate (percent a day) on one open amount (cents).

    `amount` is exact, in yuan.
    """

    since: date
    until: date
    principal: int
    rate: Decimal

    @property
    def days(self) -> int:
        """How many days it counts."""
        return (self.until - self.since).days + 1

    @property
    def amount(self) -> Decimal:
        """Exactly what these days cost, in yuan."""
        return _yuan(self.principal) * self.days * self.rate / 100


@dataclass(frozen=True)
class LateFee:
    """What being late costs, in cents, and how it came about.

    `exact` is the sum of the lines in yuan; `raised` says that the minimum was charged instead, `capped` the cap.
    """

    lines: tuple[Line, ...]
    exact: Decimal
    total: int
    raised: bool = False
    capped: bool = False


NO_FEE = LateFee((), Decimal(0), 0)


def late_fee(principal: int, due: date, on: date, policy: LatePolicy | None, paid: Sequence[Paid] = ()) -> LateFee:
    """The fee for a bill of `principal` cents that is paid on `on`.

    `paid` are the parts of it that came before: each counts as open up to and including its day. A part
    that came by the due date never costs anything. Nothing is due by the due date, or without a policy.
    """
    if policy is None:
        return NO_FEE
    lines = tuple(_lines(principal, due, on, policy, paid))
    with localcontext() as exactly:
        exactly.prec = 60
        exact = sum((line.amount for line in lines), Decimal(0))
        return _charged(lines, exact, principal, policy)


def _charged(lines: tuple[Line, ...], exact: Decimal, principal: int, policy: LatePolicy) -> LateFee:
    if exact <= 0:
        return LateFee(lines, exact, 0)
    charged = max(exact, policy.minimum)
    # The cap has the last word: a promise of "never more than" that the minimum could break would be none.
    limit = charged if policy.cap is None else _yuan(principal) * policy.cap / 100
    capped = charged > limit
    return LateFee(lines, exact, _cents(min(charged, limit)), not capped and charged > exact, capped)


def _lines(principal: int, due: date, on: date, policy: LatePolicy, paid: Iterable[Paid]) -> Iterator[Line]:
    """Cut at New Year and after each part payment; neighbours that differ in nothing are one line."""
    payments = sorted(paid)
    year_end = date(due.year, 12, 31)
    cuts = sorted({day for day in (year_end, *(day for day, _ in payments)) if due < day < on} | {on})
    since, held = due + _DAY, None
    for until in cuts:
        if until < since:
            continue
        open_then = principal - sum(cents for day, cents in payments if day < since)
        line = Line(since, until, open_then, policy.rate(until, due))
        if held and (held.principal, held.rate) == (line.principal, line.rate):
            line = Line(held.since, until, open_then, line.rate)
        elif held and held.principal > 0:
            yield held
        held, since = line, until + _DAY
    if held and held.principal > 0:
        yield held


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _cents(amount: Decimal) -> int:
    return int(amount.quantize(_CENT, ROUND_HALF_UP) * 100)
