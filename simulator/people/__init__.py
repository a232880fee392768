"""The face of people: everything somebody with a phone can do, as plain JSON over HTTP."""

from __future__ import annotations

from aiohttp import web

from simulator.botface import BotFace
from simulator.people.body import spoken
from simulator.people.lab import Lab
from simulator.people.places import Places
from simulator.people.talk import Talk
from simulator.people.taps import Taps
from simulator.people.till import Till
from simulator.world import World

CHAT = "/people/chats/{chat_id}"
MESSAGE = CHAT + "/messages/{message_id}"


def mount(app: web.Application, world: World, face: BotFace) -> None:
    places, talk, taps, lab, till = Places(world), Talk(world), Taps(world), Lab(world, face), Till(world)
    table = [
        ("GET", "/people/world", places.everything),
        ("POST", "/people/users", places.new_user),
        ("POST", "/people/users/{id}/block", places.block),
        ("POST", "/people/users/{id}/unblock", places.unblock),
        ("DELETE", "/people/users/{id}", places.delete_user),
        ("POST", "/people/chats", places.new_chat),
        ("POST", CHAT + "/migrate", places.migrate),
        ("POST", CHAT + "/kick", places.kick),
        ("POST", CHAT + "/add", places.add),
        ("POST", CHAT + "/promote", places.promote),
        ("POST", CHAT + "/restrict", places.restrict),
        ("POST", CHAT + "/topics", places.new_topic),
        ("DELETE", CHAT + "/topics/{thread}", places.delete_topic),
        ("GET", CHAT + "/messages", talk.read),
        ("POST", CHAT + "/messages", talk.write),
        ("POST", MESSAGE + "/edit", talk.edit),
        ("POST", MESSAGE + "/delete", talk.delete),
        ("POST", MESSAGE + "/press", taps.press),
        ("POST", MESSAGE + "/pay", till.pay),
        ("POST", MESSAGE + "/vote", taps.vote),
        ("POST", MESSAGE + "/react", taps.react),
        ("POST", "/people/faults", lab.add_fault),
        ("DELETE", "/people/faults", lab.clear_faults),
        ("POST", "/people/flood", lab.set_flood),
        ("POST", "/people/bots/{username}/privacy", lab.set_privacy),
        ("GET", "/people/calls", lab.calls),
        ("GET", "/people/files/{file_id}", lab.file),
        ("GET", "/people/events", lab.events),
    ]
    for verb, path, handler in table:
        app.router.add_route(verb, path, spoken(handler))
