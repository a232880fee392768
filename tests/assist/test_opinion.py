"""What a second opinion may change: what was unsure, never what was sure, and never towards calm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.opinion import COMPLAINTS, INTENTS, REPAIRS, Opinion, merged, worth_asking
from understanding import classify
from understanding.result import SURE_ENOUGH, Confidence, Understanding

VAGUE = Understanding("CP", complaint="EN", alternatives=("RP",), confidence=Confidence(intent=0.4, complaint=0.4))
LEAK = Opinion("RP", "leak", "-", danger=False, sure=True)

opinions = st.builds(
    Opinion, *(st.sampled_from(list(codes)) for codes in (INTENTS, REPAIRS, COMPLAINTS)), st.booleans(), st.booleans()
)
sureness = st.floats(0, 1)
heards = st.builds(
    Understanding,
    intent=st.sampled_from(list(INTENTS)),
    repair=st.sampled_from(list(REPAIRS)),
    complaint=st.sampled_from(list(COMPLAINTS)),
    urgency=st.sampled_from(["N", "U", "ASK", "E"]),
    confidence=st.builds(Confidence, intent=sureness, repair=sureness, complaint=sureness),
    alternatives=st.tuples(st.sampled_from(list(INTENTS))),
)


def test_the_codes_are_ours():
    assert tuple(INTENTS) == classify.INTENTS
    assert tuple(REPAIRS) == (*classify.REPAIRS, "-")
    assert tuple(COMPLAINTS) == (*classify.COMPLAINTS, "-")


@pytest.mark.parametrize(
    ("heard", "asked"),
    [
        (VAGUE, True),
        (Understanding("RP", "oth", confidence=Confidence(intent=0.9, repair=0.3)), True),
        (Understanding("RP", "water", confidence=Confidence(intent=0.9, repair=0.9)), False),
        (Understanding("IQ", confidence=Confidence(intent=0.9)), False),
        (Understanding("OT", confidence=Confidence(intent=0.9)), True),
        (Understanding("RP", "water", urgency="E", confidence=Confidence(intent=0.1)), False),
        (Understanding("OT", urgency="ASK"), False),
    ],
)
def test_only_what_stayed_unsure_is_asked_and_danger_waits_for_nobody(heard, asked):
    assert worth_asking(heard) is asked


def test_two_who_agree_are_believed():
    heard = merged(VAGUE, LEAK)

    assert (heard.intent, heard.repair, heard.alternatives) == ("RP", "leak", ("CP",))
    assert min(heard.confidence.intent, heard.confidence.repair) >= SURE_ENOUGH
    assert heard.reasons == ("opinion:RP",)


def test_one_alone_only_suggests_and_the_tenant_is_asked():
    heard = merged(VAGUE, Opinion("IQ", "-", "-", danger=False, sure=True))

    assert (heard.intent, heard.alternatives) == ("IQ", ("CP", "RP"))
    assert heard.confidence.intent < SURE_ENOUGH


def test_whoever_is_unsure_himself_changes_nothing_but_may_warn():
    unsure = merged(VAGUE, Opinion("RP", "gas", "-", danger=True, sure=False))

    assert (unsure.intent, unsure.urgency) == ("CP", "ASK")
    assert unsure.reasons == ("opinion:unsure", "opinion:danger")


@given(heards, opinions)
def test_no_opinion_acts_calms_or_overrules_what_was_sure(heard, opinion):
    after = merged(heard, opinion)

    assert after.urgency == ("ASK" if opinion.danger and heard.urgency in "NU" else heard.urgency)
    assert heard.urgency not in ("E", "ASK") or after == heard
    if heard.intent != "OT" and heard.confidence.intent >= SURE_ENOUGH:
        assert after.intent == heard.intent
        if heard.repair != "-" and heard.confidence.repair >= SURE_ENOUGH:
            assert after.repair == heard.repair
    assert (after.place, after.when, after.phone, after.rest) == (heard.place, heard.when, heard.phone, heard.rest)
