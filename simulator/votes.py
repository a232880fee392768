"""A poll is one thing shown in many messages; its bot hears the new counts, and the names only of an open vote."""

from __future__ import annotations

from simulator.delivery import of_chat, push
from simulator.shapes import poll_json, user_json
from simulator.state import Poll, User
from simulator.world import World


def cast(world: World, poll: Poll, user: User, chosen: list[int]) -> None:
    """Count a vote; an empty choice takes it back."""
    if chosen:
        poll.votes[user.id] = sorted(set(chosen))
    else:
        poll.votes.pop(user.id, None)
    owner = world.bots.get(poll.owner)
    if owner is not None and not poll.anonymous:
        answer = {"poll_id": poll.id, "user": user_json(user), "option_ids": sorted(set(chosen))}
        push(owner, "poll_answer", answer | {"option_persistent_ids": [str(index) for index in chosen]}, _lane(poll))
    tell(world, poll)


def tell(world: World, poll: Poll) -> None:
    """The counts as they are now, for the bot that owns the poll and for open pages."""
    owner = world.bots.get(poll.owner)
    if owner is not None:
        push(owner, "poll", poll_json(world, poll), _lane(poll))
    for message in world.poll_messages.get(poll.id, []):
        world.bus.publish({"type": "poll", **of_chat(world, message.chat), "poll": poll_json(world, poll)})


def _lane(poll: Poll) -> str:
    return f"poll:{poll.id}"
