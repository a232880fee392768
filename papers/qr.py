"""QR pictures: black on white, large enough for a cracked screen and an old hand scanner."""

import io

import segno

#: A module of twelve pixels makes a picture of about 300: Telegram shows it whole, without scaling it up.
MODULE = 12


def qr_png(text: str) -> bytes:
    """A PNG that says `text`; the same text gives the same bytes."""
    picture = io.BytesIO()
    # "m" survives a scratch; the quiet zone of four modules is what scanners ask for.
    segno.make(text, error="m", micro=False).save(picture, kind="png", scale=MODULE, border=4)
    return picture.getvalue()
