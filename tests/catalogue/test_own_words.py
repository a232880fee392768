"""An operator's own words stand beside his catalogue, and win over ours."""

from pathlib import Path

import pytest

from locales.texts import Texts
from models.people import Language


@pytest.mark.parametrize(("language", "ours"), [(Language.EN, "Repair"), (Language.ZH_HANS, "报修")])
def test_a_folder_without_words_changes_nothing(tmp_path: Path, language: Language, ours: str) -> None:
    assert Texts(extra=tmp_path)(language)("kind-repair") == ours


def test_an_operator_names_the_kind_he_added_and_renames_ours(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("kind-key = Keys\nkind-repair = Works\n", encoding="utf-8")

    english = Texts(extra=tmp_path)(Language.EN)

    assert (english("kind-key"), english("kind-repair")) == ("Keys", "Works")
    assert not Texts()(Language.EN).has("kind-key")
