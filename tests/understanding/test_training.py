"""`guanjia train`: the same bytes each time; what people put right is learned within bounds; the broken is refused."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from understanding.model import weights
from understanding.model.embed import embed
from understanding.model.features import weighted
from understanding.model.traits import traits_of
from understanding.pipeline import notice
from understanding.training.corrections import STAFF_MOST, TENANT_MOST, Correction, weights_of
from understanding.training.lines import Line, circle_of, written

pytest.importorskip("sklearn", reason="training needs the extra [train]")

ROOT = Path(__file__).parents[2]
FILES = ("golden.json", "model.json", "model.npz")
NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
#: A text that no voice says, and which the few lines below cannot know.
ODD = "那个绿色的盒子又在唱歌了"


def few() -> list[Line]:
    """Lines of four circles, enough for every head to see two sides."""
    every = [line for line in written() if circle_of(line.voice) in (0, 1, 6, 7)]
    return every[::60]


def correction(tenant: int, becomes: str, *, by: int | None = None, was: str = "OT") -> Correction:
    seen = notice(ODD, now=NOW)
    known = {f"{block}:{name}": 1.0 for block, names in seen.blocks.items() for name in names}
    traits = traits_of(seen.blocks, known, embed(ODD))
    return Correction(tenant, by or tenant, by is not None, "intent", was, becomes, traits.marks, traits.direction)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Weights of a few lines."""
    from understanding.training.train import train

    folder = tmp_path_factory.mktemp("trained")
    train(folder, few(), tell=lambda _: None)
    return folder


@pytest.fixture
def in_use() -> Iterator[None]:
    """Whatever a test puts in use, ours are again afterwards."""
    yield
    weights.use(None)


def test_training_again_in_another_process_gives_the_same_bytes(trained: Path, tmp_path: Path) -> None:
    again = (
        "from pathlib import Path; from tests.understanding.test_training import few; "
        f"from understanding.training.train import train; train(Path({str(tmp_path)!r}), few(), tell=lambda _: None)"
    )
    # Another seed gives sets and dicts of strings another order.
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", again], cwd=ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": "7"}
    )

    assert [name for name in FILES if (trained / name).read_bytes() != (tmp_path / name).read_bytes()] == []


class TestLearning:
    def test_what_many_people_put_right_is_learned_and_reported(self, tmp_path: Path, in_use: None) -> None:
        from understanding.training.train import learn

        told: list[str] = []
        corrections = [correction(tenant, "PK") for tenant in range(12)]

        assert learn(tmp_path, corrections, few(), tell=told.append)
        assert weights.use(tmp_path) == "" or "older guanjia" in weights.use(tmp_path)
        mine = weights.shipped()
        assert mine is not None
        blocks = notice(ODD, now=NOW).blocks
        odds = mine.judge(weighted(blocks, mine.idf), embed(ODD))["intent"]
        assert max(odds, key=lambda code: odds[code]) == "PK"
        report = "\n".join(told)
        assert "12 corrections, of the words of 12 tenants" in report
        assert re.search(r"what people left out put right: 0 -> [1-9]", report), report
        assert "golden lines understood differently" in report

    def test_nobody_weighs_more_than_a_few_lines_however_often_he_corrects(self) -> None:
        poison = [correction(1, "PR") for _ in range(500)]
        honest = [correction(tenant, "RP") for tenant in range(2, 10)]
        found = weights_of([*poison, *honest], lines=10_000)

        assert found[:500].sum() == pytest.approx(TENANT_MOST)
        assert found[500:].sum() == pytest.approx(8.0)

    def test_neither_does_a_member_of_staff_nor_do_all_together(self) -> None:
        by_one = [correction(tenant, "RP", by=99) for tenant in range(200)]

        assert weights_of(by_one, lines=10_000).sum() == pytest.approx(STAFF_MOST)
        assert weights_of(by_one, lines=100).sum() == pytest.approx(20.0)

    def test_a_label_that_the_model_does_not_have_teaches_nothing(self) -> None:
        assert correction(1, "XX").teaches("intent") is None
        assert correction(1, "RP").teaches("repair") is None

    def test_weights_that_hear_the_voices_worse_are_not_written(self, trained: Path, tmp_path: Path) -> None:
        from understanding.training.measure import Measured, Tally
        from understanding.training.train import worse

        before = Measured(tallies=[Tally("embedded", "danger", 950, 1000, 280, 300)])
        duller = Measured(tallies=[Tally("embedded", "danger", 951, 1000, 276, 300)])
        steady = Measured(tallies=[Tally("embedded", "danger", 945, 1000, 279, 300)])

        assert list(worse(before, duller)) == ["embedded dangers seen 280 -> 276 of 300"]
        assert list(worse(before, steady)) == []


class TestOwnWeights:
    def test_they_are_used_if_they_are_whole(self, trained: Path, in_use: None) -> None:
        ours = weights.shipped()
        weights.use(trained)

        assert weights.shipped() is not ours
        assert weights.use(None) == ""
        assert weights.shipped() is ours

    def test_an_empty_folder_means_ours(self, tmp_path: Path, in_use: None) -> None:
        assert weights.use(tmp_path) == weights.use(tmp_path / "nowhere") == ""

    @pytest.mark.parametrize(
        ("name", "broken"),
        [
            ("model.json", b"{"),
            ("model.json", b"[]"),
            ("model.npz", b"PK\x03\x04 half a file"),
            ("model.npz", b""),
            ("model.json", b'{"version": 99}'),
        ],
    )
    def test_what_is_broken_is_refused_in_words_and_ours_are_used(
        self, trained: Path, tmp_path: Path, in_use: None, name: str, broken: bytes
    ) -> None:
        ours = weights.shipped()
        shutil.copytree(trained, tmp_path, dirs_exist_ok=True)
        (tmp_path / name).write_bytes(broken)

        assert "Ours are used" in weights.use(tmp_path)
        assert weights.shipped() is ours

    def test_files_of_two_trainings_are_not_taken_for_one(self, trained: Path, tmp_path: Path, in_use: None) -> None:
        shutil.copytree(trained, tmp_path, dirs_exist_ok=True)
        told = json.loads((tmp_path / "model.json").read_text("utf-8"))
        told["arrays"] = "0" * 64
        (tmp_path / "model.json").write_text(json.dumps(told), "utf-8")

        assert "is not the one" in weights.use(tmp_path)
