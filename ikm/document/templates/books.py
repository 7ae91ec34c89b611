"""The workbook behind a chart of a template: whether it holds nothing but cells."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ikm.reading.preflight import MOST_ENTRIES

TYPES = "[Content_Types].xml"
MOST_BYTES = 1 << 20
"""What is read of the list of its parts."""

MORE = re.compile(
    r"vba|macro|activex|customui|webextension|externallink|connections|querytable|embeddings|oleobject|/control|\.bin$",
    re.IGNORECASE,
)


def plain(blob: bytes) -> bool:
    """Whether a workbook has no macros, objects, links to other files or queries; nothing else of it is unpacked."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as book, book.open(TYPES) as part:
            names, said = book.namelist(), part.read(MOST_BYTES)
        tree = etree.fromstring(said, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error, ValueError):
        return False
    except etree.XMLSyntaxError:
        return False
    kinds = [one.get("ContentType", "") for one in tree if isinstance(one.tag, str)]
    printers = [name for name in names if "printersettings" in name.lower()]
    return len(names) <= MOST_ENTRIES and not any(MORE.search(one) for one in {*names, *kinds} - {*printers})
