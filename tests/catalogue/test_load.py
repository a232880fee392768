"""A catalogue is whole, or refused with the file, the line and the remedy of every mistake."""

from pathlib import Path

import pytest

from catalogue.load import CatalogueError, load, missing_words
from locales.texts import Texts
from models.people import Role
from understanding.classify import COMPLAINTS, INTENTS, REPAIRS
from understanding.urgency import rules


def mistakes_in(folder: Path) -> list[str]:
    with pytest.raises(CatalogueError) as refused:
        load(folder)
    return [str(mistake) for mistake in refused.value.mistakes]


def edit(folder: Path, old: str, new: str) -> None:
    """Replace `old`, which must stand in exactly one of the files, exactly once."""
    texts = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
    [(path, text)] = [(path, text) for path, text in texts.items() if text.count(old) == 1]
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_whole_catalogue_is_loaded_from_all_files_of_the_folder(folder):
    found = load(folder)

    assert found.estate.name == "Cloud Garden"
    assert found.team_for("repair", "water", None) == "engineering"
    assert found.team_for("repair", "other", "12") == "desk"
    assert found.teams["desk"].roles == [Role.DESK]


def test_what_we_ship_is_whole_and_has_words_in_every_language():
    assert missing_words(load(), Texts()) == []


def test_whatever_is_understood_has_a_kind_a_category_and_advice():
    shipped = load()
    kinds = {code for kind in shipped.kinds.values() for code in kind.understood_as}
    repairs, complaints = (
        {category.understood_as for category in shipped.kinds[name].categories.values()}
        for name in ("repair", "complaint")
    )

    assert (kinds, repairs, complaints) == (set(INTENTS), set(REPAIRS), set(COMPLAINTS))
    assert {rule.hazard for rule in rules()} <= shipped.hazards.keys()


def test_subfolders_are_not_read(folder):
    (folder / "estates").mkdir()
    (folder / "estates" / "sample.yaml").write_text("buildings: []")

    assert load(folder).estate.name == "Cloud Garden"


