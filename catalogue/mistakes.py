"""A mistake in a data file, said so that whoever made it can mend it without asking us."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing that is wrong, where it stands (lines count from 1), and what to do about it."""

    file: str
    line: int
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong} -> {self.remedy}"


class CatalogueError(Exception):
    """A catalogue that cannot be used. `mistakes` are in the order of files and lines."""

    def __init__(self, folder: Path, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        count = "1 mistake" if len(self.mistakes) == 1 else f"{len(self.mistakes)} mistakes"
        super().__init__("\n".join([f"{count} in the catalogue {folder}:", *map(str, self.mistakes)]))


def choose(wrong: object, known: Iterable[str]) -> str:
    """The remedy for a word we do not know: the nearest of `known`, or all of them."""
    names = sorted(known)
    near = difflib.get_close_matches(str(wrong), names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(names)}" if names else "remove it"
