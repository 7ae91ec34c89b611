"""What an office typed that a report cannot tell, because it is of somebody else: said before the report is made."""

from __future__ import annotations

from ikm.dossier import Dossier, same_name
from ikm.text import Text


def unused(dossier: Dossier, text: Text, each: bool = False) -> list[str]:
    """Sentences on typed figures that stand in no report: of all together, or of a unit that is not there.

    ``dossier``: what is reported on; ``each``: whether each of its units has a report of its own.
    """
    history, every = dossier.office.history, dossier.data.everything()
    known = {same_name(str(unit)) for unit in every.profiles["unit"].dropna()} if "unit" in every.attributes else set()
    strangers = dict.fromkeys(one.unit for one in history if same_name(one.unit) not in {"", *known})
    alone = each and len(known) > 1
    told = "" in dossier.typed_of and not alone
    said = []
    if not told and (dossier.office.recipients.strip() or any(not one.unit.strip() for one in history)):
        said.append(
            text(
                "The earlier IKM and the number of people served that were typed of all together are left out, because"
                " this report is of a part only. A unit's own earlier IKM is typed as: unit | period | IKM."
            )
        )
    if strangers:
        said.append(
            text(
                "No unit of the file is called {units}, so its earlier IKM stands in no report.",
                units=text.listing([f"“{name}”" for name in strangers]),
            )
        )
    return said
