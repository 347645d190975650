"""What is too large, protected, damaged or something else: each its own sentence, no traceback."""

import random
import resource
import struct
import time
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import DraftError, MigofError, TooLargeError
from app.reading.spreadsheet import Limits, read_table
from tests.reading.spreadsheet.making import (
    BODY,
    HEAD,
    MAIN,
    Xml,
    amounts,
    only,
    parts,
    sheet_xml,
    workbook,
    zipped,
)

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = parts({"S": sheet_xml([HEAD, *BODY])})
CSV = "Country;P1;P2;Total\nChad;5;6;11\nCôte d’Ivoire;1,234,567;–;n/a\nTotal;6;8;14\n"


def compound(*streams: str) -> bytes:
    """A compound file as the format says: a header, one sector of its table, its directory."""
    header = struct.pack(
        "<8s16x5H6x10I", COMPOUND[:8], 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0
    ) + struct.pack("<108I", *[FREE] * 108)
    table = struct.pack("<128I", FREE - 2, END, *[FREE] * 126)
    names = ("Root Entry", "\x06DataSpaces", *streams)
    entries = (_entry(name, 5 if not n else 2) for n, name in enumerate(names))
    return header + table + b"".join(entries)


def _entry(name: str, kind: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<2B3I36x3I", kind, 1, FREE, FREE, FREE, END, 0, 0)
    return written.ljust(64, b"\0") + struct.pack("<H", len(written)) + links


def _with(**changed: bytes) -> dict[str, bytes]:
    names = {"sheet": "xl/worksheets/sheet1.xml", "book": "xl/workbook.xml"}
    names |= {"shared": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
    return GOOD | {names[name]: data for name, data in changed.items()}


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "a.csv", "the file is empty"),
    "only blanks": (b" \r\n\t\n", "a.csv", "the file is empty"),
    "only a mark": (b"\xef\xbb\xbf\n", "a.csv", "the file is empty"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "photo.xlsx", "this is a picture (PNG)"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(50), "photo.csv", "this is a picture (JPEG)"),
    "pdf": (b"%PDF-1.7\n", "table.csv", "this is a PDF"),
    "gzip": (b"\x1f\x8b\x08" + bytes(50), "table.csv", "a compressed file (gzip)"),
    "program": (b"MZ" + bytes(100), "table.xlsx", "this is a program"),
    "binary": (bytes(range(256)) * 4, "table.csv", "no text and no workbook"),
    "html": (b"<!DOCTYPE html><html><table>", "table.xls", "this is a web page"),
    "excel 2003 xml": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "a.xls", "Excel 2003",
    ),
    "json": (b'\xef\xbb\xbf {"First,100,0": 75, "Total": 75}\n', "table.csv", "this is JSON"),
    "json of no number": (b'{"First,100,0": NaN, "Total": "\\ud800"}', "a.csv", "this is JSON"),
    "lines of json": (b'[["First", 100],\n ["Total", 100]]', "pasted table", "this is JSON"),
    "old excel": (COMPOUND + "Workbook".encode("utf-16-le"), "a.xls", "old Excel (.xls)"),
    "a locked workbook as Excel writes it": (
        compound("EncryptionInfo", "EncryptedPackage"), "a.xlsx", "is protected by a password",
    ),
    "password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "a password"),
    "old word": (COMPOUND, "a.doc", "a document of an old Office"),
    "macros by name": (zipped(GOOD), "a.XLSM", "macros"),
    "macros inside": (zipped(GOOD | {"xl/vbaProject.bin": b"x"}), "a.xlsx", "macros"),
    "word": (zipped({"word/document.xml": b""}), "a.xlsx", "this is a text document"),
    "opendocument": (zipped({"content.xml": b""}), "a.ods", "this is an OpenDocument file"),
    "xlsb": (zipped({"xl/workbook.bin": b""}), "a.xlsb", "a binary workbook (.xlsb)"),
    "archive": (zipped({"notes.txt": b"x"}), "a.zip", "this is an archive and no workbook"),
    "empty archive": (b"PK\x05\x06" + bytes(18), "a.xlsx", "this is an empty archive"),
    "cut off": (zipped(GOOD)[:-40], "a.xlsx", "damaged"),
    "part missing": (
        zipped({k: v for k, v in GOOD.items() if "sheet1" not in k}), "a.xlsx", "there is no sheet",
    ),
    "no xml": (zipped(_with(sheet=b"hello")), "a.xlsx", "XML cannot be read"),
    "xml cut off": (zipped(_with(sheet=GOOD["xl/worksheets/sheet1.xml"][:-30])), "a.xlsx", "XML"),
    "other xml": (zipped(_with(sheet=b"<chart/>")), "a.xlsx", "no cells at all"),
    "wrong cell": (
        zipped(_with(sheet=b'<w><sheetData><row><c r="?"/></row></sheetData></w>')), "a.xlsx",
        "'?' is no cell",
    ),
    "wrong row": (
        zipped(_with(sheet=b'<w><sheetData><row r="-1"/></sheetData></w>')), "a.xlsx",
        "'-1' is no row",
    ),
    "unknown encoding": (
        zipped(_with(sheet=b'<?xml version="1.0" encoding="klingon"?><w/>')), "a.xlsx", "XML",
    ),
    "nested": (zipped(_with(sheet=b"<a>" * 9000 + b"</a>" * 9000)), "a.xlsx", "no workbook needs"),
    "prose": (b"Dear all,\nplease find the table attached.\nBest wishes\n", "a.txt", "no table"),
    "only a header": (b"Country;P1;Total\n", "a.csv", "no table was found"),
    "sheet without table": (workbook(Notes=[("Draft",), ("of May",)]), "a.xlsx", "no table"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "name", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_refused_with_one_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(DraftError) as caught:
        read_table(data, name)
    message = str(caught.value)
    assert words in message
    assert message.startswith(name)
    assert "\n" not in message


BOMB = f'<w xmlns="{MAIN}"><sheetData>' + "<row/>" * 2_000_000 + "</sheetData></w>"
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w><sheetData>&c;</sheetData></w>'
)
OUTSIDE = (
    '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w><sheetData>&a;</sheetData></w>'
)


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("part", ["sheet", "book", "shared", "styles"])
def test_an_entity_is_never_declared_let_alone_followed(part: str, xml: str) -> None:
    with pytest.raises(DraftError, match="no workbook needs"):
        read_table(zipped(_with(**{part: xml.encode()})), "a.xlsx")


