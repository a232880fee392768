"""kill -9 during a campaign: whoever was written to was written to once, and whatever is unknown is listed."""

from pathlib import Path

import pytest

from benchmarks.kills import good, rehearse
from tests.e2e.house import Nest

pytestmark = pytest.mark.slow

KILLS = 6


def test_a_campaign_that_dies_again_and_again_reaches_everybody_once(
    nest: Nest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hundred deaths are measured by `python -m benchmarks kills --times 100`."""
    found = rehearse(nest, tmp_path, KILLS, seed=7)

    with capsys.disabled():
        print("\n" + ", ".join(f"{name}: {value}" for name, value in found.items()))
    assert found["sent"] + found["in doubt, listed"] == found["households"]
    assert good(found)
