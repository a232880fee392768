"""Guided conversations, in private chats only: joining, settings, and the managers' tools.

`all_dialogs()` makes them anew for each dispatcher, because a router belongs to one parent for good.
Include them after every message handler; they listen to taps only. `dialogs.outdated.listen` answers
taps on menus that ended.
"""

import secrets

from aiogram_dialog import Dialog
from aiogram_dialog.api.entities import stack

from dialogs import announcements, joining, manage, paid, places, residents, settings, shifts, surveys


def all_dialogs() -> list[Dialog]:
    """Every conversation, ready to be included in a router."""
    # aiogram-dialog 2.6 names a running conversation by the second and one of a hundred numbers. Of two begun in one
    # second, one in a hundred pairs had the same name: closing the picker then closed the menu that had opened it.
    stack.new_id = _own_name
    return [
        places.dialog(),
        joining.dialog(),
        settings.dialog(),
        manage.inviting(),
        manage.binding(),
        residents.dialog(),
        paid.dialog(),
        surveys.dialog(),
        announcements.dialog(),
        shifts.rostering(),
        shifts.swapping(),
    ]


def _own_name() -> str:
    """Forty-eight random bits in letters that aiogram-dialog does not take for its separator."""
    return secrets.token_hex(6)
