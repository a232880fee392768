"""The small parts by themselves: arguments, fields, buckets, buttons, the event line, the world file."""

import asyncio
import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import Knobs, build
from simulator.envelope import Args, Upload, from_json
from simulator.events import BACKLOG, Bus
from simulator.faults import Calls, Fault, Faults
from simulator.fields import FieldError, boolean, decode, items, number, string, whole
from simulator.keyboards import checked_url, find_button, read_markup
from simulator.media import given as given_file
from simulator.methods.updates import read_allowed
from simulator.people.body import Refused, as_number
from simulator.world import Bucket
from simulator.worldfile import find_world
from tests.simulator.town import BOT, DESK, WORKERS


class TestFields:
    @pytest.mark.parametrize(
        ("text", "value"),
        [("12", 12), ("-5", -5), (" 7", 7), ("12abc", 12), ("abc", 0), ("", 0), ("1.9", 1), ("--1", 0)],
    )
    def test_a_number_is_what_a_text_begins_with(self, text: str, value: int):
        assert whole(text) == value

    def test_strings_may_be_numbers_and_numbers_may_be_strings(self):
        assert string({"a": 5}, "a") == "5"
        assert number({"a": "5"}, "a") == 5
        assert string({}, "a") == ""
        assert number({}, "a", 3) == 3

    @pytest.mark.parametrize(
        ("read", "words"),
        [
            (lambda: string({}, "text", required=True), 'Can\'t find field "text"'),
            (lambda: string({"text": []}, "text"), 'Field "text" must be of type String'),
            (lambda: string({"text": True}, "text"), 'Field "text" must be of type String'),
            (lambda: boolean({"on": 1}, "on"), 'Field "on" must be of type Boolean'),
            (lambda: number({"n": {}}, "n"), 'Field "n" must be of type Number'),
            (lambda: items({"rows": {}}, "rows"), 'Field "rows" must be of type Array'),
        ],
    )
    def test_a_wrong_field_is_named(self, read, words: str):
        with pytest.raises(FieldError) as wrong:
            read()
        assert str(wrong.value) == words

    @pytest.mark.parametrize("text", ["{", "NaN", "1e999", '"\\ud800"', "[" * 100_000, b"\xff"])
    def test_half_letters_infinities_and_towers_are_no_json(self, text):
        with pytest.raises(ValueError):
            decode(text)


class TestArgs:
    def test_only_three_words_mean_yes(self):
        words = ["true", " True ", "YES", "1", "on", "2", "", "false"]
        assert [Args({"x": word}).flag("x") for word in words] == [True] * 4 + [False] * 4

    @given(st.text(max_size=30))
    def test_a_number_never_leaves_its_range(self, text: str):
        assert 1 <= Args({"limit": text}).number("limit", 1, 100, default=100) <= 100

    def test_a_json_body_keeps_what_is_not_a_string_as_json(self):
        body = {"a": "x", "b": 5, "c": {"d": [1]}, "e": None, "f": True}
        assert from_json(json.dumps(body).encode()) == {"a": "x", "b": "5", "c": '{"d": [1]}', "f": "true"}
        assert from_json(b"[1]") == from_json(b"{") == {}

    def test_a_file_is_named_by_attachment_by_id_or_by_its_part(self):
        upload = Upload("a.jpg", b"x")
        args = Args({"photo": "attach://one"}, {"one": upload})
        assert given_file(args, "photo").upload is upload
        assert given_file(Args({"photo": "AgAC"}), "photo").reference == "AgAC"
        assert given_file(Args({}, {"photo": upload}), "photo").upload is upload
        assert given_file(Args({"photo": "attach://gone"}), "photo") is None


class TestBuckets:
    def test_a_burst_is_forgiven_and_then_it_drips(self):
        bucket = Bucket(rate=1.0, burst=3.0, left=3.0, at=0.0)
        for _ in range(3):
            assert bucket.wait(0.0, 1) == 0
            bucket.left -= 1
        assert bucket.wait(0.0, 1) == 1
        assert bucket.wait(0.5, 1) == 0.5
        assert bucket.wait(1.0, 1) == 0

    def test_it_never_holds_more_than_a_burst(self):
        bucket = Bucket(rate=1.0, burst=3.0, left=0.0, at=0.0)
        bucket.wait(1000.0, 1)
        assert bucket.left == 3

    def test_a_clock_that_steps_back_gives_nothing(self):
        bucket = Bucket(rate=1.0, burst=3.0, left=0.0, at=100.0)
        assert bucket.wait(50.0, 1) == 1

    def test_an_album_larger_than_the_burst_can_still_go_once_it_is_full(self):
        bucket = Bucket(rate=1.0, burst=5.0, left=5.0, at=0.0)
        assert bucket.wait(0.0, 10) == 0


