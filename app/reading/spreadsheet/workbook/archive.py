"""The archive of a workbook: what it may hold, and its parts in small pieces, in memory."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from app.errors import DraftError, TooLargeError
from app.formats import number
from app.languages import mark, say
from app.reading.spreadsheet.limits import MEGABYTE, Limits
from app.reading.spreadsheet.recognition import MACROS

_PIECE: Final = 64 * 1024
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
)
"""What the standard library raises for one damaged archive or another."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 0x1
_OTHERS: Final = (
    ("xl/workbook.bin", mark("a binary workbook (.xlsb)")),
    ("word/document.xml", mark("a text document")),
    ("ppt/presentation.xml", mark("a presentation")),
    ("content.xml", mark("an OpenDocument file")),
    ("index/document.iwa", mark("a Numbers file")),
)


class Archive:
    """A workbook's archive, opened; reads no more than the limits allow, over all its parts."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open it.

        Raises:
            DraftError: if it is broken, protected, holds macros or no workbook.
            TooLargeError: if it holds too many parts, or says that it unpacks to too much.
        """
        self.name, self._limits, self._unpacked = name, limits, 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.broken() from error
        held = self._zip.infolist()
        if len(held) > limits.entries:
            raise TooLargeError(
                say(
                    "{name}: {n} parts in the archive are too many; allowed are {most}",
                    name=name,
                    n=number(len(held)),
                    most=number(limits.entries),
                )
            )
        self._parts = {info.filename.lower().lstrip("/"): info for info in held}
        self._check()

    def broken(self) -> DraftError:
        """Return the error for an archive that cannot be unpacked."""
        return DraftError(
            say("{name}: the workbook is damaged and cannot be unpacked", name=self.name)
        )

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._parts)

    def holds(self, part: str) -> bool:
        """Tell whether there is a part of this name; capitals do not matter."""
        return part.lower() in self._parts

    def pieces(self, part: str) -> Iterator[bytes]:
        """Give a part in small pieces.

        Raises:
            DraftError: if it is not there or damaged.
            TooLargeError: as soon as all that was unpacked is too much.
        """
        info = self._parts.get(part.lower())
        if info is None:
            raise DraftError(
                say(
                    "{name}: the workbook is damaged, {part} is not in it",
                    name=self.name,
                    part=repr(part),
                )
            )
        try:
            with self._zip.open(info) as opened:
                while piece := opened.read(_PIECE):
                    self._count(len(piece))
                    yield piece
        except _BROKEN as error:
            raise self.broken() from error

    def _check(self) -> None:
        if any(info.flag_bits & _ENCRYPTED for info in self._parts.values()):
            raise DraftError(
                say("{name}: the file is protected by a password; save it without", name=self.name)
            )
        if any(posixpath.basename(part) == "vbaproject.bin" for part in self._parts):
            raise DraftError(say(MACROS, name=self.name))
        for part, what in _OTHERS:
            if part in self._parts:
                raise DraftError(
                    say(
                        "{name}: this is {what}; save it as .xlsx or CSV",
                        name=self.name,
                        what=say(what),
                    )
                )
        if "[content_types].xml" not in self._parts:
            raise DraftError(
                say("{name}: this is an archive and no workbook; allowed is .xlsx", name=self.name)
            )
        if any(info.compress_type not in _METHODS for info in self._parts.values()):
            raise self.broken()
        if sum(info.file_size for info in self._parts.values()) > self._limits.unpacked:
            raise self._too_much()

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > self._limits.unpacked:
            raise self._too_much()

    def _too_much(self) -> TooLargeError:
        return TooLargeError(
            say(
                "{name}: the workbook unpacks to more than is read; allowed are {most} MB",
                name=self.name,
                most=number(self._limits.unpacked // MEGABYTE),
            )
        )
