"""`guanjia train`: from the voices to the weights, the same bytes each time on the same machine.

Lines are read and heads fitted (fitting.py), how sure to be is learned from voices left out (measure.py), the files are
written (saving.py); `learn` adds what people put right, and keeps the old weights if the voices left out got worse.

Between machines the last digits may differ: another processor lets BLAS add in another order, another zlib packs into
other bytes. What can be pinned is: one thread, the order of features, no clock in the zip file.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from threadpoolctl import threadpool_limits

from understanding.model import weights
from understanding.model.weights import Weights
from understanding.pipeline import understand
from understanding.result import Understanding
from understanding.training.corrections import Correction, weights_of
from understanding.training.fitting import AT, every_line, fit, prepare
from understanding.training.lines import Line
from understanding.training.measure import Measured, left_out
from understanding.training.saving import save

Tell = Callable[[str], None]

#: A field of the voices left out is clearly worse if more than this share of it is lost, dangers if this share of them.
LOST, DANGERS_LOST = 0.01, 0.005
#: So few lines more or less say nothing.
CHANCE, DANGERS_CHANCE = 3, 1
SHOWN = ("intent", "repair", "complaint", "urgency")
FILES = ("model.npz", "golden.json", "model.json")


def train(folder: Path, lines: list[Line] | None = None, tell: Tell = print) -> None:
    """Write model.json, model.npz and golden.json into `folder`. Some minutes on two cores."""
    # More threads add in another order, and the last digits would differ.
    with threadpool_limits(limits=1):
        lesson = prepare(every_line() if lines is None else lines)
        tell(f"{len(lesson.lines)} lines of {len({line.voice for line in lesson.lines})} voices")
        measured = left_out(lesson)
        for each in measured.tallies:
            tell(f"left out, {each}")
        taught = fit(lesson)
        tell(f"{len(taught.idf)} features")
        save(taught, measured.warmth, lesson, folder)


def learn(folder: Path, corrections: Sequence[Correction], lines: list[Line] | None = None, tell: Tell = print) -> bool:
    """The same with what people put right, and a report of what changed. About twice as long.

    If the voices left out got clearly worse nothing is written, and the answer is False.
    """
    with threadpool_limits(limits=1):
        lesson = prepare(every_line() if lines is None else lines)
        for line in _summary(corrections, len(lesson.lines)):
            tell(line)
        before = left_out(lesson, corrections)
        corrected = lesson.with_corrections(corrections)
        after = left_out(corrected, corrections)
        for line in _compared(before, after):
            tell(line)
        if lost := [*worse(before, after)]:
            tell("clearly worse: " + "; ".join(lost))
            return False
        with TemporaryDirectory() as fresh:
            save(fit(corrected), after.warmth, lesson, Path(fresh))
            for line in _differences(weights.load(Path(fresh)), Path(fresh)):
                tell(line)
            _move(Path(fresh), folder)
    return True


def _summary(corrections: Sequence[Correction], lines: int) -> Iterator[str]:
    people, staff = {each.tenant for each in corrections}, sum(each.by_staff for each in corrections)
    yield f"{len(corrections)} corrections, of the words of {len(people)} tenants, {staff} by staff"
    counted = Counter((each.label, each.confirms) for each in corrections)
    for label in sorted({label for label, _ in counted}):
        yield f"  {label:10} {counted[label, False]} put right, {counted[label, True]} confirmed"
    yield f"together they weigh as much as {weights_of(corrections, lines).sum():.1f} of {lines} lines"


def _compared(before: Measured, after: Measured) -> Iterator[str]:
    yield "voices left out:     before -> after"
    for old, new in zip(before.tallies, after.tallies, strict=True):
        yield f"  {old.kind:8} {old.field:9} {old.right} -> {new.right} of {old.of}"
        if old.dangers:
            yield f"  {old.kind:8} seen      {old.dangers_seen} -> {new.dangers_seen} of {old.dangers} dangers"
    old, new = before.corrections, after.corrections
    yield f"what people left out put right: {old.right} -> {new.right} of {old.of}"


def worse(before: Measured, after: Measured) -> Iterator[str]:
    """What got clearly worse on the voices left out, if anything."""
    for old, new in zip(before.tallies, after.tallies, strict=True):
        if new.right < old.right - LOST * old.of - CHANCE:
            yield f"{new.kind} {new.field} {old.right} -> {new.right} of {old.of}"
        if new.dangers_seen < old.dangers_seen - DANGERS_LOST * old.dangers - DANGERS_CHANCE:
            yield f"{new.kind} dangers seen {old.dangers_seen} -> {new.dangers_seen} of {old.dangers}"


def _differences(new: Weights, folder: Path) -> Iterator[str]:
    """Which of the golden lines are understood differently from now, field by field."""
    golden = [each["text"] for each in json.loads((folder / "golden.json").read_text("utf-8"))]
    was = [understand(text, now=AT) for text in golden]
    with weights.instead(new):
        becomes = [understand(text, now=AT) for text in golden]
    told = [line for old, now, text in zip(was, becomes, golden, strict=True) if (line := _difference(text, old, now))]
    yield f"golden lines understood differently: {len(told)} of {len(golden)}"
    yield from (f"  {line}" for line in told)


def _difference(text: str, was: Understanding, becomes: Understanding) -> str:
    both = [(field, getattr(was, field), getattr(becomes, field)) for field in SHOWN]
    changed = [f"{field} {old} -> {new}" for field, old, new in both if old != new]
    return f"{text}: {', '.join(changed)}" if changed else ""


def _move(fresh: Path, folder: Path) -> None:
    """Put the files in place, model.json last: it holds the digest of model.npz, so half a move is not used."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        beside = folder / f"{name}.new"
        beside.write_bytes((fresh / name).read_bytes())
        os.replace(beside, folder / name)
