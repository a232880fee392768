"""Why a sheet was not taken, row by row, in the reader's words: in chat, in the terminal, and as a CSV to work from."""

import html
from typing import Any

from locales.texts import Words
from papers.rows import Problem
from papers.sheets import write_csv

#: So many are told in chat; a telephone shows no more, and the whole list is a file.
TOLD = 20
#: A message holds 4096 characters.
TOLD_LETTERS = 3500


def told(problem: Problem, words: Words) -> str:
    """One problem as a plain sentence, with its row."""
    what = reason(problem, words)
    return words("sheet-problem", line=str(problem.line), what=what) if problem.line else what


def reason(problem: Problem, words: Words) -> str:
    """What is wrong and what to do about it. Facts that are text keys are told in words."""
    return words(problem.key, **{name: _fact(value, words) for name, value in problem.facts.items()})


def summary(problems: list[Problem], words: Words) -> str:
    """The first problems as HTML, below how many there are."""
    lines: list[str] = []
    for problem in problems[:TOLD]:
        line = html.escape(told(problem, words), quote=False)
        if sum(map(len, lines)) + len(line) > TOLD_LETTERS:
            break
        lines.append(line)
    more = words("sheet-more", count=len(problems) - len(lines)) if len(problems) > len(lines) else ""
    return "\n".join(part for part in (words("sheet-refused", count=len(problems)), "", *lines, more) if part or lines)


def report(problems: list[Problem], words: Words) -> bytes:
    """Every problem as CSV, row beside reason."""
    rows = [(problem.line, reason(problem, words)) for problem in problems]
    return write_csv([words("sheet-column-line"), words("sheet-column-reason")], rows)


def heading(key: str, words: Words) -> str:
    """How we write a column: of the names that people use for it, the first."""
    return names(key, words)[0]


def names(key: str, words: Words) -> list[str]:
    """All names of a column in one language; in locales/ a | stands between them."""
    return [name.strip() for name in words(key).split("|")]


def _fact(value: Any, words: Words) -> str:
    if isinstance(value, list):
        return words("list-comma").join(_fact(each, words) for each in value)
    return heading(value, words) if isinstance(value, str) and words.has(value) else str(value)
