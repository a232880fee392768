"""Where measurements leave their figures: JSON, a file for each, in benchmarks/results/."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def keep(name: str, found: dict[str, Any]) -> None:
    """Replace what the last run of this measurement left."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
