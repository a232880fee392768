"""Whether the fees of a catalogue can be billed, reminded of and paid."""

from collections.abc import Collection
from pathlib import Path

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue
from models.catalogue_fees import FeeKind

#: What Telegram takes for a photo, and its first bytes.
PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def place_picture(source: Source, folder: Path) -> None:
    """Make the company's QR picture a path from the folder, and refuse one that is not there or is no picture."""
    pay = source.data.get("fees", {}).get("pay") if isinstance(source.data.get("fees"), dict) else None
    if not isinstance(pay, dict) or not isinstance(pay.get("qr"), str):
        return
    name, where = pay["qr"], ("fees", "pay", "qr")
    path = (folder / name).resolve()
    head = PICTURES.get(path.suffix.lower())
    if head is None:
        source.blame(where, f"{name!r} is no picture that Telegram shows", "use a .png or .jpg")
    elif not path.is_relative_to(folder.resolve()) or not path.is_file():
        source.blame(where, f"no file {name!r} is beside the catalogue", "copy the picture there, or remove `qr`")
    elif not path.read_bytes().startswith(head):
        source.blame(where, f"{name!r} is not what its name says", f"save it as a real {path.suffix} picture")
    source.data["fees"]["pay"]["qr"] = path


def check_fees(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` a late fee nobody declared, a ladder that goes nowhere, disputes nobody takes."""
    for name, kind in catalogue.fees.kinds.items():
        where: Where = ("fees", "kinds", name)
        _policies(catalogue, source, where, kind)
        _ladder(source, where, name, kind)
    for number, days in enumerate(catalogue.fees.promise.days):
        most = catalogue.fees.promise.at_most
        if not 1 <= days <= most:
            source.blame(("fees", "promise", "days", number), f"{days} days are not offered", f"write 1 to {most}")
    _disputes(catalogue, source)
    _paying(catalogue, source)


def check_fee_places(catalogue: Catalogue, source: Source, buildings: Collection[str]) -> None:
    """Note every building of `late_fee_in` that the estate does not have."""
    for name, kind in catalogue.fees.kinds.items():
        for building in kind.late_fee_in:
            if building not in buildings:
                where: Where = ("fees", "kinds", name, "late_fee_in", building)
                source.blame(where, f"the estate has no building {building!r}", choose(building, buildings))


def _policies(catalogue: Catalogue, source: Source, where: Where, kind: FeeKind) -> None:
    places: list[tuple[Where, str | None]] = [((*where, "late_fee"), kind.late_fee)]
    places += [((*where, "late_fee_in", building), policy) for building, policy in kind.late_fee_in.items()]
    for spot, policy in places:
        if policy is not None and policy not in catalogue.fees.policies:
            source.blame(spot, f"no late fee policy is called {policy!r}", choose(policy, catalogue.fees.policies))


def _ladder(source: Source, where: Where, name: str, kind: FeeKind) -> None:
    for number, step in enumerate(kind.ladder):
        if number and step <= kind.ladder[number - 1]:
            wrong = f"step {step} of {name!r} comes after step {kind.ladder[number - 1]}"
            source.blame((*where, "ladder", number), wrong, "write the days in order, each once")
    if kind.butler_from is not None and (not kind.ladder or kind.butler_from > max(kind.ladder)):
        wrong = f"the butlers would never call about {name!r}: no step is {kind.butler_from} or later"
        source.blame((*where, "butler_from"), wrong, "use a step of the ladder, or null")


def _disputes(catalogue: Catalogue, source: Source) -> None:
    fees = catalogue.fees
    if not fees.kinds:
        return
    found = catalogue.kinds.get(fees.dispute_kind)
    if found is None:
        wrong = f"no kind is called {fees.dispute_kind!r}, and disputes about bills are of it"
        source.blame(("fees", "dispute_kind"), wrong, choose(fees.dispute_kind, catalogue.kinds))
    elif fees.dispute_category not in found.categories:
        wrong = f"{fees.dispute_kind!r} has no category {fees.dispute_category!r}, and disputes about bills are of it"
        source.blame(("fees", "dispute_category"), wrong, choose(fees.dispute_category, found.categories))


def _paying(catalogue: Catalogue, source: Source) -> None:
    pay = catalogue.fees.pay
    if catalogue.fees.kinds and not (pay.account or pay.qr or pay.telegram):
        wrong = "tenants are billed and not told how to pay"
        source.blame(("fees", "pay"), wrong, "add `pay: {payee: ..., bank: ..., account: ...}`")
