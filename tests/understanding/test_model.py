"""The trained judge: the weights that ship say what scikit-learn said, and the house stands without them."""

import json
from datetime import UTC, datetime

import numpy as np
import pytest

from understanding.model.embed import SIZE, embed, switched_off
from understanding.model.features import weighted
from understanding.model.weights import FIELDS, FOLDER, shipped
from understanding.pipeline import notice, understand
from understanding.training.grammar import drawn
from understanding.training.lines import CIRCLES, circle_of, written

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
GOLDEN = json.loads((FOLDER / "golden.json").read_text(encoding="utf-8"))
#: Weights are kept as half floats.
CLOSE = 0.02


@pytest.mark.parametrize("kind", ["embedded", "bare"])
def test_the_shipped_weights_say_what_scikit_learn_said(kind: str) -> None:
    weights = shipped()
    assert weights is not None
    for line in GOLDEN:
        blocks = notice(line["text"], now=NOW).blocks
        odds = weights.scores(weighted(blocks, weights.idf), embed(line["text"]) if kind == "embedded" else None)
        for field in FIELDS:
            np.testing.assert_allclose(odds[field], line[kind][field], atol=CLOSE, err_msg=line["text"])
            assert int(np.argmax(odds[field])) == int(np.argmax(line[kind][field])) or max(odds[field]) < 0.6


def test_a_sentence_and_its_paraphrase_lie_closer_than_two_matters() -> None:
    one, other, far = (embed(text) for text in ("厨房水管漏水", "灶台下面的管子一直滴水", "快递什么时候到"))
    assert one is not None
    assert other is not None
    assert far is not None

    assert one.shape == (SIZE,)
    assert float(one @ other) > float(one @ far)


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "😀" * 4096, "\x01\x02", "?" * 3000])
def test_no_text_is_too_strange_for_the_embedding(text: str) -> None:
    vector = embed(text)

    assert vector is None or vector.shape == (SIZE,)


def test_without_the_embedding_tenants_are_understood_all_the_same() -> None:
    with switched_off():
        assert embed("厨房水管漏水") is None
        assert understand("厨房水管漏水", now=NOW).repair == "water"


class TestTrainingLines:
    def test_every_voice_is_whole_and_legal(self) -> None:
        legal = {
            "intent": {"RP", "CP", "PK", "FE", "SG", "PR", "IQ", "OT"},
            "repair": {"water", "elec", "hvac", "lift", "door", "net", "gas", "leak", "clean", "pest", "oth", "-"},
            "complaint": {"HQ", "FA", "MS", "MF", "EM", "NB", "SP", "EN", "-"},
            "urgency": {"E", "ASK", "U", "N"},
        }
        for line in written():
            for field, labels in legal.items():
                assert getattr(line, field) in labels, line

    def test_there_are_voices_enough(self) -> None:
        lines = written()

        assert len(lines) >= 6_000
        assert len({line.voice for line in lines}) >= 12

    def test_voices_written_together_are_left_out_together(self) -> None:
        assert {circle_of(line.voice) for line in written()} == set(range(len(CIRCLES)))

    def test_the_grammar_draws_the_same_lines_each_time_and_no_danger(self) -> None:
        assert drawn() == drawn()
        assert not [line for line in drawn() if line.in_danger]
