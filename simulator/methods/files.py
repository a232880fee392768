"""A bot fetches a file in two steps: the id gives a path, the path gives the bytes; nothing above 20 MiB is given."""

from __future__ import annotations

from simulator.errors import bad
from simulator.registry import Call, method
from simulator.state import Json

MOST = 20 << 20


@method("getFile")
def get_file(call: Call) -> Json:
    file_id = call.args.get("file_id")
    if not file_id:
        raise bad("file_id not specified")
    file = call.world.files.get(file_id)
    if file is None:
        raise bad("invalid file_id")
    if file.size > MOST:
        raise bad("file is too big")
    shown: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    return shown | {"file_path": file.path}
