"""Fifty thousand bills from one xlsx: how long, how much memory, and is importing twice importing once?

    python -m benchmarks.bills [BILLS] [sqlite|postgresql]

The sheet has every column and five thousand units. The peak is that of the importing process and of the process
that reads the sheet for it, added together, though they are not at their peaks at the same moment.
"""

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from sqlmodel import Session, func, select

from models.bills import Bill
from models.database import Database
from models.estate import Building, Unit

BILLS = 50_000
SECONDS, MEGABYTES = 60, 300
#: Fifty buildings of twenty-five floors with four flats each.
BUILDINGS, FLOORS, ROOMS = 50, 25, 4
FEES = ("management", "water", "electricity", "parking", "rent")


def labels() -> list[str]:
    """Every unit of the estate."""
    numbers = product(range(1, BUILDINGS + 1), range(1, FLOORS + 1), range(1, ROOMS + 1))
    return [f"{building}-{floor}{room:02}" for building, floor, room in numbers]


def rows(count: int) -> Iterator[list[str | Decimal]]:
    """Bills of two months, as a company's own program would export them."""
    homes = labels()
    for number in range(count):
        month = f"2026-{10 + number // len(homes) % 2}"
        quantity, price = Decimal(8000 + number % 6000) / 100, Decimal("2.85")
        amount = (quantity * price).quantize(Decimal("0.01"))
        fee = FEES[number // len(homes) // 2 % len(FEES)]
        yield [f"WY-2026-{number:06}", homes[number % len(homes)], fee, f"{month}-01", f"{month}-28", quantity, price,
               amount, f"{month}-20", ""]  # fmt: skip


def prepare(url: str) -> None:
    """An estate without bills."""
    from models.migrate import upgrade

    upgrade(url)
    db = Database(url)
    db.run_sync(_settle)
    db.close()


def _settle(tx: Session, *, now: Any) -> None:
    for code in range(1, BUILDINGS + 1):
        building = Building(code=str(code), name=f"{code}栋", aliases=[f"{code}幢"])
        tx.add(building)
        tx.flush()
        rooms = [f"{floor}{room:02}" for floor, room in product(range(1, FLOORS + 1), range(1, ROOMS + 1))]
        tx.add_all(
            Unit(building_id=building.id or 0, floor=room[:-2], room=room, label=f"{code}-{room}") for room in rooms
        )
    tx.flush()


def take_in(url: str, file: Path) -> dict[str, Any]:
    """Import as the command does, in this process; what it did, how long it took and the peaks in MB."""
    from bot.commands_bills import read
    from catalogue.load import load
    from locales.texts import Texts
    from usecases.bill_import import import_bills

    db = Database(url)
    db.info["catalogue"] = load()
    began = time.perf_counter()
    data = file.read_bytes()
    sheet = read(db, Texts(), data)
    seen = time.perf_counter()
    done = db.run_sync(import_bills, sheet, file.name, hashlib.sha256(data).hexdigest())
    ended = time.perf_counter()
    with Session(db.reading) as tx:
        here = tx.exec(select(func.count()).select_from(Bill)).one()
    db.close()
    # What getrusage says of ourselves was inherited from whoever started us; what it says of the reading process
    # is at least what we held when we started that, so the sum is never too small.
    peaks = [_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]
    return {
        "added": done.added, "known": done.known, "bills": here, "seconds": round(ended - began, 1),
        "read": round(seen - began, 1), "write": round(ended - seen, 1), "megabytes": round(sum(peaks)),
        "of_which_child": round(peaks[1]),
    }  # fmt: skip


def _own_peak() -> float:
    """The most memory that this process ever held, in MB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(name: str, url: str, file: Path, count: int) -> bool:
    """Import twice, each in a process of its own; whether everything was kept."""
    prepare(url)
    kept = True
    for new in (count, 0):
        command = [sys.executable, "-m", "benchmarks.bills", "--take-in", url, str(file)]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        print(json.dumps({"benchmark": "bills", "database": name, **told}), flush=True)
        right = (told["added"], told["known"], told["bills"]) == (new, count - new, count)
        kept &= right and told["seconds"] < SECONDS and told["megabytes"] < MEGABYTES
    return kept


def main(count: int = BILLS, databases: str = "sqlite postgresql") -> int:
    """Print the measurements; 0 if each was within its bounds."""
    from models.bill_sheets import EXPORTED
    from papers.sheets import write_xlsx
    from tests.servers import postgres

    kept = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="guanjia-bills-")))
        file = folder / "bills.xlsx"
        heads = {"number": "账单编号", "unit": "房号", "fee": "费用类型", "from": "起始日期", "to": "截止日期",
                 "quantity": "数量", "price": "单价", "amount": "金额", "due": "缴费期限", "note": "备注"}  # fmt: skip
        file.write_bytes(write_xlsx("bills", [heads[key] for key in EXPORTED[:10]], rows(count)))
        print(
            json.dumps({"benchmark": "bills", "rows": count, "file_megabytes": round(file.stat().st_size / 2**20, 1)})
        )
        for name in databases.split():
            url = f"sqlite:///{folder}/guanjia.db"
            if name == "postgresql":
                url = stack.enter_context(postgres()).database()
            kept &= measure(name, url, file, count)
    print(f"within {SECONDS} s and {MEGABYTES} MB, and twice the same as once: {kept}")
    return 0 if kept else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take-in"]:
        print(json.dumps(take_in(sys.argv[2], Path(sys.argv[3]))))
        raise SystemExit(0)
    raise SystemExit(main(*(int(word) if word.isdigit() else word for word in sys.argv[1:])))
