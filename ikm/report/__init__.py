"""Tables -> what people take with them: tables for reading, xlsx and csv bytes."""

from ikm.report.files import to_csv, to_xlsx
from ikm.report.tables import index_table, processing_table, safe_text, written

__all__ = ["index_table", "processing_table", "safe_text", "to_csv", "to_xlsx", "written"]
