"""The errors of the house: each is one sentence a person can act on.

Edges (command line, web) catch ``MigofError`` and nothing broader.
"""


class MigofError(Exception):
    """Something given to us cannot be used; the message says where, what and what is allowed."""


class CellError(MigofError):
    """A printed cell is neither an amount nor a sign for "none" or "not printed"."""


class TableError(MigofError):
    """A table, or a file beside it, breaks the data contract; names file, line, column, value."""


class DraftError(TableError):
    """A file or text of anyone cannot be read as a table; names it and what would do."""


class TooLargeError(DraftError):
    """A file or text of anyone is larger than what is read; names the limit."""


class SourceError(MigofError):
    """The text of a publication cannot be turned into tables; names the source line."""


class SettingsError(MigofError):
    """A setting has a value that is not allowed; names the setting and what is allowed."""


class OutputError(MigofError):
    """A report or file cannot be written where it was asked for; names the place and the cause."""


class AddressError(MigofError):
    """An address names no page that has files; names it and what there is."""


class UnavailableError(MigofError):
    """Something cannot be made on this machine; says what is missing and what works instead."""
