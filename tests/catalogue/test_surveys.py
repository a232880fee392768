"""A survey that cannot be asked is refused with the file, the line and the remedy, before the bot starts."""

from pathlib import Path

import pytest

from catalogue.load import CatalogueError, load, missing_words
from locales.texts import Texts
from models.catalogue_surveys import sheet_of
from models.cron import read_cron
from scheduler.calendar import next_tick
from tests.usecases.conftest import START

SURVEYS = """\
surveys:
  satisfaction:
    questions:
      overall: {kind: score}
      first: {kind: choice, options: [repairs, fees]}
      words: {kind: words}
    audience: {buildings: ["8"]}
    schedule: "0 10 15 5,11 *"
    open_days: 14
    remind_after_days: 7
  morale:
    questions:
      week: {kind: score}
    audience: {team: desk}
"""


@pytest.fixture
def surveyed(folder: Path) -> Path:
    (folder / "surveys.yaml").write_text(SURVEYS, encoding="utf-8")
    return folder


def refused(folder: Path, buildings: list[str] | None = None) -> str:
    with pytest.raises(CatalogueError) as wrong:
        load(folder, buildings)
    return "\n".join(str(mistake) for mistake in wrong.value.mistakes)


def test_surveys_are_part_of_the_catalogue(surveyed: Path) -> None:
    found = load(surveyed, ["8", "12"]).surveys

    assert list(found["satisfaction"].questions) == ["overall", "first", "words"]
    assert (found["satisfaction"].targets.units, found["morale"].schedule) == (80, "")


def test_the_shipped_one_runs_twice_a_year() -> None:
    shipped = load().surveys["satisfaction"]
    first = next_tick(shipped.schedule, START, load().zone)
    second = next_tick(shipped.schedule, first, load().zone)

    assert [f"{tick:%m-%d %H:%M}" for tick in (first, second)] == ["05-15 02:00", "11-15 02:00"]


