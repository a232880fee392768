"""The figures of the frequent questions: one counter a month, article and outcome; who asked is kept nowhere."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.tickets import Counter

#: Events of a draft: questions were offered, one of them answered it, none did.
OFFERED, HELPED, NONE_OF_THESE = "faq_offered", "faq_helped", "faq_none"
#: Read; "that helped"; "ask the desk" after reading. Without an article: none of those offered.
OUTCOMES = ("read", "helped", "desk")


def figure_name(local: datetime, article: str, what: str) -> str:
    """The counter's name; `local` is the time in the estate's zone."""
    return f"faq-{local:%y%m}-{article}-{what}"


def figures(tx: Session, local: datetime) -> dict[str, dict[str, int]]:
    """What happened this month: article -> outcome -> how often; "" stands for none of them."""
    prefix = f"faq-{local:%y%m}-"
    found: dict[str, dict[str, int]] = {}
    for counter in tx.exec(select(Counter).where(col(Counter.name).startswith(prefix, autoescape=True))):
        article, _, what = counter.name.removeprefix(prefix).rpartition("-")
        found.setdefault(article, {})[what] = counter.value
    return found
