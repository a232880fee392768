"""A file that is fetched, as long as it is no larger than it may be: a size that was told is not believed."""

from io import BytesIO


class Limited(BytesIO):
    """Takes at most `most` bytes, and raises `too_large` at the first beyond them."""

    def __init__(self, most: int, too_large: Exception) -> None:
        super().__init__()
        self._most, self._too_large = most, too_large

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """As any file."""
        if self.tell() + len(data) > self._most:
            raise self._too_large
        return super().write(data)
