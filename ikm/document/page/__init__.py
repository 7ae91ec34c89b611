"""One interactive page of the main charts: a single HTML file that opens offline and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from ikm.charts.offline import script
from ikm.charts.palette import DARK, LIGHT
from ikm.document.enough import enough
from ikm.document.origin import limits, origin, owner
from ikm.document.page.figures import Drawn, figures
from ikm.document.page.parts import headline
from ikm.dossier import Dossier
from ikm.report.files import CONTROL
from ikm.text import Text

HERE = Path(__file__).parent
FONTS = Path(__file__).parents[3] / "static" / "fonts"
FACES = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,"
    "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
}
"""The files of the font and the characters that each holds, as in .streamlit/config.toml."""

TURNING = re.compile(
    f"{CONTROL.pattern}|(?<!\\\\)\\\\u(?:00(?:[0189][0-9a-f]|7f)|202[a-e]|206[6-9]|fff[ef])", re.IGNORECASE
)
"""Characters of CONTROL in JSON: as they are, or written as escapes."""


def write(dossier: Dossier, text: Text) -> bytes:
    """The page as the bytes of an HTML file: headline, up to five charts with their tables, and where they come from.

    Script, font and figures all stand in the file, and its Content-Security-Policy allows no request at all. Each
    chart is there twice, for the light and the dark ground of the reader's system; it is printed on the light one.
    Every text of the survey and of the office is escaped.
    """
    enough(dossier)
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    drawn = figures(dossier, text)
    run = (HERE / "page.js").read_text(encoding="utf-8")
    library = script()
    page = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_printable, trim_blocks=True, lstrip_blocks=True
    )
    said = page.from_string((HERE / "page.html").read_text(encoding="utf-8")).render(
        lang=text.lang,
        what=text("Index of community satisfaction (IKM)"),
        owner=owner(dossier, text),
        head=headline(dossier, text),
        cautions=limits(dossier, text),
        charts=drawn,
        see_table=text("See table"),
        no_script=text("Charts need JavaScript; the tables hold the same figures."),
        origin=origin(dossier, text),
        policy=_policy(library, run),
        light=LIGHT,
        dark=DARK,
        style=Markup((HERE / "page.css").read_text(encoding="utf-8")),  # noqa: S704 our own file
        fonts=Markup(_fonts()),  # noqa: S704
        data=Markup(_data(drawn)),  # noqa: S704 made safe there
        library=Markup(library),  # noqa: S704
        run=Markup(run),  # noqa: S704
    )
    return said.encode()


def _printable(value: object) -> object:
    """What is put into the page: a text without characters that cannot be shown or turn it around."""
    from markupsafe import Markup

    return CONTROL.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(*scripts: str) -> str:
    """The Content-Security-Policy: these scripts and no other, styles and pictures in the file, no request."""
    known = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts)
    return (
        f"default-src 'none'; script-src {known}; style-src 'unsafe-inline'; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _data(drawn: tuple[Drawn, ...]) -> str:
    """The figures as JSON that cannot end the script element it stands in."""
    both = ",".join(f'{{"light":{one.light},"dark":{one.dark}}}' for one in drawn)
    return inert(TURNING.sub("", f"[{both}]"))


def inert(json: str) -> str:
    """JSON in which no character means anything to HTML, nor ends a line of JavaScript.

    >>> inert('["</script>"]')
    '["\\\\u003c/script\\\\u003e"]'
    """
    return json.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


@cache
def _fonts() -> str:
    return "\n".join(
        "@font-face{font-family:'Plus Jakarta Sans';font-weight:200 800;font-style:normal;font-display:block;"
        f"src:url(data:font/woff2;base64,{_base64(f'plus-jakarta-sans-{name}-wght-normal.woff2')})format('woff2');"
        f"unicode-range:{characters}}}"
        for name, characters in FACES.items()
    )


def _base64(name: str) -> str:
    return base64.b64encode((FONTS / name).read_bytes()).decode()
