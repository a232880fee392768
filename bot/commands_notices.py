"""Commands about bills, parcels and notices; `register` adds them to the command line."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal import refuse as _refuse

if TYPE_CHECKING:
    from models.latefee import LateFee


def register(app: typer.Typer) -> None:
    """Add the commands to `guanjia`."""
    app.command("late-fee")(late_fee)


def late_fee(
    principal: Annotated[str, typer.Option(help="What the bill asks for, in yuan: 1000.00.")],
    due: Annotated[str, typer.Option(help="The last day to pay in time: 2025-12-20.")],
    paid: Annotated[str, typer.Option(help="The day of payment, which counts: 2026-01-10.")],
    policy: Annotated[str, typer.Option(help="A late fee policy of the catalogue: resident, other.")],
    catalogue: Annotated[Path | None, typer.Option(envvar="GUANJIA_CATALOGUE", help="A folder; else ours.")] = None,
) -> None:
    """Work out a late fee (违约金) line by line; the last line is the total alone."""
    from catalogue.load import CatalogueError
    from catalogue.load import load as load_catalogue
    from models.latefee import late_fee as rule

    try:
        policies = load_catalogue(catalogue).fees.policies
    except CatalogueError as wrong:
        _refuse(str(wrong))
    if policy not in policies:
        _refuse(f"--policy {policy}: there is no such policy; use one of: {', '.join(sorted(policies))}")
    cents, first, last = _cents(principal), _day("--due", due), _day("--paid", paid)
    for line in fee_lines(rule(cents, first, last, policies[policy])):
        typer.echo(line)


def fee_lines(fee: "LateFee") -> list[str]:
    """The computation as it is printed: each line, what the minimum or the cap did, the total alone."""
    from models.money import yuan

    told = [
        f"{line.since} - {line.until}  {line.days} days x {line.rate.normalize():f} % of {yuan(line.principal)}"
        f" = {line.amount.normalize():f}"
        for line in fee.lines
    ]
    if fee.raised or fee.capped:
        told.append(f"{fee.exact.normalize():f} is charged as the {'cap' if fee.capped else 'minimum'}")
    return [*told, yuan(fee.total)]


def _cents(text: str) -> int:
    # Decimal would also read 1_000, 1E3 and NaN; whoever writes money that way has probably mistyped.
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text) is None or not (cents := int(Decimal(text) * 100)):
        _refuse(f"--principal {text}: write an amount in yuan above zero, like 1000.00")
    return cents


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(f"{option} {text}: write a day that exists, like 2026-01-10")