def test_a_file_of_two_megabytes_is_read_and_one_byte_more_is_not() -> None:
    limit = Limits().size
    text = CSV.encode()
    assert read_table(text + b"\n" * (limit - len(text)), "a.csv")
    with pytest.raises(TooLargeError, match="too large; allowed are 2 MB"):
        read_table(text + b"\n" * (limit - len(text) + 1), "a.csv")


def test_two_thousand_lines_are_read_and_one_more_is_not() -> None:
    lines = [f"Country {n},{n},{n}" for n in range(1_999)]
    rows = [tuple(line.split(",")) for line in lines]
    head = ("Country", "P1", "Total")
    assert len(only("\n".join(["Country,P1,Total", *lines])).lines) == 1_999
    assert len(only(workbook(S=[head, *rows]), "a.xlsx").lines) == 1_999
    with pytest.raises(TooLargeError, match="2,001 lines are too many; allowed are 2,000"):
        read_table("\n".join(["Country,P1,Total", *lines, "X,1,1"]).encode(), "a.csv")
    with pytest.raises(TooLargeError, match=r"a\.xlsx#S: more than 2,000 lines"):
        read_table(workbook(S=[head, *rows, ("X", 1, 1)]), "a.xlsx")
    with pytest.raises(TooLargeError, match="in all sheets"):
        read_table(workbook(S=[head, *rows], T=[head, ("X", 1, 1)]), "a.xlsx")


def test_fifty_columns_are_read_and_one_more_is_not() -> None:
    head = ["Country", *(f"Year {n}" for n in range(49))]
    row = ["Chad", *(str(n) for n in range(49))]
    text = f"{';'.join(head)}\n{';'.join(row)}\n"
    assert len(only(text).columns) == 49
    with pytest.raises(TooLargeError, match="line 2: 51 columns are too many; allowed are 50"):
        read_table(f"{';'.join(head)}\n{';'.join(row)};7\n".encode(), "a.csv")
    with pytest.raises(TooLargeError, match="AY2: 51 columns"):
        read_table(workbook(S=[head, [*row, 7]]), "a.xlsx")


def test_too_many_parts_in_an_archive_are_refused() -> None:
    many = GOOD | {f"extra{n}.xml": b"" for n in range(500)}
    with pytest.raises(TooLargeError, match="parts in the archive"):
        read_table(zipped(many), "a.xlsx")


def test_a_workbook_that_says_it_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(TooLargeError, match="unpacks to more than is read; allowed are 32 MB"):
        read_table(zipped(GOOD | {"xl/media/a.png": bytes(33 * 1024 * 1024)}), "a.xlsx")