TABLE = [
    # reading
    ("letter: R", "letter: [R", "estate.yaml:8: not YAML: expected ',' or ']', but got ':' -> mend the YAML here or "
     "in the line above: indentation, a missing colon, quote or bracket"),
    ("    flow: note", "\tflow: note", "estate.yaml:17: not YAML: found character '\\t' that cannot start any token "
     "-> mend the YAML here or in the line above: indentation, a missing colon, quote or bracket"),
    ("    flow: note", "    flow: !!python/name:os.system note", "estate.yaml:17: not YAML: could not determine a "
     "constructor for the tag 'tag:yaml.org,2002:python/name:os.system' -> write plain text, numbers, lists and "
     "keys only"),
    ("name: Cloud Garden", "name: Cloud \x07 Garden", "estate.yaml:2: not readable text -> save the file as UTF-8 "
     "without control characters"),
    ("  desk:\n    roles: [desk]", "  desk:\n    roles: [desk]\n    roles: [worker]", "service.yaml:5: 'roles' "
     "stands here twice, first in line 4 -> keep one of them"),
    ("hazards:", "kinds: {}\nhazards:", "service.yaml:8: 'kinds' stands in estate.yaml:5 already -> keep it in one "
     "file"),
    # the schema
    ("flow: work", "flows: work", "estate.yaml:6: 'flow' is missing -> add `flow: work (or answer, or note)`\n"
     "estate.yaml:9: unknown key 'flows' -> did you mean 'flow'?"),
    ("limits:", "numbers: 3\nlimits:", "service.yaml:17: unknown key 'numbers' -> use one of: after_work, "
     "announcements, blame_chips, calendars, decline_reasons, estate, faq, fees, hazards, hold_hours, hold_reasons, "
     "kinds, limits, "
     "parcels, payments, praise_chips, promise_hours, promises, recovery, return_reasons, routes, shifts, surveys, "
     "teams, visits"),
    ("flow: work", "flow: wrk", "estate.yaml:9: 'flow' cannot be 'wrk' -> did you mean 'work'?"),
    ("roles: [desk]", "roles: [janitor]", "service.yaml:4: an entry of 'roles' cannot be 'janitor' -> use "
     "one of: butler, cashier, desk, director, guard, manager, operator, supervisor, worker"),
    ("    letter: P\n", "", "estate.yaml:14: 'letter' is missing -> add `letter: R`"),
    ('call: "119"', "call: 119", "service.yaml:9: 'call' must be text, not 119 -> put it in quotes: "
     '"119"'),
    ("team: engineering", "team: [engineering]", "service.yaml:6: 'team' must be text, not ['engineering'] -> put it "
     'in quotes: "..."'),
    ("  - {team: desk}", "  - desk", "service.yaml:7: an entry of 'routes' must be a group of keys, not 'desk' -> "
     "write `key: value` lines below it, or {}"),
    ("    flow: note", "    ? [flow]\n    : note", "estate.yaml:18: a list or a group cannot be a key -> write one "
     "word"),
    ("urge_minutes: 30", "urge_minutes: soon", "service.yaml:18: 'urge_minutes' must be a whole number, not 'soon' "
     "-> write it like 24"),
    ("urge_minutes: 30", "urge_minutes: 0", "service.yaml:18: 'urge_minutes' is 0 -> write 1 or more"),
    ("urge_minutes: 30", "draft_hours: 999", "service.yaml:18: 'draft_hours' is 999 -> write 168 or less"),
    ("trades: true", "trades: maybe", "service.yaml:2: 'trades' must be true or false, not 'maybe' -> write true or "
     "false"),
    ("hold_reasons: [parts, weather]", "hold_reasons: parts", "service.yaml:10: 'hold_reasons' must be a list, not "
     "'parts' -> write it like [one, two]"),
    ("  urge_minutes: 30", "  - 30", "service.yaml:17: 'limits' must be a group of keys, not [30] -> write `key: "
     "value` lines below it, or {}"),
    ("  praise:", "  Praise!:", "estate.yaml:14: 'Praise!' cannot be used as a code -> use small letters, digits "
     "and _, a letter first, 20 characters at most"),
    ("  praise:", "  no:", 'estate.yaml:14: the key no is not text -> put it in quotes: "no"'),
    ("letter: P", "letter: Pr", "estate.yaml:15: 'Pr' cannot be used as a letter -> use one capital letter, like R"),
    ("zone: Asia/Shanghai", "zone: Asia/Hangzhou", "estate.yaml:3: 'Asia/Hangzhou' is no time zone -> write for "
     "instance Asia/Shanghai"),
    ("otherwise: other", "otherwise: othr", "estate.yaml:10: 'othr' is no category of 'repair' -> did you mean "
     "'other'?"),
    # the sense
    ("letter: P", "letter: R", "estate.yaml:15: letter 'R' belongs to 'repair' already -> choose another, like A"),
    ("understood_as: [PR]", "understood_as: [PR, RP]", "estate.yaml:16: understood_as 'RP' is claimed by 'repair' "
     "already -> leave it with one of them"),
    ("understood_as: oth", "understood_as: water", "estate.yaml:13: understood_as 'water' is claimed by 'water' "
     "already -> leave it with one of them"),
    ("team: engineering", "team: enginering", "service.yaml:6: no team is called 'enginering' -> did you mean "
     "'engineering'?"),
    ("kinds: [repair]", "kinds: [repairs]", "service.yaml:6: no kind is called 'repairs' -> did you mean 'repair'?"),
    ("categories: [water]", "categories: [power]", "service.yaml:6: no kind of this route has a category 'power' -> "
     "did you mean 'water'?"),
    ("  - {team: desk}", "  - {kinds: [repair], team: desk}", "estate.yaml:14: no route takes 'praise' -> end the "
     "routes with one for all: - {team: ...}"),
    ("  - {team: desk}", "  - {kinds: [praise], team: desk}", "estate.yaml:13: no route takes 'repair / other' -> "
     "end the routes with one for all: - {team: ...}"),
    ("roles: [desk]", "roles: []", "service.yaml:4: nobody may claim for team 'desk' -> name a role"),
    ("hold_hours: [2, 24]", "hold_hours: [2, 0]", "service.yaml:11: 0 hours in 'hold_hours' is no time -> write 1 or "
     "more"),
    ("promise_hours: [1, 2]", "promise_hours: []", "service.yaml:12: 'promise_hours' is empty -> give people at "
     "least one choice"),
    ("[parts, weather]", "[parts, parts]", "service.yaml:10: 'parts' stands twice in 'hold_reasons' -> keep one of "
     "them"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[case[2].split(" -> ")[0][:60] for case in TABLE])
def test_each_mistake_is_told_with_its_line_and_remedy(folder, old, new, mistake):
    edit(folder, old, new)

    assert "\n".join(mistakes_in(folder)) == mistake


def test_every_mistake_is_told_at_once(folder):
    edit(folder, "flow: work", "flow: wrk")
    edit(folder, "urge_minutes: 30", "urge_minutes: 0")

    with pytest.raises(CatalogueError) as refused:
        load(folder)

    assert str(refused.value) == (
        f"2 mistakes in the catalogue {folder}:\n"
        "estate.yaml:9: 'flow' cannot be 'wrk' -> did you mean 'work'?\n"
        "service.yaml:18: 'urge_minutes' is 0 -> write 1 or more"
    )


def test_a_category_whose_trade_nobody_has_is_fine(folder):
    edit(folder, "trade: water", "trade: masonry")

    assert load(folder).trade_of("repair", "water") == "masonry"


def test_a_missing_part_is_missed(folder):
    (folder / "service.yaml").unlink()

    told = mistakes_in(folder)

    assert "estate.yaml:1: 'teams' is missing -> add `teams: {desk: {roles: [desk]}}`" in told
    assert "estate.yaml:1: 'hold_reasons' is missing -> add `hold_reasons: [...]`" in told


def test_an_empty_folder_says_what_to_copy(tmp_path):
    assert mistakes_in(tmp_path / "mine") == [
        "mine:1: no *.yaml file is here -> copy the folder catalogue/ of guanjia there, or unset GUANJIA_CATALOGUE"
    ]


def test_an_empty_file_is_no_mistake(folder):
    (folder / "later.yaml").write_text("# nothing yet\n")

    assert load(folder).estate.name == "Cloud Garden"


def test_a_file_that_holds_a_list_is_refused(folder):
    (folder / "list.yaml").write_text("\n- repair\n")

    assert mistakes_in(folder) == ["list.yaml:2: the file holds no keys -> begin the file with a key, for instance "
                                   "`kinds:`"]  # fmt: skip


def test_a_yml_file_is_not_overlooked_in_silence(folder):
    (folder / "more.yml").write_text("limits: {}")

    assert mistakes_in(folder) == ["more.yml:1: is not read -> rename it to more.yaml"]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(folder):
    (folder / "gbk.yaml").write_bytes(b"# fine\n" + "# 报修".encode("gbk"))

    [told] = mistakes_in(folder)
    assert told.startswith("gbk.yaml:2: not readable text")


def test_an_anchor_that_holds_itself_is_refused_and_not_walked_for_ever(folder):
    edit(folder, "limits:\n  urge_minutes: 30", "limits: &again\n  urge_minutes: *again")

    assert mistakes_in(folder)[0].startswith("service.yaml:18: 'urge_minutes' must be a whole number")


def test_kinds_without_words_are_listed_for_each_language(folder):
    edit(folder, "  praise:", "  wish:")
    edit(folder, 'call: "119"', 'call: "112"')

    assert missing_words(load(folder), Texts()) == [
        "zh-Hans: kind-wish",
        "zh-Hans: hazard-fire without 112",
        "zh-Hant: kind-wish",
        "zh-Hant: hazard-fire without 112",
        "en: kind-wish",
        "en: hazard-fire without 112",
    ]
