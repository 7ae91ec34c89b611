"""The printed figures of a report: tables of any layout on the sheets of a workbook, and what each cell of them is."""
