"""An endpoint that is late, broken, lying or greedy changes nothing, costs little, and says nothing in our logs."""

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from assist.endpoint import Endpoint
from assist.opinion import Opinion, SecondOpinion
from assist.restraint import Breaker, Budget
from assist.transcriber import MOST_LETTERS, Transcriber, words_of
from tests.assist.elsewhere import KEY, LEAK, Elsewhere, Watch
from understanding.result import Masked

pytestmark = pytest.mark.anyio
WORDS = Masked("天花板上有一圈黄的")


@pytest.fixture
async def opinions(elsewhere: Elsewhere) -> AsyncIterator[SecondOpinion]:
    opinions = elsewhere.opinions(seconds=0.3, warnings=1)
    yield opinions
    await opinions.endpoint.close()


@pytest.fixture
def endpoint(opinions: SecondOpinion) -> Endpoint:
    return opinions.endpoint


async def test_it_is_asked_strictly_and_believed_when_it_keeps_to_the_form(elsewhere, opinions, endpoint):
    opinion = await opinions.on(WORDS, who=1)

    assert opinion == Opinion("RP", "leak", "-", danger=False, sure=True)
    assert elsewhere.questions == [WORDS]
    assert endpoint.counts == {"answered": 1}


@pytest.mark.parametrize(
    "lie",
    [
        "I think it is a leak.",
        json.dumps(LEAK | {"intent": "LEAK"}),
        json.dumps(LEAK | {"danger": "no"}),
        json.dumps(LEAK | {"repair": ["leak"]}),
        json.dumps(LEAK | {"comment": "hello"}),
        json.dumps({"intent": "RP"}),
        "[" * 9000,
        "null",
    ],
)
async def test_an_answer_outside_the_form_is_no_answer(elsewhere, opinions, endpoint, lie):
    elsewhere.says = lie

    assert await opinions.on(WORDS, who=1) is None
    assert endpoint.counts == {"garbled": 1}


@pytest.mark.parametrize(
    ("instead", "outcome"),
    [
        (2.0, "late"),
        (web.Response(status=500, text="oops"), "status_500"),
        (web.Response(status=401), "status_401"),
        (web.Response(status=302, headers={"Location": "/v1/chat/completions"}), "status_302"),
        (web.Response(text="x" * 100_000), "huge"),
        (web.Response(text="<html>"), "garbled"),
        (web.Response(body=b"\xff\xfe"), "garbled"),
        (web.json_response({"choices": []}), "garbled"),
        (web.json_response([1]), "garbled"),
    ],
)
async def test_whatever_goes_wrong_there_is_counted_and_goes_no_further(
    elsewhere, opinions, endpoint, instead, outcome
):
    elsewhere.instead = [instead]

    with capture_logs() as logs:
        assert await opinions.on(WORDS, who=1) is None

    assert endpoint.counts == {outcome: 1}
    assert [(line["event"], line["outcome"]) for line in logs] == [("assist", outcome)]
    assert not any(secret in str(logs) for secret in (WORDS, KEY, "oops"))
    assert KEY not in repr(endpoint.address)


async def test_nobody_there_is_no_answer_either(elsewhere, opinions, endpoint):
    await elsewhere.server.close()

    assert await opinions.on(WORDS, who=1) is None
    assert endpoint.counts == {"away": 1}


async def test_after_three_failures_it_is_left_alone_for_a_minute(elsewhere, opinions, endpoint):
    elsewhere.instead = [web.Response(status=500) for _ in range(3)]

    for _ in range(5):
        assert await opinions.on(WORDS, who=1) is None
    assert (len(elsewhere.questions), endpoint.counts["resting"]) == (3, 2)

    elsewhere.watch.now += 61
    assert await opinions.on(WORDS, who=1) is not None


async def test_too_many_requests_are_answered_by_waiting_as_long_as_it_says(elsewhere, opinions, endpoint):
    elsewhere.instead = [web.Response(status=429, headers={"Retry-After": "20"})]

    assert await opinions.on(WORDS, who=1) is None
    assert await opinions.on(WORDS, who=1) is None
    elsewhere.watch.now += 21
    assert await opinions.on(WORDS, who=1) is not None
    assert len(elsewhere.questions) == 2


async def test_whoever_sees_danger_in_everything_is_not_heeded(elsewhere, opinions, endpoint):
    elsewhere.says = LEAK | {"danger": True}

    heard = [await opinions.on(WORDS, who=who) for who in (1, 2)]

    assert [one.danger for one in heard] == [True, False]
    assert endpoint.counts["not_heeded"] == 1


async def test_nobody_runs_up_a_bill(elsewhere, opinions, endpoint):

    heard = [await opinions.on(WORDS, who=1) for _ in range(10)]

    assert (sum(one is not None for one in heard), endpoint.counts["spent"]) == (8, 2)
    assert await opinions.on(WORDS, who=2) is not None


def test_all_together_have_an_hour_too():
    watch = Watch()
    budget = Budget(3, watch)

    assert [budget.take(who) for who in (1, 2, 3, 4)] == [True, True, True, False]
    watch.now += 3601
    assert budget.take(4)


def test_the_longer_it_fails_the_longer_it_rests_and_one_goes_first_to_see():
    watch = Watch()
    breaker = Breaker(watch)
    for _ in range(4):
        breaker.failed()

    watch.now += 119
    assert not breaker.allows()
    watch.now += 1
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.worked()
    assert breaker.allows()


async def test_a_voice_note_is_sent_as_a_form_and_comes_back_as_words(elsewhere):
    endpoint = elsewhere.endpoint(name="dictation")
    elsewhere.hears = {"text": " 厨房  水管\u200b漏水 \n 快来\n\n"}

    words = await Transcriber(endpoint).words_in(b"OggS...", who=1, language="zh")
    await endpoint.close()

    assert words == "厨房 水管\n漏水\n快来"
    [form] = elsewhere.notes
    assert (form["file"], form["language"]) == (b"OggS...", "zh")


@pytest.mark.parametrize("body", [b"{}", b'{"text": 3}', b"[]", b"hello"])
def test_a_transcription_without_words_is_none(body):
    with pytest.raises(ValueError):
        words_of(body)


def test_a_transcription_that_repeats_itself_is_cut():
    assert len(words_of(json.dumps({"text": "谢谢" * 9000}).encode())) == MOST_LETTERS
