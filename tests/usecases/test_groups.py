"""Which group does which work, who says so, and what becomes of it when Telegram moves things about."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session

from models.catalogue import Catalogue
from models.database import Database
from models.estate import Tie
from models.groups import Group, Topic
from models.people import Language, Role
from models.refusals import Refusal
from tests import people
from tests.usecases.conftest import FakeClock, Said
from usecases import binding, groups, joining
from usecases.codes import fingerprint

NIGHT_SHIFT = binding.Chat(-2001, "夜班工程群", is_forum=False)


def _code(db: Database, catalogue: Catalogue, team: str = "engineering", buildings: list[str] | None = None) -> str:
    ma = db.run_sync(people.ma)
    return db.run_sync(binding.make_bind_code, ma, team, buildings or [], catalogue=catalogue).code


def _bind(
    db: Database,
    catalogue: Catalogue,
    code: str,
    builder: people.Builder = people.zhang,
    chat: binding.Chat = NIGHT_SHIFT,
) -> Group | Refusal:
    return db.run_sync(binding.bind, db.run_sync(builder), chat, fingerprint(code), catalogue=catalogue)


def _forum(db: Database, catalogue: Catalogue) -> Group:
    group = _bind(db, catalogue, _code(db, catalogue), chat=binding.Chat(-2002, "工程", is_forum=True))
    assert isinstance(group, Group)
    return group


def _asked(db: Database, team: str, building: str | None) -> int | None:
    found = db.read_sync(lambda tx, now: groups.group_for(tx, team, building))
    return found.chat_id if found else None


def test_a_code_typed_in_a_group_gives_it_its_team(db: Database, catalogue: Catalogue) -> None:
    bound = _bind(db, catalogue, _code(db, catalogue, buildings=["12"]))

    assert isinstance(bound, Group)
    assert (bound.team, bound.buildings, bound.title, bound.active) == ("engineering", ["12"], "夜班工程群", True)
    assert _asked(db, "engineering", "12") == -2001
    assert _asked(db, "engineering", "8") is None


def test_a_bind_code_works_once_and_for_ten_minutes(db: Database, catalogue: Catalogue, clock: FakeClock) -> None:
    used, late = _code(db, catalogue), _code(db, catalogue)
    _bind(db, catalogue, used)

    elsewhere = _bind(db, catalogue, used, chat=binding.Chat(-666, "别处", is_forum=False))
    clock.advance(minutes=10)
    expired = _bind(db, catalogue, late)

    assert isinstance(elsewhere, Refusal)
    assert isinstance(expired, Refusal)
    assert elsewhere.key == expired.key == "refusal-wrong-code"


def test_the_same_message_delivered_twice_binds_once(db: Database, catalogue: Catalogue) -> None:
    code = _code(db, catalogue)

    first, second = _bind(db, catalogue, code), _bind(db, catalogue, code)

    assert isinstance(first, Group)
    assert isinstance(second, Group)
    assert first.id == second.id


def test_one_code_in_two_groups_at_once_binds_one(db: Database, catalogue: Catalogue) -> None:
    code, zhang = _code(db, catalogue), db.run_sync(people.zhang)

    def type_in(number: int) -> Group | Refusal:
        chat = binding.Chat(-3000 - number, "群", is_forum=False)
        return db.run_sync(binding.bind, zhang, chat, fingerprint(code), catalogue=catalogue)

    with ThreadPoolExecutor(4) as pool:
        assert sum(isinstance(answer, Group) for answer in pool.map(type_in, range(4))) == 1


@pytest.mark.parametrize("builder", [people.lin, people.bystander])
def test_only_staff_bind_groups(db: Database, catalogue: Catalogue, builder: people.Builder) -> None:
    code = _code(db, catalogue)

    with pytest.raises(Refusal, match="not-yours-to-do"):
        _bind(db, catalogue, code, builder)
    with pytest.raises(Refusal, match="who-is-this"):
        db.run_sync(binding.bind, None, NIGHT_SHIFT, fingerprint(code), catalogue=catalogue)


@pytest.mark.parametrize("builder", [people.sun, people.zhang, people.lin])
def test_only_managers_make_bind_codes(db: Database, catalogue: Catalogue, builder: people.Builder) -> None:
    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(binding.make_bind_code, db.run_sync(builder), "desk", [], catalogue=catalogue)


def test_guessing_bind_codes_ends_after_five(db: Database, catalogue: Catalogue, clock: FakeClock) -> None:
    code = _code(db, catalogue)
    for number in range(5):
        clock.advance(seconds=1)
        _bind(db, catalogue, f"guess-{number}")

    assert _bind(db, catalogue, code).key == "refusal-too-many-codes"  # type: ignore[union-attr]


def test_a_group_for_the_building_comes_before_a_group_for_all(db: Database, catalogue: Catalogue) -> None:
    db.run_sync(people.make_groups)
    assert _asked(db, "engineering", "12") == people.ENGINEERS_CHAT

    _bind(db, catalogue, _code(db, catalogue, buildings=["12"]))

    assert _asked(db, "engineering", "12") == -2001
    assert _asked(db, "engineering", "8") == people.ENGINEERS_CHAT
    assert _asked(db, "engineering", None) == people.ENGINEERS_CHAT
    assert _asked(db, "flying", "8") is None


@pytest.mark.parametrize(
    ("language", "news"),
    [
        (Language.ZH_HANS, "我被移出了“desk”（客服群）"),
        (Language.ZH_HANT, "我被移出了「desk」（客服群）"),
        (Language.EN, 'I was removed from "desk" (Service desk)'),
    ],
)
def test_a_lost_group_gets_no_work_and_managers_hear_of_it(
    db: Database, said: Said, language: Language, news: str
) -> None:
    ma = db.run_sync(people.ma)
    db.run_sync(people.make_groups)

    db.run_sync(groups.thrown_out, people.DESK_CHAT)
    db.run_sync(groups.thrown_out, people.DESK_CHAT)

    assert _asked(db, "desk", "12") is None
    (told,) = said(ma.user_id or 0, language)
    assert news in told.text


def test_being_let_in_again_is_enough_to_work_again(db: Database, catalogue: Catalogue) -> None:
    db.run_sync(people.make_groups)
    db.run_sync(groups.thrown_out, people.DESK_CHAT)

    front = binding.Chat(people.DESK_CHAT, "前台", is_forum=False)
    assert db.run_sync(binding.let_in, front, catalogue=catalogue) is not None

    assert _asked(db, "desk", None) == people.DESK_CHAT


def test_of_a_strange_group_nothing_is_noted(db: Database, catalogue: Catalogue, count: Callable[[type], int]) -> None:
    assert db.run_sync(binding.let_in, binding.Chat(-666, "别人的群", is_forum=True), catalogue=catalogue) is None
    assert db.run_sync(groups.note_topic, -666, 7, "闲聊") is None
    db.run_sync(groups.thrown_out, -666)

    assert count(Group) == count(Topic) == 0


def test_a_group_that_became_a_supergroup_is_found_under_its_new_number(db: Database, said: Said) -> None:
    db.run_sync(people.make_groups)
    lin, unit = db.run_sync(people.lin), db.run_sync(people.make_estate).units["8-602"]
    db.run_sync(joining.ask_to_join, lin, unit.id, Tie.OWNER)

    db.run_sync(groups.moved, people.DESK_CHAT, -100777)
    db.run_sync(groups.moved, people.DESK_CHAT, -100777)

    assert _asked(db, "desk", "8") == -100777
    assert said(people.DESK_CHAT) == []
    assert "8-602" in said.last(-100777).text


def test_a_topic_takes_the_categories_it_is_told(db: Database, catalogue: Catalogue, said: Said) -> None:
    group, sun = _forum(db, catalogue), db.run_sync(people.sun)
    db.run_sync(groups.note_topic, group.chat_id, 5, "漏水")

    db.run_sync(groups.map_topic, sun, group.chat_id, 5, ["water", "leak"])

    def topic_of(category: str) -> int | None:
        return db.read_sync(lambda tx, now: groups.topic_for(tx, group, category))

    assert (topic_of("water"), topic_of("leak"), topic_of("lift")) == (5, 5, None)
    card = said.last(group.chat_id)
    assert "漏水" in card.text
    ticked = [button.text for row in card.rows for button in row if button.text.startswith("✓")]
    assert ticked == ["✓ 水管洁具", "✓ 渗漏裂缝"]


def test_a_category_has_one_topic_and_the_last_word_counts(db: Database, catalogue: Catalogue) -> None:
    group, sun = _forum(db, catalogue), db.run_sync(people.sun)
    db.run_sync(groups.map_topic, sun, group.chat_id, 5, ["water"])
    other = db.run_sync(groups.map_topic, sun, group.chat_id, 6, ["lift"])

    db.run_sync(groups.toggle_category, sun, other.id, "water")
    assert db.read_sync(lambda tx, now: groups.topic_for(tx, group, "water")) == 6

    db.run_sync(groups.toggle_category, sun, other.id, "water")
    assert db.read_sync(lambda tx, now: groups.topic_for(tx, group, "water")) is None


def test_a_dead_topic_takes_nothing(db: Database, catalogue: Catalogue) -> None:
    group, sun = _forum(db, catalogue), db.run_sync(people.sun)
    topic = db.run_sync(groups.map_topic, sun, group.chat_id, 5, ["water"])

    def bury(tx: Session, *, now: object) -> None:
        tx.get_one(Topic, topic.id).alive = False

    db.run_sync(bury)

    assert db.read_sync(lambda tx, now: groups.topic_for(tx, group, "water")) is None


def test_a_renamed_topic_keeps_its_categories(db: Database, catalogue: Catalogue) -> None:
    group, sun = _forum(db, catalogue), db.run_sync(people.sun)
    db.run_sync(groups.map_topic, sun, group.chat_id, 5, ["water"])

    topic = db.run_sync(groups.note_topic, group.chat_id, 5, "水")
    assert topic is not None
    same = db.run_sync(groups.note_topic, group.chat_id, 5, "")

    assert (same.name, same.categories) == ("水", ["water"])


def test_topics_are_mapped_by_those_who_lead_and_inside_a_topic(db: Database, catalogue: Catalogue) -> None:
    group = _forum(db, catalogue)

    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(groups.map_topic, db.run_sync(people.zhang), group.chat_id, 5, ["water"])
    with pytest.raises(Refusal, match="not-a-topic"):
        db.run_sync(groups.show_topic, db.run_sync(people.sun), group.chat_id, None)
    with pytest.raises(Refusal, match="group-unknown"):
        db.run_sync(groups.show_topic, db.run_sync(people.sun), -666, 5)
    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(groups.toggle_category, db.run_sync(people.zhang), 1, "water")


def test_every_role_that_a_team_needs_exists(catalogue: Catalogue) -> None:
    assert all(role in Role for team in catalogue.teams.values() for role in team.roles)