def test_a_workbook_that_lies_about_its_size_is_stopped_while_it_unpacks() -> None:
    bomb = zipped(_with(sheet=BOMB.encode()))
    lying = bomb.replace(len(BOMB).to_bytes(4, "little"), (10_000).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(MigofError):
        read_table(lying, "a.xlsx", Limits(unpacked=1024 * 1024))


def test_two_cells_at_the_ends_of_the_grid_take_no_memory() -> None:
    rows = sheet_xml([HEAD, *BODY]).replace(
        "</sheetData>", '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    )
    far = rows.replace("A1048576", "XFD1048576")
    assert amounts(only(zipped(parts({"S": rows})), "a.xlsx"))["Chad"] == [5, 6, 11]
    with pytest.raises(TooLargeError, match="XFD1048576: 16,384 columns"):
        read_table(zipped(parts({"S": far})), "a.xlsx")


def test_a_text_that_many_cells_share_is_cut_and_not_copied() -> None:
    shared = [f"<si><t>{'long ' * 300_000}</t></si>"]
    cell = Xml('<c r="{at}" t="s"><v>0</v></c>')
    rows = [HEAD, *([(cell,) * 20] * 100), *BODY]
    tracemalloc.start()
    only(zipped(parts({"S": sheet_xml(rows)}, shared)), "a.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * 1024 * 1024


def test_a_name_of_a_file_cannot_break_the_sentence() -> None:
    with pytest.raises(DraftError) as caught:
        read_table(b"", "a\nb\x00" + "c" * 500 + ".csv")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_nothing_is_written_to_disk() -> None:
    book = workbook(S=[HEAD, *BODY])
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Without a free file descriptor nothing can be opened, so nothing can be written.
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        assert amounts(only(book, "a.xlsx"))["Chad"] == [5, 6, 11]
        assert amounts(only(CSV))["Chad"] == [5, 6, 11]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - to spoil files, not to keep secrets


def _read_or_refuse(data: bytes, name: str) -> None:
    try:
        tables = read_table(data, name)
    except MigofError as error:
        assert str(error).startswith(name)  # noqa: PT017 - both ends are fine, nothing else is
    else:
        assert tables
        assert all(table.lines and table.columns for table in tables)


@pytest.mark.parametrize(
    "text",
    [
        *("a\n" * 1_000_000, "5 " * 1_000_000, '"' * 2_000_000, "|" * 2_000_000),
        *("1,234" * 400_000, "a" + " " * 2_000_000, "Objective;" * 40 + "\n" + "1,1" * 600_000),
    ],
    ids=["breaks", "figures", "quotes", "bars", "digits", "blanks", "heads"],
)
def test_two_megabytes_of_one_thing_are_refused_soon(text: str) -> None:
    before = time.process_time()
    with pytest.raises(DraftError):
        read_table(text[: Limits().size].encode(), "a.csv")
    assert time.process_time() - before < 5


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "pasted"]))
@example(b"\xff\xfe", "a.csv")
@example(b"PK\x03\x04", "a.xlsx")
def test_random_bytes_never_make_anything_but_a_sentence(data: bytes, name: str) -> None:
    _read_or_refuse(data, name)


@given(st.text(alphabet="abTotal P123,;\t|\"'\n\r-–.()%$*\u00a0=", max_size=300))
def test_random_text_never_makes_anything_but_a_sentence(text: str) -> None:
    _read_or_refuse(text.encode(), "a.csv")


@given(st.integers(0, 2**32), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_a_csv_with_some_bytes_changed_never_makes_anything_but_a_sentence(
    seed: int, encoding: str
) -> None:
    _read_or_refuse(_mutated(CSV.encode(encoding), _chance(seed)), "a.csv")


@given(st.integers(0, 2**32))
def test_a_workbook_with_some_bytes_changed_never_makes_anything_but_a_sentence(seed: int) -> None:
    _read_or_refuse(_mutated(zipped(GOOD), _chance(seed)), "a.xlsx")


@given(st.integers(0, 2**32), st.sampled_from(sorted(GOOD)))
def test_a_workbook_with_its_xml_spoilt_never_makes_anything_but_a_sentence(
    seed: int, part: str
) -> None:
    spoilt = GOOD | {part: _mutated(GOOD[part], _chance(seed))}
    _read_or_refuse(zipped(spoilt), "a.xlsx")


def _mutated(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(held) + 1)
        what = chance.randrange(4)
        if what == 0 and at < len(held):
            held[at] = chance.randrange(256)
        elif what == 1:
            del held[at : at + chance.randint(1, 40)]
        elif what == 2:
            held[at:at] = chance.choice([b"<x/>", b"99999999", b"-1", b'"', b"&#0;", b"\xff", b";"])
        else:
            held[at:at] = held[at : at + 30]
    return bytes(held)


def test_a_protected_entry_of_an_archive_is_refused() -> None:
    made = BytesIO(zipped(GOOD))
    with zipfile.ZipFile(made) as archive:
        info = archive.infolist()[0]
    data = bytearray(made.getvalue())
    # Bit 0 of the flags: local header at +6, central directory at +8.
    central = data.index(b"PK\x01\x02")
    data[info.header_offset + 6] |= 1
    data[central + 8] |= 1
    with pytest.raises(DraftError, match="protected by a password"):
        read_table(bytes(data), "a.xlsx")
