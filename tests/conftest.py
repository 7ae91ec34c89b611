"""Surveys made in code, for tests that need no file."""

from __future__ import annotations

import gc
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ikm import Recap, Survey, load_pedoman
from ikm.ledger import Ledger
from ikm.survey import Source

FIXTURES = Path(__file__).parent / "fixtures"

TOGETHER = ("tests/browser/", "tests/document/")
"""Tests of one server and one browser, and tests for which documents are made, and converted, once."""


def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that no worker is left alone with it."""
    items.sort(key=lambda item: not item.nodeid.startswith(TOGETHER))


def pytest_collection_finish():
    """Streamlit and statsmodels collect garbage all the time: what is loaded now is none, and need not be searched."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share out tests by file, in the order they were collected in, but those of TOGETHER by folder. The xdist_group of
    pytest-xdist 3.8 has no effect under pytest 9.2."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return next((start for start in TOGETHER if nodeid.startswith(start)), nodeid.partition("::")[0])

    config.option.loadscopereorder = False
    return Together(config, log)


def make_survey(answers, pedoman="kepmenpan-2004", **attributes) -> Survey:
    """A survey of these answers (0 blank, 1-4, 5 outside the scale) and attribute values."""
    sheet = np.asarray(answers, dtype=np.int8).reshape(-1, len(load_pedoman(pedoman).unsur))
    people = pd.DataFrame(
        {name: pd.Categorical(values) for name, values in attributes.items()}, index=range(len(sheet))
    )
    source = Source("test.xlsx", "", "respondents", ("Data",))
    return Survey.of(source, load_pedoman(pedoman), Ledger(len(sheet), len(sheet)), people, sheet)


def make_recap(means, n, units, pedoman="kepmenpan-2004") -> Recap:
    """A recap of these means."""
    nothing = np.full(len(units), np.nan)
    return Recap(
        Source("test.xlsx", "", "recap", ("Rekap",)),
        load_pedoman(pedoman),
        Ledger(len(units), len(units)),
        pd.DataFrame({"unit": pd.Categorical(units)}),
        np.asarray(n, dtype=float),
        np.asarray(means, dtype=float),
        nothing,
        nothing,
    )


@pytest.fixture(scope="session")
def printed() -> pd.DataFrame:
    """Tables 4-16 of Herlina & Wibasuri, as printed."""
    return pd.read_csv(FIXTURES / "bandar_lampung.csv", decimal=",").set_index("kecamatan")


@pytest.fixture(scope="session")
def bandar_lampung(printed) -> Recap:
    """The recap of Bandar Lampung 2012."""
    codes = list(load_pedoman("kepmenpan-2004").codes)
    return make_recap(printed[codes].to_numpy(), printed["n"].to_numpy(), list(printed.index))
