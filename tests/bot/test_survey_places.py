"""A survey of a building that the estate does not have is refused before the bot starts."""

import shutil
from pathlib import Path

import pytest

from bot.app import build
from bot.settings import load
from catalogue.load import FOLDER, CatalogueError
from models.database import Database
from models.migrate import upgrade
from tests import people


def test_the_bot_does_not_start_with_a_survey_of_a_building_nobody_knows(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/guanjia.db"
    upgrade(url)
    db = Database(url)
    db.run_sync(people.make_estate)
    db.close()
    shutil.copytree(FOLDER, tmp_path / "mine", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    surveys = tmp_path / "mine" / "surveys.yaml"
    surveys.write_text(surveys.read_text(encoding="utf-8") + '    per: unit\n    audience: {buildings: ["88"]}\n')
    told = surveys.read_text(encoding="utf-8").replace("    audience: {team: engineering}\n", "")
    surveys.write_text(told, encoding="utf-8")
    settings = load(None, token="42:TEST", api="http://127.0.0.1:1", database=url, catalogue=tmp_path / "mine")

    with pytest.raises(CatalogueError) as refused:
        build(settings)

    [mistake] = refused.value.mistakes
    assert (mistake.file, mistake.wrong) == ("surveys.yaml", "the estate has no building '88'")
    assert mistake.remedy == "did you mean '8'?"
