"""Sheets as the worker hands them over."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

RawColumn = tuple[int, list[Any], npt.NDArray[np.uint32]]
"""Number (0 = A), distinct values (the first is the blank cell), and one code per row."""

RawSheet = tuple[str, int, list[RawColumn]]
"""Name, number of rows, columns that hold anything."""
