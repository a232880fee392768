"""What a sheet of bills looks like: its columns, and how names in it are compared. Words are in locales/."""

import unicodedata

#: Every column, in the order in which we write them; a period is a month, or from and to.
COLUMNS = ("number", "unit", "fee", "month", "from", "to", "quantity", "price", "amount", "due", "note")
#: What we export: the same, with a period's two days for its month, and what an import does not read.
EXPORTED = ("number", "unit", "fee", "from", "to", "quantity", "price", "amount", "due", "note", "paid", "status")
REQUIRED = frozenset({"number", "unit", "fee", "amount", "due"})


def plain(words: str) -> str:
    """A name without what people vary in it: case, spaces, full width."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
