"""The long tests begin first: with two of us at work, nobody ends the day waiting for one file of the other."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Real servers and kills before everything else; the order is otherwise as it was."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
