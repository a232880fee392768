"""The catalogue's section `hazards`: cases of danger, whom the public calls for them, and where their tickets go."""

from pydantic import BaseModel, ConfigDict


class Hazard(BaseModel):
    """A case of danger. Its advice is the text `hazard-<code>`, its name on a button `danger-<code>`.

    `call` is the public emergency number. `kind` and `category` are given to a matter that turns out to be this danger;
    without them it stays what it was. `asked`: it has a button in the question whether something is happening now.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    call: str | None = None
    kind: str | None = None
    category: str = ""
    asked: bool = False
