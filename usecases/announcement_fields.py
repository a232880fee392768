"""The gaps of a template: filled one by one, and what follows from them: how long it holds, what is out of order."""

from datetime import datetime

from sqlmodel import Session

from models.announcements import Announcement
from models.catalogue_announcements import FROM, UNTIL, Template
from models.refusals import Refusal, Stale
from usecases.followers import catalogue_of

LONGEST_WORDS = 120


def template_of(tx: Session, announcement: Announcement) -> Template:
    """Its template; an announcement in own words has one without gaps. A template that is gone raises `Stale`."""
    if not announcement.template:
        return Template()
    found = catalogue_of(tx).announcements.templates.get(announcement.template)
    if found is None:
        raise Stale("refusal-stale")
    return found


def next_field(announcement: Announcement, template: Template) -> str | None:
    """The first gap that is still empty."""
    return next((name for name in template.fields if name not in announcement.fields), None)


def anchor(announcement: Announcement, name: str, now: datetime) -> datetime:
    """From when on a typed time is looked for: 16:00 as the end of something is the 16:00 after its beginning."""
    begins = announcement.fields.get(FROM)
    return max(datetime.fromisoformat(begins), now) if begins and name == UNTIL else now


def fill(
    tx: Session, announcement: Announcement, name: str, typed: str, when: datetime | None, *, now: datetime
) -> None:
    """Fill one gap with what was typed; refuses what is no time where a time belongs."""
    template = template_of(tx, announcement)
    kind = template.fields.get(name)
    if kind is None or kind == "count":
        raise Stale("refusal-stale")
    if kind == "time" and when is None:
        raise Refusal("refusal-announce-time")
    value = when.isoformat() if kind == "time" and when else " ".join(typed.split())
    if not 0 < len(value) <= LONGEST_WORDS:
        raise Refusal("refusal-announce-length", most=LONGEST_WORDS, letters=len(value))
    announcement.fields = announcement.fields | {name: value}
    _follow(announcement, template, now)
    tx.add(announcement)


def _follow(announcement: Announcement, template: Template, now: datetime) -> None:
    begins, ends = (_moment(announcement, name) for name in (FROM, UNTIL))
    if ends is not None and ends <= max(begins or now, now):
        raise Refusal("refusal-announce-until")
    announcement.valid_until = ends
    if template.affects:
        announcement.affects = template.affects
        announcement.outage_from, announcement.outage_until = begins, ends


def _moment(announcement: Announcement, name: str) -> datetime | None:
    told = announcement.fields.get(name)
    return datetime.fromisoformat(told) if told else None
