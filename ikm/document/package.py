"""Packing the parts of an Open XML file: the same parts make the same bytes."""

from __future__ import annotations

import io
import zipfile

FIRST = ("[Content_Types].xml", "_rels/.rels")
DATE = (1980, 1, 1, 0, 0, 0)


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a zip that is the same for the same parts, on every system and every day."""
    out = io.BytesIO()
    order = [name for name in FIRST if name in parts] + sorted(set(parts) - set(FIRST))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, parts[name])
    return out.getvalue()


def unpacked(blob: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
