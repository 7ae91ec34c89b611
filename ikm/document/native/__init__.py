"""A drawing as the native chart of Office: its XML, the workbook behind it, and the lines of the class bounds."""

from ikm.document.native.make import Native, chart, with_shapes, with_workbook
from ikm.document.native.size import height, pieces

__all__ = ["Native", "chart", "height", "pieces", "with_shapes", "with_workbook"]
