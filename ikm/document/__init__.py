"""What people hand in: reports, a thesis chapter, slides, a card, a workbook; one content, many file formats."""
