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
>>> people = ikm.sample("bandar-lampung-responden")
>>> sure = ikm.uncertainty(people, by="unit")        # standard errors, intervals, the chance of each class
>>> ikm.compare(people, "unit").letters["Sukabumi"]  # who shares a letter is not proved to differ
'b'
>>> f"{ikm.target(by_unit, 'Sukabumi', 'B').total_change:.4f}"   # least rise of NRR to class B
'8.7088'
"""

from ikm.between import between
from ikm.city import city
from ikm.comparison import compare
from ikm.errors import IkmError, UnknownChoiceError, UnreadableFileError
from ikm.index import Index, index
from ikm.instrument import instrument
from ikm.ipak import ipak
from ikm.pedoman import Pedoman
from ikm.pedoman import load as load_pedoman
from ikm.raking import rake
from ikm.reading import read, read_printed, sample
from ikm.simulation import basis, simulate
from ikm.survey import Recap, Survey
from ikm.tally import Tally, tally
from ikm.target import target
from ikm.text import EN, ID
from ikm.trend import trend
from ikm.uncertainty import uncertainty

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
    "basis",
    "between",
    "city",
    "compare",
    "index",
    "instrument",
    "ipak",
    "load_pedoman",
    "rake",
    "read",
    "read_printed",
    "sample",
    "simulate",
    "tally",
    "target",
    "trend",
    "uncertainty",
]