TABLE = [
    ("    questions:\n      week: {kind: score}", "    questions: {}",
     "surveys.yaml:12: survey 'morale' asks nothing -> add `overall: {kind: score}`"),
    ("  morale:\n    questions:\n      week: {kind: score}\n", "  morale:\n",
     "surveys.yaml:11: 'questions' is missing -> add `questions: {overall: {kind: score}}`"),
    ('"0 10 15 5,11 *"', '"0 10 31 2,4 *"',
     "surveys.yaml:8: '0 10 31 2,4 *' never comes: no such month has that day -> choose a day that exists"),
    ('"0 10 15 5,11 *"', '"0 10 15 5"',
     "surveys.yaml:8: '0 10 15 5' has 4 fields, a cron has five -> write for instance 0 10 15 5,11 *"),
    ('"0 10 15 5,11 *"', '"0 25 15 5 *"', "surveys.yaml:8: '25' is no hour -> write 0 to 23"),
    ('"0 10 15 5,11 *"', '"0 10 * * 1"',
     "surveys.yaml:8: '1' is no weekday -> write mon, tue, wed, thu, fri, sat, sun or *"),
    ('buildings: ["8"]', 'buildings: ["9"]', "surveys.yaml:7: the estate has no building '9' -> use one of: 12, 8"),
    ("options: [repairs, fees]", "options: []",
     "surveys.yaml:5: 'first' gives no choice: it has 0 options -> name two or more, like options: [first, second]"),
    (", options: [repairs, fees]", "",
     "surveys.yaml:5: 'first' gives no choice: it has 0 options -> name two or more, like options: [first, second]"),
    ("[repairs, fees]", "[fees, fees]", "surveys.yaml:5: 'fees' stands twice in 'first' -> keep one of them"),
    ("[repairs, fees]", "[a, b, c, d, e, f, g, h, i, j, k]", "surveys.yaml:5: 'first' has 11 options -> 10 fit on a "
     "card"),
    ("overall: {kind: score}", "overall: {kind: score, options: [a, b]}",
     "surveys.yaml:4: 'overall' has options and is no choice -> write kind: choice, or take the options out"),
    ("overall: {kind: score}", "overall: {kind: stars}",
     "surveys.yaml:4: 'kind' cannot be 'stars' -> use one of: choice, score, words"),
    ("remind_after_days: 7", "remind_after_days: 14",
     "surveys.yaml:2: reminded after 14 days, closed after 14 -> remind before the close"),
    ("  morale:", "  satisfaction:", "surveys.yaml:11: 'satisfaction' stands here twice, first in line 2 -> keep one "
     "of them"),
    ("      words: {kind: words}", "      overall: {kind: words}",
     "surveys.yaml:6: 'overall' stands here twice, first in line 4 -> keep one of them"),
    ("team: desk", "team: desks", "surveys.yaml:14: no team is called 'desks' -> did you mean 'desk'?"),
    ("team: desk", 'team: desk, floors: ["3"]', "surveys.yaml:14: a team is asked as a whole -> leave `team` alone, or "
     "take it out"),
    ("week: {kind: score}", "week: {kind: words}", "surveys.yaml:12: a team is asked by a poll in its group, and a "
     "poll holds one question to tap -> keep one question of kind score or choice"),
    ("open_days: 14", "open_days: 0", "surveys.yaml:9: 'open_days' is 0 -> write 1 or more"),
    ("open_days: 14", "per: flat", "surveys.yaml:9: 'per' cannot be 'flat' -> use one of: person, unit"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mistake"), TABLE, ids=[case[2].split(" -> ")[0][:60] for case in TABLE])
def test_each_mistake_is_told_with_its_line_and_remedy(surveyed: Path, old: str, new: str, mistake: str) -> None:
    assert SURVEYS.count(old) == 1
    (surveyed / "surveys.yaml").write_text(SURVEYS.replace(old, new), encoding="utf-8")

    assert refused(surveyed, ["8", "12"]) == mistake


def test_before_the_estate_is_known_its_buildings_are_taken_on_trust(surveyed: Path) -> None:
    (surveyed / "surveys.yaml").write_text(SURVEYS.replace('["8"]', '["9"]'), encoding="utf-8")

    assert load(surveyed).surveys["satisfaction"].audience.buildings == ["9"]


def test_a_survey_without_words_is_told_for_each_language_and_may_be_given_them(surveyed: Path) -> None:
    text = SURVEYS.replace("morale", "garden").replace("week", "roses")
    (surveyed / "surveys.yaml").write_text(text, encoding="utf-8")
    catalogue = load(surveyed)

    unsaid = missing_words(catalogue, Texts())
    assert [line for line in unsaid if "hazard" not in line] == [
        f"{language}: survey-garden{question}"
        for language in ("zh-Hans", "zh-Hant", "en")
        for question in ("", "-roses")
    ]

    for language in ("zh-Hans", "zh-Hant", "en"):
        own = "survey-garden = Roses\nsurvey-garden-roses = Do you like them?\n"
        (surveyed / f"{language}.ftl").write_text(own, encoding="utf-8")
    assert not [line for line in missing_words(catalogue, Texts(extra=surveyed)) if "survey" in line]


def test_a_sheet_is_what_was_declared(surveyed: Path) -> None:
    declared = load(surveyed).surveys["satisfaction"]
    sheet = sheet_of("satisfaction", declared)

    assert (sheet.code, sheet.names, sheet.questions) == ("satisfaction", list(declared.questions), declared.questions)
    assert sheet_of("x", declared).as_json()["audience"] == declared.audience.model_dump()


@pytest.mark.parametrize(
    "line",
    [
        "0 10 15 5,11 *",
        "*/15 8-18/2 * * mon-fri",
        "0 0 29 2 *",
        "59 23 31 dec sun",
        "0 9 1-7 * mon",
        "30 6 * jan-mar *",
    ],
)
def test_what_we_take_for_a_cron_the_scheduler_takes_too(line: str) -> None:
    minutes, hours, days, months, _ = read_cron(line)
    zone = load().zone

    tick = next_tick(line, START, zone).astimezone(zone)

    assert (tick.minute in minutes, tick.hour in hours, tick.day in days, tick.month in months) == (True,) * 4


@pytest.mark.parametrize(
    "line",
    ["", "x", "60 0 * * *", "0 24 * * *", "0 0 0 * *", "0 0 32 * *", "0 0 * 13 *", "0 0 * * 7", "0 0 * * mon-",
     "0 0 9-3 * *",
     "0 0 30 feb *", "0 0 31 4,6,9,11 *", "*/0 * * * *", "1/x * * * *", "-1 * * * *", "٣ * * * *", "0 0 ? * *",
     "@daily"],
)  # fmt: skip
def test_what_never_comes_or_is_no_cron_is_refused_with_a_remedy(line: str) -> None:
    with pytest.raises(ValueError, match="; ") as refused:
        read_cron(line)
    assert str(refused.value)
