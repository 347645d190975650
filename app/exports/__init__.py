"""From a selection to bytes that a program or a spreadsheet reads."""
