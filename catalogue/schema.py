"""The schema's complaints in the operator's words: pydantic says what it saw, we say what to write."""

from collections.abc import Iterable
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue

CODE = "use small letters, digits and _, a letter first, 20 characters at most"

#: What a missing key may look like.
EXAMPLES = {
    "estate": "estate: {name: ..., phone: ...}",
    "name": "name: Cloud Garden",
    "phone": "phone: 0571-8800-0000",
    "letter": "letter: R",
    "flow": "flow: work (or answer, or note)",
    "roles": "roles: [worker, supervisor]",
    "team": "team: desk",
    "kinds": "kinds: {repair: {letter: R, flow: work}}",
    "teams": "teams: {desk: {roles: [desk]}}",
    "routes": "routes: [{team: desk}]",
    "hold_hours": "hold_hours: [2, 4, 24, 72]",
    "promise_hours": "promise_hours: [1, 2, 4, 24]",
    "questions": "questions: {overall: {kind: score}}",
}

#: pydantic's name of an error -> what was expected, and how to write it.
SHAPES = {
    "int_type": ("a whole number", "write it like 24"),
    "int_parsing": ("a whole number", "write it like 24"),
    "int_from_float": ("a whole number", "write it like 24"),
    "bool_type": ("true or false", "write true or false"),
    "bool_parsing": ("true or false", "write true or false"),
    "list_type": ("a list", "write it like [one, two]"),
    "dict_type": ("a group of keys", "write `key: value` lines below it, or {}"),
    "model_type": ("a group of keys", "write `key: value` lines below it, or {}"),
}


def explain(source: Source, refused: ValidationError) -> None:
    """Note every complaint of the schema as a mistake in `source`."""
    for error in refused.errors():
        where = tuple(part for part in error["loc"] if part != "[key]")
        source.blame(*_words(where, error))


def known_keys(where: Where) -> Iterable[str]:
    """The keys that the schema knows in the group at `where`."""
    model: Any = Catalogue
    for part in where:
        if isinstance(model, type) and issubclass(model, BaseModel):
            found = model.model_fields.get(str(part))
            model = _inside(found.annotation) if found else None
        else:
            model = _inside(get_args(model)[-1]) if get_args(model) else None
    is_group = isinstance(model, type) and issubclass(model, BaseModel)
    return model.model_fields if is_group else ()


def _inside(annotation: Any) -> Any:
    """The annotation without its `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _called(where: Where) -> str:
    """What we call the thing at `where`: its key, or the list it is an entry of."""
    name = next((part for part in reversed(where) if isinstance(part, str)), "the catalogue")
    return repr(name) if not where or where[-1] == name else f"an entry of {name!r}"


def _words(where: Where, error: ErrorDetails) -> tuple[Where, str, str]:
    name, called = where[-1] if where else "", _called(where)
    kind, given, limits = error["type"], error["input"], error.get("ctx") or {}
    if kind == "extra_forbidden":
        return where, f"unknown key {name!r}", choose(name, known_keys(where[:-1]))
    if kind == "missing":
        return where, f"{name!r} is missing", f"add `{EXAMPLES.get(str(name), f'{name}: [...]')}`"
    if kind == "string_type":
        quoted = "..." if isinstance(given, list | dict) else given
        return where, f"{called} must be text, not {given!r}", f'put it in quotes: "{quoted}"'
    if kind in SHAPES:
        expected, remedy = SHAPES[kind]
        return where, f"{called} must be {expected}, not {given!r}", remedy
    if kind in ("literal_error", "enum"):
        names = str(limits["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return where, f"{called} cannot be {given!r}", choose(given, names)
    if kind == "string_pattern_mismatch":
        remedy = "use one capital letter, like R" if name == "letter" else CODE
        return where, f"{given!r} cannot be used as a {'letter' if name == 'letter' else 'code'}", remedy
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"{limits['ge']} or more" if "ge" in limits else f"{limits['le']} or less"
        return where, f"{called} is {given}", f"write {bound}"
    if kind == "value_error" and str(limits.get("error", "")).startswith("otherwise"):
        chosen, categories = given.get("otherwise"), given.get("categories") or {}
        return (*where, "otherwise"), f"{chosen!r} is no category of {name!r}", choose(chosen, categories)
    if kind == "misfit":  # from models/calendars.py, which knows the very place
        return (*where, *limits["at"]), limits["wrong"], limits["remedy"]
    wrong, _, remedy = error["msg"].removeprefix("Value error, ").partition("; ")
    return where, wrong, remedy or "correct it; models/catalogue.py says what is allowed here"
