"""Notice templates that nobody could fill in, and outages that nobody could report, are refused with file and line."""

from pathlib import Path

import pytest

from catalogue.load import load, missing_words
from locales.texts import Texts
from tests.catalogue.test_load import mistakes_in

NOTICES = """\
announcements:
  roles: [manager]
  templates:
    water_off:
      fields: {where: words, from: time, until: time}
      affects: [water]
      signs: [no water]
    thanks:
      fields: {suggestions: count, praises: count, names: words}
"""


@pytest.fixture
def notices(folder: Path) -> Path:
    """The small catalogue with a file of notices."""
    (folder / "announcements.yaml").write_text(NOTICES, encoding="utf-8")
    return folder


def test_what_is_not_said_has_a_sensible_default(notices: Path) -> None:
    found = load(notices).announcements

    assert (found.outage_slack_minutes, found.urgent_calls_minutes, found.thanks.names) == (60, 30, True)


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("[manager]", "[]", "announcements.yaml:2: nobody may announce -> name a role, like [manager]"),
        ("until: time", "end: time", "announcements.yaml:6: an outage without 'until' never is -> add until: time to "
         "fields"),
        ("until: time", "until: words", "announcements.yaml:5: 'until' is a time -> write until: time"),
        ("where: words", "phone: words", "announcements.yaml:5: 'phone' is filled in for every template -> leave it "
         "out"),
        ("where: words", "where: count", "announcements.yaml:5: nobody counts 'where' -> write words, or time"),
        ("[water]", "[wather]", "announcements.yaml:6: no kind has a category 'wather' -> did you mean 'water'?"),
        ("      affects: [water]\n", "", "announcements.yaml:6: signs of an outage that affects nothing -> add "
         "affects: [water]"),
        ("praises: count, ", "", "announcements.yaml:9: the house fills in suggestions, praises, names of 'thanks', "
         "and no other field -> write {suggestions: count, praises: count, names: words}"),
        ("where: words", "where: number", "announcements.yaml:5: 'where' cannot be 'number' -> use one of: count, "
         "time, words"),
        ("roles: [manager]", 'thanks: {schedule: "0 10 31 2 *"}', "announcements.yaml:2: '0 10 31 2 *' never comes: no "
         "such month has that day -> choose a day that exists"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_remedy(notices: Path, old: str, new: str, mistake: str) -> None:
    (notices / "announcements.yaml").write_text(NOTICES.replace(old, new, 1), encoding="utf-8")

    assert mistakes_in(notices) == [mistake]


def test_a_template_without_words_and_words_with_a_strange_gap_are_told(notices: Path) -> None:
    own = NOTICES + "    drill:\n      fields: {siren: time}\n"
    (notices / "announcements.yaml").write_text(own, encoding="utf-8")
    (notices / "en.ftl").write_text("announcement-water_off-words = { $where } until { $dawn }\n", encoding="utf-8")

    missing = [line for line in missing_words(load(notices), Texts(extra=notices)) if line.startswith("en:")]

    assert [line for line in missing if "announce" in line] == [
        "en: announcement-drill",
        "en: announcement-drill-words",
        "en: announce-gap-siren",
        "en: announce-field-siren",
        "en: announcement-water_off-words asks for what is no field of it",
    ]
