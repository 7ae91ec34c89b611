"""What the pages share; the only room besides app.py that knows session state."""
