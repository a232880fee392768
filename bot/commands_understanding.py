"""`guanjia train`; `register` adds it to the command line."""

from pathlib import Path
from typing import Annotated

import typer

from bot.terminal import refuse


def register(app: typer.Typer) -> None:
    """Add the commands to `guanjia`."""
    app.command()(train)


def train(
    into: Annotated[
        Path | None, typer.Option(help="A folder for the weights; else those that ship are replaced.")
    ] = None,
) -> None:
    """Make the weights anew from the voices and the grammar; takes minutes. Needs the extra [train]."""
    from understanding.model.weights import FOLDER

    try:
        from understanding.training.train import train as fit
    except ImportError as missing:
        refuse(f"{missing.name} is not installed: pip install 'guanjia[train]'")
    fit(into or FOLDER, tell=typer.echo)
