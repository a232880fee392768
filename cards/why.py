"""Why a text was understood as it was, in words: which rule heard what, what the model added, who corrected it.

The same words stand on the answer to /why and in the terminal (`guanjia understand`). Nothing here names the tenant,
his flat or his telephone, so that a group may read it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from cards.parts import VEIL, blocks, covered, lines
from cards.registry import Pen
from locales.texts import Html, Words
from models.catalogue import Catalogue
from models.corrections import Counted, Heard
from models.people import Person
from models.tickets import Ticket

Say = Callable[..., str]

#: Rules of one label tell at most so many words.
WORDS_TOLD = 3
SURE, RATHER = 0.8, 0.5
TABLES = ("intent", "repair", "complaint")


def answer(tx: Session, ticket_id: int, words: Words, catalogue: Catalogue, *, now: datetime) -> str:
    """What /why says of a ticket, as HTML."""
    ticket, heard = tx.get_one(Ticket, ticket_id), tx.get(Heard, ticket_id)
    pen = Pen(words, now, catalogue.zone, catalogue)
    title = pen("why-title", number=ticket.number or "")
    if heard is None:
        return blocks(title, pen("why-nothing-kept"))
    rules, model = because(heard.reasons, heard.intent, pen, words.has, ticket.veiled)
    asked = [pen.words(f"why-field-{field}") for field in heard.asked if words.has(f"why-field-{field}")]
    return blocks(
        lines(title, pen("why-heard", what=Html(heard_words(heard, heard.sure, pen, words.has)))),
        *told(rules, model, pen),
        pen("why-asked", fields=pen.words("list-comma").join(asked)) if asked else "",
        _changes(tx, ticket, heard, pen),
    )


def heard_words(heard: Any, sure: Mapping[str, float], say: Say, has: Callable[[str], bool]) -> str:
    """What it was taken for, with how sure we were: of a ticket's `Heard` or of an `Understanding`."""
    parts = [_named("intent", heard.intent, say, has)]
    if heard.repair != "-":
        parts.append(_named("repair", heard.repair, say, has))
    elif heard.complaint != "-":
        parts.append(_named("complaint", heard.complaint, say, has))
    parts.append(say(f"why-urgency-{heard.urgency}"))
    felt = "sure" if sure["intent"] >= SURE else "rather" if sure["intent"] >= RATHER else "unsure"
    return " · ".join([*parts, say(f"why-{felt}", sure=f"{sure['intent']:.2f}")])


def because(
    reasons: Iterable[str], intent: str, say: Say, has: Callable[[str], bool], veiled: Iterable[str] = ()
) -> tuple[list[str], list[str]]:
    """The reasons as lines: what rules heard, what the model thought. A code nobody knows is told as it is.

    What kind of complaint it would be is told of complaints only.
    """
    heard: dict[str, list[str]] = {}
    rules, model = [], []
    for reason in dict.fromkeys(reasons):
        who, _, detail = reason.partition(":")
        if who == "model":
            model.append(_thought(detail, say, has))
        elif who == "opinion":
            # A second opinion from outside: an intent, "unsure", or "danger" beside it.
            said = f"why-opinion-{detail}"
            what = say(said) if has(said) else say("why-opinion", what=_named("intent", detail, say, has))
            model.append(what)
        elif who == "guard" and has(f"why-guard-{detail}"):
            rules.append(say(f"why-guard-{detail}"))
        elif detail and (intent == "CP" or not who.startswith("complaint.")):
            heard.setdefault(who, []).append(covered(detail.replace("+", "…"), veiled))
        elif not detail:
            rules.append(f"· {reason}")
    lines_of_rules = [
        say("why-rule", words=_quoted(found, say), what=Html(_meant(who, say, has))) for who, found in heard.items()
    ]
    return lines_of_rules + rules, model


def told(rules: list[str], model: list[str], say: Say) -> tuple[str, str]:
    """Both voices under their names, or that one of them had nothing to say."""
    return (
        lines(say("why-rules"), *rules) if rules else say("why-no-rules"),
        lines(say("why-model"), *model) if model else say("why-no-model"),
    )


def figures(found: list[Counted], words: Words) -> str:
    """How often each label was confirmed and corrected, for those who lead."""
    if not found:
        return words.html("learning-figures-none")
    told = [
        words.html(f"learning-figures-{each.label}", confirmed=each.confirmed, corrected=each.corrected)
        for each in found
    ]
    return lines(words.html("learning-figures"), *told)


def _thought(detail: str, say: Say, has: Callable[[str], bool]) -> str:
    """`intent=RP:0.93`, `danger=0.93`."""
    field, _, value = detail.partition("=")
    code, _, sure = value.rpartition(":")
    if field in ("danger", "act"):
        return say(f"why-model-{field}", sure=value)
    return say("why-model-label", what=Html(_named(field, code, say, has)), sure=sure)


def _meant(who: str, say: Say, has: Callable[[str], bool]) -> str:
    table, _, code = who.partition(".")
    if table in TABLES:
        return _named(table, code, say, has)
    return _named("hazard", who, say, has)


def _named(kind: str, code: str, say: Say, has: Callable[[str], bool]) -> str:
    key = f"why-{kind}-{code}"
    return say(key) if has(key) else code


def _quoted(found: list[str], say: Say) -> str:
    """The words, without those that stand in a longer one of them."""
    whole = [word for word in found if not any(word != other and word in other for other in found)]
    return say("why-comma").join(whole[:WORDS_TOLD]) if any(whole) else VEIL


def _changes(tx: Session, ticket: Ticket, heard: Heard, pen: Pen) -> str:
    told = [_change(tx, ticket, change, pen) for change in heard.changes]
    return lines(pen("why-changes"), *told) if told else ""


def _change(tx: Session, ticket: Ticket, change: dict[str, Any], pen: Pen) -> str:
    field = change["field"]
    by = tx.get(Person, change["by"]) if change["staff"] else None
    who = by.name if by else pen.words("why-tenant")
    at = pen.stamp(datetime.fromisoformat(change["at"]))
    if field == "place":
        return pen("why-changed-place", at=at, name=who)
    was, becomes = (_value(ticket, field, change[side], pen) for side in ("was", "becomes"))
    return pen("why-changed", at=at, name=who, field=pen.words(f"why-field-{field}"), was=was, becomes=becomes)


def _value(ticket: Ticket, field: str, code: str, pen: Pen) -> str:
    if field == "category":
        # A category may be of the kind that the ticket had before.
        for kind in (ticket.kind, *pen.catalogue.kinds):
            if code in pen.catalogue.kinds[kind].categories:
                return pen.words(f"category-{kind}-{code}")
        return code or "—"
    key = f"kind-{code}" if field == "kind" else f"urgency-{code}"
    return pen.words(key) if pen.words.has(key) else code
