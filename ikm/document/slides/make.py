"""The slides of a meeting, in order; a slide whose figures are not there is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from ikm.document.contents import chosen
from ikm.document.enough import enough
from ikm.document.slides.model import Deck, Slide
from ikm.dossier import Dossier
from ikm.text import Text


def deck(dossier: Dossier, text: Text, parts: Collection[str] | None = None) -> Deck:
    """Ten to fourteen slides of a survey, or of one unit (fewer where the file tells less).

    ``parts``: which slides stand between the headline and what the figures do not say (``ikm.document.contents``).
    Each title says its finding; the last slide says what is not there and why. Raises IkmError where too few people are
    in view.

    >>> import ikm
    >>> from ikm.text import EN
    >>> shown = deck(Dossier.of(ikm.sample("bandar-lampung-rekap")), EN)
    >>> shown.slides[0].title
    'IKM 66.58, class B (Baik), also at the widest interval'
    """
    enough(dossier)
    from ikm.document.slides import ahead, compared, headline, limits, people, rated

    made: dict[str, Callable[[Dossier, Text], Slide | None]] = {
        "ranking": compared.ranking,
        "matrix": compared.matrix,
        "unsur": rated.unsur,
        "distribution": rated.answers,
        "weakness": compared.weakness,
        "order": rated.order,
        "respondents": people.respondents,
        "lower": people.lower,
        "trend": ahead.trend,
        "goal": ahead.goal,
        "plan": ahead.plan,
    }
    wanted = chosen("slides", parts)
    found: list[Slide | None] = [
        headline.headline(dossier, text),
        *(made[part](dossier, text) for part in wanted),
        limits.limits(dossier, text),
        limits.method(dossier, text),
    ]
    front = headline.front(dossier, text)
    slides = _unlike([slide for slide in found if slide is not None])
    title = " – ".join([front.title, front.unit])
    return Deck(title, text.lang, front, slides, dossier.day, dossier.office.agency or dossier.office.institution)


def _unlike(slides: list[Slide]) -> tuple[Slide, ...]:
    """The slides, each with a title of its own: one that says the same as an earlier one says what it shows, too."""
    found: list[Slide] = []
    for slide in slides:
        others = {one.title for one in found}
        names = (slide.title, f"{slide.title} – {slide.what}", f"{slide.title} – {len(found) + 2}")
        found.append(replace(slide, title=next(name for name in names if name not in others)))
    return tuple(found)
