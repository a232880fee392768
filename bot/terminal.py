"""What the commands of the terminal share: settings, the database with its catalogue, and kind ways to fail.

Heavy imports stand inside the functions: `guanjia --help` must not load two Telegram libraries.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings
    from models.database import Database


def settings() -> "Settings":
    """The settings, or exit 2 with what is wrong with them."""
    from bot.settings import load

    found: Settings = readable(load)
    return found


def readable(call: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """Do it; a mistake of the operator's is told in words, without a traceback."""
    from bot.lock import Taken
    from bot.settings import SettingsError
    from catalogue.load import CatalogueError
    from models.migrate import StrangeSchema
    from models.refusals import Refusal
    from usecases.estate_import import EstateMistakes
    from usecases.rosters import RosterMistakes

    mistakes = (SettingsError, CatalogueError, EstateMistakes, RosterMistakes, StrangeSchema, Taken, OSError)
    try:
        return call(*args, **more)
    except mistakes as mistake:
        refuse(str(mistake))
    except Refusal as refusal:
        refuse(f"{refusal.key} {refusal.facts}")


def open_database(known: "Settings") -> "Database":
    """The database that the settings name, brought up to date, with the catalogue that rules ask for."""
    from catalogue.load import load as load_catalogue
    from models.database import Database
    from models.migrate import upgrade

    catalogue = readable(load_catalogue, known.catalogue)
    readable(upgrade, known.database)
    db = Database(known.database)
    db.info["catalogue"] = catalogue
    return db


def refuse(words: str) -> NoReturn:
    """Tell why not, and exit 2."""
    typer.echo(words, err=True)
    raise typer.Exit(2)
