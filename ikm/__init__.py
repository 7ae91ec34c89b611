"""The Indonesian public satisfaction index (IKM/SKM), computed from the spreadsheet people already have.

>>> import ikm
>>> survey = ikm.sample("bandar-lampung-rekap")      # or ikm.read("survei.xlsx")
>>> by_unit = ikm.index(survey, by="unit")
>>> best = by_unit.ranking.iloc[0]
>>> best.unit, ikm.ID.number(best.konversi), best.mutu
('Teluk Betung Selatan', '71,75', 'B')
>>> by_unit.table.loc[~by_unit.table.ranked, "unit"].tolist()   # means above 4: shown, not ranked
['Tanjung Senang']
>>> ikm.index(survey, pedoman=ikm.load_pedoman("permenpan-2017")).table.mutu[0]
'C'
"""

from ikm.errors import IkmError, UnknownChoiceError, UnreadableFileError
from ikm.index import Index, index
from ikm.ipak import ipak
from ikm.pedoman import Pedoman
from ikm.pedoman import load as load_pedoman
from ikm.reading import read, sample
from ikm.survey import Recap, Survey
from ikm.tally import Tally, tally
from ikm.text import EN, ID

__version__ = "0.1.0"

__all__ = [
    "EN",
    "ID",
    "IkmError",
    "Index",
    "Pedoman",
    "Recap",
    "Survey",
    "Tally",
    "UnknownChoiceError",
    "UnreadableFileError",
    "index",
    "ipak",
    "load_pedoman",
    "read",
    "sample",
    "tally",
]
