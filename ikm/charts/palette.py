"""The colours, one set for each ground; checked for contrast and colour blindness in the tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours for one ground, as hexadecimal text.

    ``classes`` runs from the best class (A) to the worst (D); ``series`` is for things without a class,
    dark and light in turn, so that neighbours differ in lightness as well as in hue. ``strong`` and
    ``pale`` say how much of its colour a heat map's cell keeps in the outer classes (A, D) and in the
    inner ones: the pair that keeps neighbours furthest apart and every figure readable.
    """

    ground: str
    ink: str
    quiet: str
    line: str
    accent: str
    classes: tuple[str, str, str, str]
    unranked: str
    series: tuple[str, ...]
    strong: float
    pale: float

    def of(self, mutu: str | None) -> str:
        """The colour of a class by its letter; that of "not ranked" where there is no class.

        >>> LIGHT.of("A"), LIGHT.of(None)
        ('#0F4C81', '#8694A2')
        """
        return dict(zip("ABCD", self.classes, strict=True)).get(mutu or "", self.unranked)

    def answer(self, value: int) -> str:
        """The colour of an answer: 1 is that of the worst class, 4 that of the best."""
        return self.classes[len(self.classes) - value]

    def soft(self, colour: str, share: float) -> str:
        """``share`` of a colour mixed with the ground.

        >>> LIGHT.soft("#000000", 0.5)
        '#808080'
        """
        pairs = zip(_rgb(colour), _rgb(self.ground), strict=True)
        return "#" + "".join(f"{int(c * share + g * (1 - share) + 0.5):02X}" for c, g in pairs)

    def on(self, colour: str) -> str:
        """The text colour for ``colour``: ink or ground where they read well (4.5:1), else black or white.

        >>> LIGHT.on("#0F4C81"), LIGHT.on("#4A90C8")
        ('#FFFFFF', '#000000')
        """
        best = max((self.ink, self.ground), key=lambda text: contrast(text, colour))
        return best if contrast(best, colour) >= READABLE else max(EXTREMES, key=lambda text: contrast(text, colour))


READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""

EXTREMES = ("#000000", "#FFFFFF")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _rgb(colour))]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


LIGHT = Palette(
    ground="#FFFFFF",
    ink="#1C2733",
    quiet="#5A6B7B",
    line="#D5DCE3",
    accent="#0F4C81",
    classes=("#0F4C81", "#4A90C8", "#C58109", "#9E2F10"),
    unranked="#8694A2",
    series=("#1F6F6B", "#9C93C9", "#7A3E5D", "#5FA39B", "#3E5568", "#C48A9E", "#5B4A8A", "#8C9BAA"),
    strong=0.85,
    pale=0.45,
)
DARK = Palette(
    ground="#12181F",
    ink="#E6EDF3",
    quiet="#9DAAB8",
    line="#303B47",
    accent="#4C97DB",
    classes=("#4C97DB", "#A6CFF3", "#F4C66B", "#E8643A"),
    unranked="#7D8A99",
    series=("#3E9C96", "#CFC8EE", "#B56A8E", "#A4DAD3", "#7089A0", "#EBB9CA", "#8776C2", "#C3CED9"),
    strong=1.0,
    pale=0.35,
)


def palette(dark: bool) -> Palette:
    """The colours for the light or the dark ground."""
    return DARK if dark else LIGHT


def class_colour(mutu: str | None, *, dark: bool = False) -> str:
    """The colour of a class by its letter, or of "not ranked"."""
    return palette(dark).of(mutu)


def on_colour(mutu: str | None, *, dark: bool = False) -> str:
    """The text colour that reads best on the colour of a class."""
    return palette(dark).on(class_colour(mutu, dark=dark))
