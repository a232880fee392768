"""A manager makes a survey by tapping and typing; a tenant answers it on his card."""

import pytest
from sqlmodel import select

from models.database import Database
from models.people import Language
from models.surveys import Survey, SurveyAnswer, SurveyInvitation, SurveyState
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.conftest import FakeClock
from usecases import survey_making, surveys
from usecases.people import set_language

pytestmark = pytest.mark.anyio


@pytest.fixture
def manager(house: House) -> Talk:
    house.db.run_sync(people.make_estate)
    house.db.run_sync(people.make_groups)
    for build in (people.lin, people.emily, people.wang):
        house.db.run_sync(build)
    return house.private(house.db.run_sync(people.ma))


def surveys_in(db: Database) -> list[Survey]:
    return db.read_sync(lambda tx, now: list(tx.exec(select(Survey).where(Survey.state != SurveyState.DROPPED))))


async def through(talk: Talk, *wordings: str) -> None:
    for wording in wordings:
        await talk.tap(wording)


async def test_from_the_catalogue_in_nine_taps(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await through(manager, "用现成的", "满意度调查")
    assert "1. 总的来说，您对我们的服务满意吗？（⭐ 打分）" in manager.text
    await through(manager, "下一步", "全体业户", "一人一份", "现在", "14 天")
    assert "会问 <b>3</b> 人" in manager.text
    assert "今天 15:30 开始，12月5日" in manager.text

    await manager.tap("发出")

    assert "接下来它自己走" in manager.text
    [survey] = surveys_in(house.db)
    assert (survey.state, survey.sheet.code) == (SurveyState.OPEN, "satisfaction")


async def test_written_by_hand(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await manager.tap("自己写")
    await manager.say("新门禁好用吗？")
    await manager.tap("⭐ 打分")
    await manager.tap("加一个问题")
    await manager.say("开放日哪天好？| 周六 | 周日")
    assert "2. 开放日哪天好？（☑️ 选一项）周六、周日" in manager.text
    await through(manager, "加一种语言", "English")
    await manager.say("Do you like the gate?\nWhich day? | Saturday | Sunday")
    await through(manager, "下一步", "几栋楼", "8栋", "下一步")
    await through(manager, "11", "下一步", "一户一份", "明天 10:00", "7 天")
    assert "会问 <b>1</b> 人" in manager.text
    assert "明天 10:00 开始" in manager.text

    await manager.tap("发出")

    [survey] = surveys_in(house.db)
    assert (survey.state, survey.per_unit) == (SurveyState.PLANNED, True)
    assert (survey.sheet.audience.buildings, survey.sheet.audience.floors) == (["8"], ["11"])
    assert survey.sheet.texts["q1"][Language.EN] == "Do you like the gate?"
    assert house.reports == []


async def test_options_by_button(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await manager.tap("自己写")
    await manager.say("团建去哪里？")
    await manager.tap("☑️ 选一项")
    await manager.say("爬山 | 钓鱼")
    await through(manager, "下一步", "我们自己的团队", "工程", "现在", "3 天", "发出")

    [survey] = surveys_in(house.db)
    assert (survey.state, survey.sheet.audience.team) == (SurveyState.OPEN, "engineering")


async def test_the_last_question_goes_again(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await manager.tap("自己写")
    await manager.say("新门禁好用吗？")
    await through(manager, "✍️ 写几句", "去掉最后一个")

    assert "新门禁" not in manager.text
    assert "下一步" not in manager.buttons


async def test_backing_out_makes_the_next_word_a_report_again(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await through(manager, "自己写", "取消")
    await manager.say("厨房漏水了")

    assert house.reports == ["厨房漏水了"]


async def test_a_cry_for_help_is_no_question_of_a_survey(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await manager.tap("自己写")

    await manager.say("着火了，快来人！")

    assert house.reports == ["着火了，快来人！"]


async def test_a_question_that_is_too_long_is_refused_and_may_be_typed_again(house: House, manager: Talk) -> None:
    await manager.say("/survey")
    await manager.tap("自己写")
    await manager.say("问" * 301)
    assert house.refused == ["问题请写 1 到 300 个字。"]

    await manager.say("新门禁好用吗？")

    assert manager.buttons[:3] == ["⭐ 打分", "✍️ 写几句", "☑️ 选一项"]


async def test_how_a_running_survey_stands(house: House, manager: Talk, db: Database) -> None:
    db.run_sync(surveys.begin, "satisfaction")
    await manager.say("/survey")

    await manager.tap("🟢 11-21 满意度调查")

    assert "送达户数 0/14" in manager.text
    assert "不到五份" in manager.text


async def test_only_managers_are_shown_surveys(house: House) -> None:
    talk = house.private(house.db.run_sync(people.sun))

    await talk.say("/survey")

    assert len(house.refused) == 1
    assert house.windows.sent_messages == []


def asked_lin(house: House) -> int:
    """The satisfaction survey has come to Lin; her invitation's id."""
    db = house.db
    db.run_sync(people.make_estate)
    db.run_sync(people.lin)
    survey = db.run_sync(surveys.begin, "satisfaction")
    db.run_sync(surveys.invite_some, survey.id, 0, 0)
    return db.read_sync(lambda tx, now: tx.exec(select(SurveyInvitation.id)).one())


async def test_a_tenant_taps_and_writes(house: House) -> None:
    invitation = asked_lin(house)
    lin = house.private(house.db.run_sync(people.lin))

    for question, value in enumerate((5, 4, 5, 4, 5, 0)):
        await lin.press_card(f"survey:{invitation}:{question}.{value}")
    await lin.press_card(f"survey_write:{invitation}:6")
    await lin.say("都挺好")

    told = house.db.read_sync(
        lambda tx, now: list(tx.exec(select(SurveyAnswer.words).where(SurveyAnswer.question == "words")))
    )
    assert told == ["都挺好"]
    assert house.reports == []
    await lin.say("厨房漏水了")
    assert house.reports == ["厨房漏水了"]


async def test_danger_written_where_an_answer_was_expected_is_a_report(house: House) -> None:
    invitation = asked_lin(house)
    lin = house.private(house.db.run_sync(people.lin))
    await lin.press_card(f"survey_write:{invitation}:6")

    await lin.say("家里着火了！")

    assert house.reports == ["家里着火了！"]


@pytest.mark.parametrize("data", ["survey:1:x.5", "survey:1:0.x", "survey:1", "survey_turn:1:-1", "survey_skip:1:0"])
async def test_a_payload_no_button_of_ours_has_is_refused_kindly(house: House, data: str) -> None:
    asked_lin(house)
    lin = house.private(house.db.run_sync(people.lin))

    await lin.press_card(data)

    assert len(house.refused) == 1


async def test_skipping_turning_back_and_the_colleagues_consent(house: House, clock: FakeClock) -> None:
    invitation = asked_lin(house)
    lin = house.private(house.db.run_sync(people.lin))
    await lin.press_card(f"survey_skip:{invitation}:6")
    await lin.press_card(f"survey_turn:{invitation}:0")
    assert house.refused == []

    manager = house.private(house.db.run_sync(people.ma))
    await manager.press_card("survey_yes:1")
    assert house.refused == ["这件事已经定了。"]


@pytest.mark.parametrize("language", Language)
async def test_every_window_with_a_real_draft_in_every_language(
    house: House, manager: Talk, language: Language
) -> None:
    db = house.db
    ma = db.run_sync(set_language, db.run_sync(people.ma), language)
    words = house.texts(language)
    await manager.say("/survey")
    await manager.tap(words("surveys-own"))
    await manager.say("Q one")
    await manager.tap(words("surveys-kind-score"))
    shown = [manager.text]
    for key in ("manage-next", "surveys-who-everybody", "surveys-per-unit"):
        await manager.tap(words(key))
        shown.append(manager.text)
    await manager.tap(words("surveys-opens-in", days=3))
    await manager.tap(words("surveys-open-days", days=30))
    shown.append(manager.text)

    assert all(shown)
    assert "Q one" in shown[-1]
    assert db.read_sync(survey_making.draft_of, ma) is not None
