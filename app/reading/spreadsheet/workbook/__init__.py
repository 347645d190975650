"""An .xlsx workbook → sheets of raw cells; docs/adr/0008 says why this is our own."""
