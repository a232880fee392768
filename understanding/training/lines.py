"""The training lines: one file per voice, written by hand, tab-separated: text, intent, repair, complaint, urgency.

Each voice was written without sight of the lexicon or of the other voices. Where two labels are right they
are written a/b, the better one first; training takes the first, measuring accepts both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VOICES = Path(__file__).parent / "voices"

#: Who wrote with whom in mind at the same time: when one of them is left out for measuring, all are.
CIRCLES = (
    ("old_man", "hk_family", "office_admin"),
    ("taiwan_student", "expat", "angry"),
    ("terse", "shop_owner", "new_mother"),
    ("child", "helper", "night_guard", "pensioner_club"),
    ("young_couple", "landlord_agent", "mixed_hk_en", "quiet_polite"),
    ("dangers", "lookalikes"),
    ("dangers_b", "lookalikes_b"),
    ("dangers_c", "subtle_repairs"),
    ("returned_grandma", "flat_share_coder", "teacher_from_taichung"),
    ("neighbour_feud", "committee_member", "late_shift_nurse"),
    ("ride_driver", "single_father", "kowloon_tutor"),
    ("dangers_d", "plain_days"),
    ("dry_wit_editor", "anxious_pregnant_wife"),
    ("brit_in_shanghai", "retired_bus_driver"),
    ("dangers_e", "calm_days"),
)


@dataclass(frozen=True)
class Line:
    """One message, with what it means. The labels are those of the fixed interface (understanding/jsonl.py)."""

    voice: str
    text: str
    intent: str
    repair: str
    complaint: str
    urgency: str

    @property
    def in_danger(self) -> bool:
        """Whether somebody should at least ask."""
        return self.urgency in ("E", "ASK")


def written(folder: Path = VOICES) -> list[Line]:
    """Every line of every voice, in the order of their names."""
    return [line for path in sorted(folder.glob("*.tsv")) for line in _lines(path)]


def circle_of(voice: str) -> int:
    """Which voices were written together; a voice that is in no circle is one of its own."""
    return next((number for number, voices in enumerate(CIRCLES) if voice in voices), len(CIRCLES))


def _lines(path: Path) -> Iterator[Line]:
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = row.split("\t")
        if len(cells) != 5:
            raise ValueError(f"{path.name}:{number}: five columns are wanted, not {len(cells)}")
        text, *labels = cells
        yield Line(path.stem, text, *(label.partition("/")[0] for label in labels))