class TestButtons:
    ROWS = ({"text": "✅ 提交", "callback_data": "a"}, {"text": "提交", "callback_data": "b"})

    def test_the_exact_words_win_over_words_inside_others(self):
        assert find_button({"inline_keyboard": [list(self.ROWS)]}, "提交", None) == self.ROWS[1]
        assert find_button({"inline_keyboard": [[self.ROWS[0]]]}, "提交", None) == self.ROWS[0]

    def test_data_must_match_whole(self):
        keyboard = {"inline_keyboard": [list(self.ROWS)]}
        assert find_button(keyboard, None, "b") == self.ROWS[1]
        assert find_button(keyboard, None, "") is None
        assert find_button(None, "提交", None) is None
        assert find_button({"remove_keyboard": True}, "提交", None) is None

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("example.com", "http://example.com/"),
            ("https://example.com/a?b=c", "https://example.com/a?b=c"),
            ("tg://user?id=1", "tg://user?id=1"),
        ],
    )
    def test_addresses_are_stored_whole(self, given: str, kept: str):
        assert checked_url(given) == kept

    def test_a_reply_keyboard_wins_over_an_inline_one_and_flags_that_are_false_vanish(self):
        both = {"keyboard": [["报修"]], "inline_keyboard": [[{"text": "x", "callback_data": "y"}]], "selective": False}
        assert read_markup(Args({"reply_markup": json.dumps(both)})) == {"keyboard": [[{"text": "报修"}]]}

    def test_removing_and_asking_for_a_reply(self):
        assert read_markup(Args({"reply_markup": '{"remove_keyboard": true}'})) == {"remove_keyboard": True}
        asking = {"force_reply": True, "input_field_placeholder": "房号", "selective": True}
        assert read_markup(Args({"reply_markup": json.dumps(asking)})) == asking


class TestEventLine:
    def test_a_reader_that_does_not_read_loses_events_but_holds_nobody_up(self):
        bus = Bus()
        reader: asyncio.Queue = asyncio.Queue()
        bus.readers.add(reader)
        for n in range(BACKLOG + 50):
            bus.publish({"type": "message", "n": n})
        assert reader.qsize() == BACKLOG


class TestFaults:
    def test_the_oldest_that_fits_is_used_up_first(self):
        faults = Faults()
        one = faults.add(method="sendMessage", times=1, error_code=500)
        two = faults.add(method="*", times=1, error_code=502)
        assert faults.next("getme", {}) is two
        assert faults.next("sendmessage", {}) is one
        assert faults.next("sendmessage", {}) is None

    def test_words_are_given_to_the_letter(self):
        error = Fault(1, "x", 1, error_code=400, description="Bad Request: Chat_Write_Forbidden").error()
        assert error.description == "Bad Request: Chat_Write_Forbidden"
        assert Fault(1, "x", 1, error_code=502).error().description == "Bad Gateway"
        assert Fault(1, "x", 1, error_code=799).error().description == "Unknown error"
        assert Fault(1, "x", 1, error_code=429).error().envelope()["parameters"] == {"retry_after": 1}
        assert Fault(1, "x", 1, delay=2).error() is None

    def test_the_log_is_numbered_from_one(self):
        calls = Calls()
        for n in range(3):
            calls.note(float(n), "getMe", {}, 200)
        assert [call["n"] for call in calls.after(1)] == [2, 3]


class TestWishes:
    @pytest.mark.parametrize("junk", [None, "", "{", "{}", "5", '["message", 5]'])
    def test_junk_keeps_the_wish_as_it_was(self, junk: str | None):
        bot = build("demo").world.bots[BOT]
        read_allowed(bot, '["POLL", "nonsense"]')
        read_allowed(bot, junk)
        assert bot.allowed == {"poll"}

    @pytest.mark.parametrize("default", ["[]", '["nonsense"]'])
    def test_nothing_known_means_the_usual(self, default: str):
        bot = build("demo").world.bots[BOT]
        read_allowed(bot, '["poll"]')
        read_allowed(bot, default)
        assert bot.allowed is None


class TestWorldFile:
    def test_a_world_is_found_by_name_or_by_path(self, tmp_path):
        assert find_world("demo").name == "demo.json"
        assert find_world(tmp_path / "own.json") == tmp_path / "own.json"

    def test_an_empty_world_is_a_world(self):
        assert build(None).world.users == {}

    def test_a_bot_that_is_not_there_is_named(self, tmp_path):
        file = tmp_path / "world.json"
        file.write_text(json.dumps({"chats": [{"id": -1, "type": "group", "bots": ["nobody_bot"]}]}), encoding="utf8")
        with pytest.raises(ValueError, match="nobody_bot"):
            build(file)

    def test_the_demo_world_is_read_into_places_with_rights(self):
        world = build("demo", knobs=Knobs(flood="strict")).world
        assert world.knobs.flood == "strict"
        assert world.chats[WORKERS].members[BOT].may("can_manage_topics")
        assert not world.chats[DESK].members[BOT].admin
        assert world.chats[WORKERS].last_id == 5
        bot = world.bots[BOT]
        assert world.private(bot, world.users[1001]).started
        assert (BOT, 1009) not in world.privates

    def test_the_same_seed_gives_the_same_world(self):
        one, two, other = (build("demo", seed=seed).world for seed in (1, 1, 2))
        assert one.bots[BOT].queue.next_id == two.bots[BOT].queue.next_id != other.bots[BOT].queue.next_id
        assert one.name() == two.name()


@given(st.one_of(st.none(), st.booleans(), st.text(max_size=5), st.lists(st.integers()), st.floats(), st.integers()))
def test_whatever_comes_as_a_number_is_one_or_is_refused(value: object):
    with contextlib.suppress(Refused):
        assert isinstance(as_number(value, "x"), int)
