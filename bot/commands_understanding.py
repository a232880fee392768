"""`guanjia train`, and the words of `guanjia understand`; `register` adds the command to the command line."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal import open_database, readable, refuse, settings

if TYPE_CHECKING:
    from understanding.result import Understanding
    from understanding.training.corrections import Correction


def register(app: typer.Typer) -> None:
    """Add the command to `guanjia`."""
    app.command()(train)


def train(
    into: Annotated[
        Path | None, typer.Option(help="A folder for the weights; else those that ship are replaced.")
    ] = None,
    with_corrections: Annotated[
        bool, typer.Option("--with-corrections", help="Learn also from what people put right; into GUANJIA_WEIGHTS.")
    ] = False,
) -> None:
    """Make the weights anew from the voices and the grammar; takes minutes. Needs the extra [train]."""
    from understanding.model.weights import FOLDER

    try:
        from understanding.training.train import learn
        from understanding.training.train import train as fit
    except ImportError as missing:
        refuse(f"{missing.name} is not installed: pip install 'guanjia[train]'")
    if not with_corrections:
        fit(into or FOLDER, tell=typer.echo)
        return
    folder, corrections = _kept(into)
    if not corrections:
        refuse("There is nothing to learn from yet: corrections are kept of tenants who agreed to it in /privacy.")
    if not learn(folder, corrections, tell=typer.echo):
        refuse("Nothing was written: the weights in use stay.")
    typer.echo(f"{folder} written; the bot uses them from its next start on")


def _kept(into: Path | None) -> "tuple[Path, list[Correction]]":
    """Where the weights go, and every correction in the operator's database."""
    from understanding.model.weights import use
    from understanding.training.corrections import Correction
    from usecases.learning import corrections

    known = settings()
    folder = into or known.weights
    if folder is None:
        refuse("GUANJIA_WEIGHTS: is missing\n    Name a folder of your own for the weights, or give --into.")
    if odd := use(known.weights):
        typer.echo(odd)
    db = open_database(known)
    rows = readable(db.read_sync, corrections)
    db.close()
    return folder, [
        Correction(
            row.person_id,
            row.by_id,
            row.by_staff,
            row.label,
            row.was,
            row.becomes,
            tuple((number, count) for number, count in seen.marks),
            seen.direction,
        )
        for row, seen in rows
    ]


def explained(heard: "Understanding", language: str) -> str:
    """What was understood, and why, in words."""
    from dataclasses import asdict

    from cards.why import because, heard_words, told
    from locales.texts import Texts
    from models.people import Language
    from understanding.jsonl import explain

    if language not in set(Language):
        refuse(f"--language {language}: write one of {', '.join(Language)}")
    words = Texts()(Language(language))
    rules, model = because(heard.reasons, heard.intent, words, words.has)
    taken_for = words("why-heard", what=heard_words(heard, asdict(heard.confidence), words, words.has))
    return "\n".join([explain(heard), "", taken_for, *told(rules, model, words)])
