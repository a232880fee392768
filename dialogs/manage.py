"""The managers' tools: inviting somebody, and making a code that gives a group its team.

The code itself is shown once and never enters the conversation's memory, which is stored.
"""

from typing import Any

from aiogram import Bot
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import CopyText
from aiogram_dialog.widgets.text import Format

from dialogs.house import Say, button, closing, finish, goto, house, label, picker, taps_only, ticked, ticks, way_out
from dialogs.places import Place
from models.catalogue import Catalogue
from models.estate import Tie
from models.people import Role
from usecases import binding as binding_rules
from usecases import joining, people
from usecases.codes import Issued

Data = dict[str, Any]


class Inviting(StatesGroup):
    """Whom, to where, as what."""

    whom = State()
    tie = State()
    role = State()
    trades = State()
    buildings = State()
    ready = State()
    closed = State()


class Binding(StatesGroup):
    """Which team, for which buildings."""

    team = State()
    buildings = State()
    ready = State()
    closed = State()


async def invite(manager: DialogManager) -> None:
    """Begin an invitation; refuses whoever may invite nobody."""
    here = house(manager)
    may_hire = await here.db.read(joining.may_invite, here.person)
    await manager.start(Inviting.whom, {"may_hire": may_hire}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def bind(manager: DialogManager) -> None:
    """Begin to make a code for a group; refuses whoever does not run the estate."""
    here = house(manager)
    await here.db.read(binding_rules.may_bind, here.person)
    await manager.start(Binding.team, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def inviting() -> Dialog:
    """The conversation behind /invite."""
    return taps_only(
        Dialog(
            Window(
                Say("invite-ask"),
                button("invite-tenant", _tenant),
                goto("invite-staff", Inviting.role, when=lambda data, *_: data["start_data"]["may_hire"]),
                way_out(Inviting.closed),
                state=Inviting.whom,
            ),
            Window(
                Say("invite-tie"),
                picker("tie", _tie_chosen),
                way_out(Inviting.closed, back=Inviting.whom),
                state=Inviting.tie,
                getter=_ties,
            ),
            Window(
                Say("invite-role"),
                picker("role", _role_chosen, width=2),
                way_out(Inviting.closed, back=Inviting.whom),
                state=Inviting.role,
                getter=_roles,
            ),
            Window(
                Say("invite-trades"),
                ticks("trades"),
                goto("manage-next", Inviting.buildings),
                way_out(Inviting.closed, back=Inviting.role),
                state=Inviting.trades,
                getter=_trades,
            ),
            Window(
                Say("invite-buildings"),
                ticks("buildings"),
                button("manage-next", _hire),
                way_out(Inviting.closed, back=Inviting.role),
                state=Inviting.buildings,
                getter=_buildings,
            ),
            Window(
                Say("invite-ready"),
                CopyText(label("invite-copy"), Format("/start {code}")),
                state=Inviting.ready,
                getter=_issued,
            ),
            closing("conversation-closed", Inviting.closed),
            on_process_result=_unit_found,
        )
    )


def binding() -> Dialog:
    """The conversation behind /bind in private."""
    return taps_only(
        Dialog(
            Window(
                Say("bind-ask"),
                picker("team", _team_chosen),
                way_out(Binding.closed),
                state=Binding.team,
                getter=_teams,
            ),
            Window(
                Say("bind-buildings"),
                ticks("buildings"),
                button("manage-next", _make_bind_code),
                way_out(Binding.closed, back=Binding.team),
                state=Binding.buildings,
                getter=_buildings,
            ),
            Window(
                Say("bind-ready"),
                CopyText(label("bind-copy"), Format("/bind {code}")),
                state=Binding.ready,
                getter=_issued,
            ),
            closing("conversation-closed", Binding.closed),
        )
    )


async def _ties(dialog_manager: DialogManager, **_: Any) -> Data:
    words = house(dialog_manager).words
    choices = [(tie.value, words(f"tie-{tie}")) for tie in Tie]
    return {"choices": choices, "unit": dialog_manager.dialog_data["unit"]}


async def _roles(dialog_manager: DialogManager, **_: Any) -> Data:
    words = house(dialog_manager).words
    return {"choices": [(role.value, words(f"role-{role}")) for role in Role if role is not Role.OPERATOR]}


async def _trades(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    words = house(dialog_manager).words
    kinds = catalogue.kinds.values()
    trades = dict.fromkeys(c.trade for kind in kinds for c in kind.categories.values() if c.trade)
    choices = [(trade, words(f"trade-{trade}")) for trade in trades]
    return {"choices": choices, "role": words(f"role-{dialog_manager.dialog_data['role']}")}


async def _teams(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    words = house(dialog_manager).words
    return {"choices": [(team, words(f"team-{team}")) for team in catalogue.teams]}


async def _buildings(dialog_manager: DialogManager, **_: Any) -> Data:
    here, told = house(dialog_manager), dialog_manager.dialog_data
    found = await here.db.read(people.buildings)
    team = here.words(f"team-{told['team']}") if "team" in told else ""
    return {"choices": [(b.code, b.name) for b in found], "team": team}


async def _issued(dialog_manager: DialogManager, bot: Bot, catalogue: Catalogue, **_: Any) -> Data:
    here = house(dialog_manager)
    issued: Issued = dialog_manager.middleware_data["issued"]
    name = (await bot.me()).username
    return {
        "code": issued.code,
        "link": f"https://t.me/{name}?start={issued.code}",
        "at": here.words.when(issued.expires_at, now=here.db.clock(), zone=catalogue.zone),
    }


async def _tenant(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Place.building)


async def _unit_found(_: Any, found: Any, manager: DialogManager) -> None:
    if found and found.get("cancelled"):
        await manager.switch_to(Inviting.closed)
    elif found and "unit_id" in found:
        manager.dialog_data.update(found)
        await manager.switch_to(Inviting.tie)


async def _tie_chosen(_: CallbackQuery, __: Any, manager: DialogManager, tie: str) -> None:
    here, unit_id = house(manager), manager.dialog_data["unit_id"]
    hours = here.catalogue.limits.invite_hours
    issued = await here.db.run(joining.invite_tenant, here.person, unit_id, Tie(tie), hours=hours)
    await _show_once(manager, issued, Inviting.ready)


async def _role_chosen(_: CallbackQuery, __: Any, manager: DialogManager, role: str) -> None:
    manager.dialog_data["role"] = role
    await manager.switch_to(Inviting.trades if role == Role.WORKER else Inviting.buildings)


async def _hire(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here, role = house(manager), Role(manager.dialog_data["role"])
    # Trades ticked before stepping back to another role are not meant for it.
    trades = ticked(manager, "trades") if role is Role.WORKER else []
    issued = await here.db.run(
        joining.invite_staff,
        here.person,
        role,
        trades,
        ticked(manager, "buildings"),
        hours=here.catalogue.limits.invite_hours,
    )
    await _show_once(manager, issued, Inviting.ready)


async def _team_chosen(_: CallbackQuery, __: Any, manager: DialogManager, team: str) -> None:
    manager.dialog_data["team"] = team
    await manager.switch_to(Binding.buildings)


async def _make_bind_code(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here, team = house(manager), manager.dialog_data["team"]
    chosen = ticked(manager, "buildings")
    issued = await here.db.run(binding_rules.make_bind_code, here.person, team, chosen, catalogue=here.catalogue)
    await _show_once(manager, issued, Binding.ready)


async def _show_once(manager: DialogManager, issued: Issued, window: State) -> None:
    manager.middleware_data["issued"] = issued
    await finish(manager, window)
