"""The facts a tenant states: a place, a time, a phone number. One module each, none knows the others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """A span of the normalised text that a slot has used up."""

    start: int
    end: int
