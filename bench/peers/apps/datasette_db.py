"""Datasette shows a database: this writes it, one table of lines and parts."""

import sqlite3
import sys

import lines

with sqlite3.connect(sys.argv[1]) as database:
    lines.long().to_sql("lines", database, index=False)
