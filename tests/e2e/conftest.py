"""One warmed process for all of us, and a fresh estate for each module."""

from collections.abc import Iterator

import pytest

from tests.e2e.house import Demo, Nest, clean_log
from tests.e2e.people import Estate

#: Zhang, Liu and Xiaozhou are on duty, Li and Xiaochen are not.
TUESDAY = "2026-11-24T10:00"


@pytest.fixture(scope="session")
def nest() -> Iterator[Nest]:
    """The process that forks bots and simulators."""
    warmed = Nest()
    yield warmed
    warmed.close()


@pytest.fixture(scope="module")
def demo(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, freshly started on a Tuesday morning where the clock stands; its log is read at the end."""
    running = Demo(nest, tmp_path_factory.mktemp("demo"), GUANJIA_DEMO_START=TUESDAY)
    with clean_log(running.log):
        yield running
        running.stop()


@pytest.fixture(scope="module")
def estate(demo: Demo) -> Estate:
    """The demo as its people see it."""
    return demo.people
