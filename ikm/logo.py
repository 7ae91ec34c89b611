"""A logo that somebody uploads: opened with limits, and kept as a small PNG made anew from its pixels."""

from __future__ import annotations

import io

from ikm.errors import IkmError

MOST_BYTES = 2 << 20
"""The largest file that is opened."""

MOST_PIXELS = 16_000_000
"""The largest picture that is opened, so that a small file cannot unfold into all memory."""

SIDE = 600
"""The longest side of the logo that is kept, in pixels: 5 cm at 300 dots an inch."""


def checked(blob: bytes) -> bytes:
    """The picture as a PNG of at most SIDE pixels a side, without anything that was hidden in the file; b"" for b"".

    Only PNG and JPEG are opened. Raises IkmError for anything else, and for what is too large.

    >>> checked(b"")
    b''
    """
    if not blob:
        return b""
    from PIL import Image

    if len(blob) > MOST_BYTES:
        raise IkmError("The logo is larger than {most} MB. Choose a smaller picture.", most=MOST_BYTES >> 20)
    try:
        with Image.open(io.BytesIO(blob), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise IkmError("The logo has too many pixels. Choose a smaller picture.")
            drawn = picture.convert("RGBA")
    except IkmError:
        raise
    except Exception:  # Pillow raises whatever its decoders meet in a damaged file
        raise IkmError("The logo is no PNG or JPEG picture that can be opened.") from None
    drawn.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()
