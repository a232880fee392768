"""Guided conversations, in private chats only: joining, settings, and the managers' tools.

`all_dialogs()` makes them anew for each dispatcher, because a router belongs to one parent for good.
Include them after every message handler; they listen to taps only. `dialogs.outdated.listen` answers
taps on menus that ended.
"""

from aiogram_dialog import Dialog

from dialogs import announcements, joining, manage, paid, places, residents, settings, shifts, surveys


def all_dialogs() -> list[Dialog]:
    """Every conversation, ready to be included in a router."""
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
