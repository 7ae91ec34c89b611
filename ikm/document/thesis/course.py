"""4.8: the IKM over the periods and what changed by more than chance."""

from __future__ import annotations

from ikm.document import course, drawings
from ikm.document.blocks import Block
from ikm.document.counted import typed_periods
from ikm.document.thesis.frames import pictured, said, sourced
from ikm.dossier import Dossier
from ikm.report.comparing import since_first
from ikm.text import Text


def blocks(dossier: Dossier, text: Text) -> list[Block]:
    """Table, chart and what changed; one sentence where there is one period."""
    table, found = course.trend(dossier, text), dossier.trend
    if table is None:
        if "periode" in dossier.data.attributes:
            return [*said(text("The figures of a single period can be shown, so there is no trend."))]
        return [*said(text("The data name no period, so there is no trend."))]
    done: list[Block] = [sourced(table, dossier, text)]
    done += pictured(drawings.trend(dossier, text), text("IKM over the periods"), dossier, text)
    done += said(typed_periods(dossier, text))
    if found is None:  # the values of earlier periods are typed, and it is said what their changes are
        return done
    worst = found.found.worst_case
    whole = since_first(found.overall, ["IKM"], text, worst_case=worst)
    unsur = since_first(found.unsur_overall, list(found.unsur_overall["code"]), text, worst_case=worst)
    if whole and whole == unsur:
        return [*done, *said(whole, text("That holds for the IKM and for the NRR of every unsur."))]
    if not whole or not unsur:
        return [*done, *said(whole, unsur)]
    return [*done, *said(text("On the IKM:"), whole), *said(text("On the NRR of the unsur:"), unsur)]
