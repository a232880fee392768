"""The command line. Heavy imports stand inside the commands: importing aiogram alone costs seconds."""

import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot import commands_bills, commands_notices, commands_understanding
from bot.terminal import open_database as _open_database
from bot.terminal import readable as _readable
from bot.terminal import refuse as _refuse
from bot.terminal import settings as _settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="管家 guanjia: the building's butler.")
estate = typer.Typer(no_args_is_help=True, help="Buildings and units.")
app.add_typer(estate, name="estate")
roster = typer.Typer(no_args_is_help=True, help="Who works when.")
app.add_typer(roster, name="roster")
commands_notices.register(app)
commands_bills.register(app)
commands_understanding.register(app)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 8081,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Play with it: a Telegram at home, the real bot and an invented estate. No token needed."""
    from bot import demo as world
    from bot.logs import set_up

    set_up(level="WARNING")
    _readable(asyncio.run, world.run(host, port))


@app.command()
def run() -> None:
    """Serve a real estate: settings come from GUANJIA_* or .env (see docs/operating.md)."""
    from bot.app import build
    from bot.logs import set_up
    from bot.serve import serve

    settings = _settings()
    set_up(as_json=settings.log_json, level=settings.log_level)
    asyncio.run(serve(_readable(build, settings)))


@app.command()
def simulator(
    port: Annotated[int, typer.Option()] = 8081,
    world: Annotated[str, typer.Option(help="A world file, or the name of a shipped one.")] = "demo",
    flood: Annotated[str, typer.Option(help="off, published or strict")] = "off",
) -> None:
    """A Telegram to run at home, without the bot."""
    from simulator.__main__ import read_options
    from simulator.__main__ import serve as serve_simulator

    asyncio.run(serve_simulator(read_options(["--port", str(port), "--world", world, "--flood", flood])))


@app.command("seed-demo", hidden=True)
def seed_demo() -> None:
    """Put the demo estate into the database that the settings name."""
    from bot.demo import seed
    from models.database import Database
    from models.migrate import upgrade

    url = _settings().database
    upgrade(url)
    db = Database(url)
    db.run_sync(seed)
    db.close()


@app.command()
def check() -> None:
    """Check settings and catalogue without starting anything; exit 2 names every mistake."""
    from catalogue.load import load as load_catalogue
    from catalogue.load import missing_words
    from locales.texts import Texts
    from understanding.model.weights import use as use_weights

    settings = _settings()
    unsaid = missing_words(_readable(load_catalogue, settings.catalogue), Texts(extra=settings.catalogue))
    if unsaid:
        _refuse("\n".join(unsaid))
    typer.echo("ok")
    if odd := use_weights(settings.weights):
        typer.echo(odd)
    if settings.assist_url or settings.transcribe_url:
        from bot.help import answers, help_from
        from bot.logs import set_up

        set_up(level="WARNING")
        # Told, never refused: without help from outside the bot runs as well.
        for line in asyncio.run(answers(help_from(settings))):
            typer.echo(line)


@app.command()
def understand(
    text: Annotated[str | None, typer.Argument(help="What a tenant might write.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read {"key","text"} lines, write a record each.')] = False,
    language: Annotated[str, typer.Option(help="In which to say why: zh-Hans, zh-Hant, en.")] = "zh-Hans",
    weights: Annotated[Path | None, typer.Option(help="A folder of weights of your own; else ours.")] = None,
) -> None:
    """Show what is understood from a text, and why."""
    from bot.commands_understanding import explained
    from catalogue.load import load as load_catalogue
    from models.database import wall_clock
    from understanding.jsonl import as_record
    from understanding.model.weights import use
    from understanding.pipeline import understand as read
    from understanding.split import split

    if odd := use(weights):
        typer.echo(odd, err=True)
    now = wall_clock().astimezone(load_catalogue().zone)
    if not jsonl:
        parts = split(text or "", read(text or "", now=now), lambda words: read(words, now=now))
        for nth, part in enumerate(parts, 1):
            heading = f"matter {nth}  {part.words}\n" if len(parts) > 1 else ""
            typer.echo(heading + explained(part.heard, language))
        return
    for line in sys.stdin:
        if line.strip():
            asked = json.loads(line)
            record = as_record(asked["key"], read(asked["text"], now=now))
            typer.echo(json.dumps(record, ensure_ascii=False))


@app.command()
def outbox() -> None:
    """What was sent, what was refused, and what is in doubt."""
    from models.database import Database
    from outbox.ledger import tally, troubled

    db = Database(_settings().database)
    counted = db.read_sync(tally)
    for state, by_class in sorted(counted.counts.items()):
        counts = "  ".join(f"{delivery.value}: {count}" for delivery, count in by_class.items())
        typer.echo(f"{state.value:10} {counts}")
    for row in db.read_sync(troubled):
        typer.echo(f"#{row.id} {row.state.value} {row.kind or row.action.value} chat {row.chat_id} {row.error or ''}")
    db.close()


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="A file that does not exist yet.")]) -> None:
    """Copy the SQLite database while the bot runs. For PostgreSQL use pg_dump."""
    from sqlalchemy import text

    from models.database import Database

    if target.exists():
        _refuse(f"{target} is there already; name a new file")
    db = Database(_settings().database)
    if not db.is_sqlite:
        _refuse("this is PostgreSQL: use pg_dump")
    with db.reading.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM INTO :target"), {"target": str(target)})
    db.close()
    typer.echo(f"{target} written")


@estate.command("import")
def import_estate(file: Path) -> None:
    """Read buildings and units from YAML, xlsx or CSV; doing it again adds only what is new."""
    from bot.estate_file import import_file, read_estate
    from locales.texts import Texts

    known = _settings()
    db, texts = _open_database(known), Texts(extra=known.catalogue)
    given = _readable(read_estate, file, texts, texts(db.info["catalogue"].estate.language))
    counts = _readable(db.run_sync, import_file, given)
    db.close()
    typer.echo(counts)


@roster.command("import")
def import_roster(file: Path) -> None:
    """Read who works which pattern from a YAML or CSV file; doing it again changes only what is new."""
    from bot.roster_file import read_roster
    from catalogue.load import load as load_catalogue
    from models.database import Database
    from models.migrate import upgrade
    from usecases.rosters import import_rosters

    settings = _settings()
    entries, catalogue = _readable(read_roster, file), _readable(load_catalogue, settings.catalogue)
    upgrade(settings.database)
    db = Database(settings.database)
    db.info["catalogue"] = catalogue
    new = _readable(db.run_sync, import_rosters, entries)
    db.close()
    typer.echo(f"{len(entries)} people, {new} new or changed")


@app.command()
def jobs(limit: Annotated[int, typer.Option(help="How many.")] = 50) -> None:
    """What is due when, and why; what is overdue comes first."""
    from bot.jobs import due_lines
    from catalogue.load import load as load_catalogue
    from locales.texts import Texts
    from models.database import Database

    settings = _settings()
    catalogue = _readable(load_catalogue, settings.catalogue)
    db = Database(settings.database)
    for line in db.read_sync(due_lines, catalogue, Texts(extra=settings.catalogue), limit):
        typer.echo(line)
    db.close()


@app.command()
def rehearse(
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day, 2026-10-01.")],
    to: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day; else today.")] = None,
    catalogue: Annotated[Path | None, typer.Option(help="A folder, or a file whose keys replace ours.")] = None,
    roster: Annotated[Path | None, typer.Option(help="Rosters to try, as in `guanjia roster import`.")] = None,
) -> None:
    """Replay what happened under other rules and rosters, and compare; nothing is changed.

    Taken as they were: who claimed when, how long a ticket waited, how it was given back. Replayed: which clocks
    are late, which rungs are told and how many of them at night, how often an unclaimed emergency is called out.
    Of rosters: who claimed off duty, and what came in while nobody able was on.
    """
    from bot.rehearse import command

    if catalogue is None and roster is None:
        _refuse("say what to try: --catalogue, --roster or both")
    _readable(command, _settings(), since, to, catalogue, roster)


@app.command("first-manager")
def first_manager() -> None:
    """Print a single-use code that makes whoever sends it to the bot the first manager."""
    from models.database import Database
    from models.migrate import upgrade
    from usecases.founding import first_manager_code

    url = _settings().database
    upgrade(url)
    db = Database(url)
    typer.echo(f"/start {_readable(db.run_sync, first_manager_code)}")
    db.close()


def main() -> None:
    """The `guanjia` command."""
    app()


if __name__ == "__main__":
    main()
