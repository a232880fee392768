"""Nothing that leaves the house can lead back to a door, a telephone or a name."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from understanding.masking import NUMERALS, masked
from understanding.result import KnownPlaces

HOUSE = KnownPlaces({"12": ("12栋", "星河苑"), "8": ("8栋",)}, {"12-1502", "8-602"}, ("12-1502",))
NAMES = ("林晓梅", "Emily Carter", "张师傅")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("12栋1502厨房水管漏水，电话13812345678，找林晓梅", "〈PLACE〉厨房水管漏水,电话〈PHONE〉,找〈NAME〉"),
        ("晓梅说楼上1602吵，张师傅来过", "〈NAME〉说楼上〈NUMBER〉吵,〈NAME〉来过"),
        ("我住星河苑一五零二，一三八一二三四五六七八", "我住〈PLACE〉,〈NUMBER〉"),
        ("Block B 18A, lift stuck, call +852 9123 4567, Emily", "〈PLACE〉, lift stuck, call 〈PHONE〉, 〈NAME〉"),
        ("顺丰SF1234567890123 没收到，扣了我两百八", "顺丰〈WAYBILL〉 没收到,扣了我〈NUMBER〉"),
        ("one three eight one two, room fifteen oh two", "〈NUMBER〉, room 〈NUMBER〉"),
        ("我姓欧，加微信：ab_cd99，邮箱 lin@example.org", "〈NAME〉,加〈CONTACT〉,邮箱 〈CONTACT〉"),
        ("我微信 lin-xiaomei_12 联系", "我〈CONTACT〉 联系"),
        ("whatsapp: lin_xiaomei please", "〈CONTACT〉 please"),
        ("天花板上有一圈黄的，越来越大", "天花板上有一圈黄的,越来越大"),
    ],
)
def test_what_is_said_stays_and_who_and_where_goes(said, left):
    assert masked(said, known_places=HOUSE, names=NAMES) == left


telephones = st.one_of(
    st.from_regex(r"1[3-9]\d{9}", fullmatch=True),
    st.from_regex(r"1[3-9]\d[ -]\d{4}[ -]\d{4}", fullmatch=True),
    st.from_regex(r"\+852 [2-9]\d{3} \d{4}", fullmatch=True),
    st.text("零一二三四五六七八九幺", min_size=7, max_size=11),
    st.text("０１２３４５６７８９", min_size=7, max_size=11),
    st.text("٠١٢٣٤٥٦٧٨٩", min_size=7, max_size=11),
)
rooms = st.one_of(
    st.from_regex(r"\d{1,2}(-|栋|座|号楼)\d{3,4}[室房]?", fullmatch=True),
    st.from_regex(r"[A-D]座\d{3,4}", fullmatch=True),
    st.from_regex(r"(Block|Tower|Flat|Unit|Room) \d{1,2}[A-H]?", fullmatch=True),
    st.text("一二三四五六七八九十零", min_size=3, max_size=4).map(lambda room: room + "室"),
)
talk = st.text(max_size=40) | st.sampled_from(["漏水了", "邻居太吵", "please come, ", "我家是", "打", "冇水 "])


@given(talk, rooms, talk, telephones, talk, st.sampled_from([*NAMES, "晓梅", "Carter"]))
@example("", "12-1502", "", "13812345678", "", "林晓梅")
def test_no_number_of_a_door_or_a_telephone_and_no_known_name_survives(before, room, between, phone, after, name):
    left = masked(f"{before}{room}{between} {phone}{after} {name} ", known_places=HOUSE, names=NAMES)

    bare = re.sub("〈[A-Z]+〉", " ", left)
    assert not any(char.isdigit() for char in bare)
    assert not re.search(f"[{NUMERALS}]{{2}}", bare)
    assert name.lower() not in bare
