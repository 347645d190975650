"""From the text of an invented volume to its files, trap by trap."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import OutputError, SourceError, TableError
from app.reading.publication import check, extract

Spoil = Callable[..., Path]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def decisions(folder: Path, file: str, column: str) -> list[list[str]]:
    return [row for row in rows(folder / "extraction.csv") if row[0] == file and row[2] == column]


def test_a_table_is_written_as_printed_with_its_total_line_last(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(), data)
    assert (folder / "southern-africa.csv").read_text(encoding="utf-8") == (
        "programme,principle_1,principle_2,principle_3,objective_1,objective_2,objective_3,total\n"
        "Regional initiatives,10,0,0,0,0,5000,5010\n"
        "Altina,1000,0,0,200,0,30000,31200\n"
        "Bren,0,0,0,700,40000,0,40700\n"
        "Outer Reach and the Skerries,20,300,0,0,0,1,321\n"
        "Quell*,,,,,,,0\n"
        "Total,1030,300,0,900,40000,35001,77231\n"
    )


def test_the_summary_counts_what_was_written(volume: Spoil, data: Path, folder: Path) -> None:
    summary = extract(volume(), data)
    assert (summary.tables, summary.lines, summary.labels) == (2, 7, 5)
    assert summary.decisions == len(rows(folder / "extraction.csv")) - 1
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*summary.files, "edition.toml"]
    )
    assert "2 tables with 7 lines" in summary.sentence


@pytest.mark.parametrize("written_before", [True, False])
def test_where_one_file_cannot_be_written_all_are_what_they_were(
    volume: Spoil, data: Path, folder: Path, *, written_before: bool
) -> None:
    if written_before:
        extract(volume(), data)
        for path in folder.glob("*.csv"):
            path.write_text(f"{path.name} as it was\n", encoding="utf-8")
    # The last one to be put in its place, which a folder takes.
    blocked = folder / "extraction.csv"
    blocked.unlink(missing_ok=True)
    blocked.mkdir()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(OutputError, match=r"extraction.csv: cannot be written, Is a directory"):
        extract(volume(), data)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before


def test_names_over_several_lines_and_footnote_marks_are_recorded(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(), data)
    found = decisions(folder, "southern-africa.csv", "programme")
    assert [(row[1], row[4].split(" (")[0]) for row in found] == [
        ("2", "Name joined from 2 lines"),
        ("5", "Name joined from 3 lines"),
        ("6", "Footnote mark '*' kept in the name."),
    ]


def test_each_dot_is_recorded_as_no_figure_printed(volume: Spoil, data: Path, folder: Path) -> None:
    extract(volume(), data)
    dots = [row for row in rows(folder / "extraction.csv") if row[4].startswith("Dot")]
    assert [row[2] for row in dots] == rows(folder / "southern-africa.csv")[0][1:-1]


def test_captions_between_and_below_the_rows_are_skipped_and_recorded(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(), data)
    found = [row[4] for row in decisions(folder, "southern-africa.csv", "")]
    assert len(found) == 2
    assert "between the rows" in found[0]
    assert "below the total line" in found[1]


def test_chart_labels_are_restored_joined_and_paired_with_their_lines(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(), data)
    assert rows(folder / "chart_labels.csv")[1:] == [
        ["southern-africa", "Altina", "Altina"],
        ["southern-africa", "Outer Reach and the Skerries", "Outer Reach and the Skerries"],
        ["southern-africa", "Regional initiatives", "Regional initiatives"],
        ["southern-africa", "Bren, the", "Bren"],
        ["south-america", "Ostra", "Osdra"],
    ]


def test_a_label_spelt_otherwise_than_its_line_is_recorded(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(), data)
    found = [row[4] for row in decisions(folder, "chart_labels.csv", "programme")]
    assert found == [
        "Paired with 'Bren', the only line with a name so close.",
        "Paired with 'Osdra', the only line with a name so close.",
    ]


def test_a_label_of_no_line_keeps_an_empty_programme(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(("Ostra\n", "Ostra\nElsewhere\n")), data)
    assert rows(folder / "chart_labels.csv")[-1] == ["south-america", "Elsewhere", ""]


LOST_DASH = ("200  -  30,000", "200  30,000")


def test_a_missing_cell_goes_to_the_only_place_that_restores_the_columns(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(LOST_DASH), data)
    assert rows(folder / "southern-africa.csv")[2][1:] == [
        "1000", "0", "0", "200", "", "30000", "31200"
    ]  # fmt: skip
    (decision,) = decisions(folder, "southern-africa.csv", "objective_2")[:1]
    assert decision[1] == "3"
    assert "only one that brings every column within 2" in decision[4]


def test_columns_that_disagree_by_up_to_2_do_not_stop_the_search(
    volume: Spoil, data: Path, folder: Path
) -> None:
    extract(volume(LOST_DASH, ("Total  1,030  300", "Total  1,032  298")), data)
    assert rows(folder / "southern-africa.csv")[2][5] == ""
    assert rows(folder / "southern-africa.csv")[-1][1:3] == ["1032", "298"]


def test_columns_that_disagree_by_3_stop_the_search(volume: Spoil, data: Path) -> None:
    with pytest.raises(
        SourceError, match=", and no way to place it brings every column within 2 of"
    ):
        extract(volume(LOST_DASH, ("Total  1,030", "Total  1,033")), data)


def test_a_missing_cell_with_several_places_stops_and_names_the_line(
    volume: Spoil, data: Path, folder: Path
) -> None:
    source = volume(("Bren  -  -  -  700", "Bren  -  -  700"))
    number = (
        source.read_text(encoding="utf-8").split("\n").index("Bren  -  -  700  40,000  -  40,700")
    )
    with pytest.raises(
        SourceError, match=f"source line {number + 1}: .*'Bren' .*, and 3 ways to place it bring "
    ):
        extract(source, data)
    assert not (folder / "southern-africa.csv").exists(), "nothing is written when one table fails"


def test_a_lost_figure_fits_nowhere_and_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(
        SourceError, match=r"in 'Outer Reach and the Skerries' .*, and no way to place it brings "
    ):
        extract(volume(("20  300", "20")), data)


def test_a_row_that_lost_two_cells_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'Bren' has 5 cells where 7 belong"):
        extract(volume(("Bren  -  -  -  700", "Bren  -  700")), data)


def test_a_row_with_a_cell_too_many_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'Bren' has 8 cells where 7 belong"):
        extract(volume(("Bren  -  -  -  700", "Bren  -  -  -  -  700")), data)


def test_two_short_rows_are_placed_together_where_one_way_fits(
    volume: Spoil, data: Path, folder: Path
) -> None:
    also = ("Outer\nReach and  the\nSkerries\n\n 20  300  -  -  -  1", "Quill  20  300  -  -  1")
    label = ("Outer Reach and \n\nthe Skerries", "Quill")
    with pytest.raises(
        SourceError, match=r"'Altina' .*, 'Quill' .*, and 4 ways to place it bring "
    ):
        extract(volume(LOST_DASH, also, label), data)
    extract(volume(LOST_DASH, ("40,000  -  40,700", "40,000  40,700")), data)
    assert [row[5:7] for row in rows(folder / "southern-africa.csv")[2:4]] == [
        ["", "30000"],
        ["40000", ""],
    ]


def test_four_short_rows_stop(volume: Spoil, data: Path) -> None:
    short = [
        LOST_DASH,
        ("initiatives  10  -  -", "initiatives  10  -"),
        ("Bren  -  -", "Bren  -"),
        ("20  300  -", "20  300"),
    ]
    with pytest.raises(SourceError, match="'Outer Reach and the Skerries' is row 4 of its table"):
        extract(volume(*short), data)


def test_a_word_in_place_of_a_dash_is_not_taken_for_a_part_of_the_name(
    volume: Spoil, data: Path
) -> None:
    worded = ("Altina  1,000  -  -  200  -", "Altina none 1,000  -  200  -")
    crowded = ("Total  1,030  300", "Total  30  1,300")
    with pytest.raises(SourceError, match="'Altina none' lacks a cell and goes on where"):
        extract(volume(worded, crowded), data)


def test_a_total_line_that_lost_a_cell_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'Total' has 6 cells"):
        extract(volume(("900  40,000 35,001", "900  40,000")), data)


@pytest.mark.parametrize("word", ["n/a", "40000", "4O,000", "40.000"])
def test_text_where_a_number_belongs_stops_and_is_quoted(
    volume: Spoil, data: Path, word: str
) -> None:
    with pytest.raises(SourceError, match=rf"source line \d+: '{word}' is no amount"):
        extract(volume(("700  40,000", f"700  {word}")), data)


def test_a_table_without_its_total_line_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'NORTHERN ISLES' that starts here has no 'Total' line"):
        extract(volume(("Total  1,030  300  -  900  40,000 35,001 77,231\n", "")), data)


def test_the_last_table_without_its_total_line_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'INNER PLAINS' that starts here has no 'Total' line"):
        extract(volume(("Total  -  -  5  -  7  2  14\n", "")), data)


def test_a_missing_heading_stops_and_names_it(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="needs its heading 'INNER PLAINS' once"):
        extract(volume(("INNER PLAINS", "INNER PLANES")), data)


def test_a_missing_table_head_stops_and_counts(volume: Spoil, data: Path) -> None:
    source = volume()
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("Objective 2 Objective 3", "Objective 2", 1), "utf-8")
    with pytest.raises(SourceError, match=r"1 table heads .* the edition lists 2 tables"):
        extract(source, data)


def test_another_table_head_stops_and_is_quoted(volume: Spoil, data: Path) -> None:
    source = volume()
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("strong part-", "weak part-", 1), "utf-8")
    with pytest.raises(SourceError, match="head of table 'NORTHERN ISLES' has 'weak part-'"):
        extract(source, data)


def test_amounts_without_a_name_stop(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="the amounts '20 300 - - - 1 321' have no name"):
        extract(volume(("Outer\nReach and  the\nSkerries\n", "")), data)


def test_text_between_rows_that_is_no_caption_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match=r"'Out of place' .* is neither the name of a row nor"):
        extract(volume(("Bren  -  -", "Out of place\n\nBren  -  -")), data)


def test_text_above_the_total_line_is_not_taken_for_a_part_of_its_name(
    volume: Spoil, data: Path
) -> None:
    with pytest.raises(SourceError, match="'Sum Total' stands where the 'Total' line belongs"):
        extract(volume(("Total  1,030", "Sum\nTotal  1,030")), data)


def test_a_programme_that_stands_twice_stops(volume: Spoil, data: Path) -> None:
    with pytest.raises(SourceError, match="'Altina' stands already in line"):
        extract(volume(("Bren  -  -", "Altina  -  -")), data)


def test_a_source_that_is_not_utf_8_stops_and_names_line_and_byte(
    volume: Spoil, data: Path
) -> None:
    source = volume()
    source.write_bytes(b"one\ntwo \xe9\n")
    with pytest.raises(SourceError, match=r"volume.txt, source line 2: not UTF-8, .* 0xe9"):
        extract(source, data)


def test_a_source_that_is_not_there_stops(data: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere.txt: cannot be read"):
        extract(data / "nowhere.txt", data)


def test_a_source_of_another_volume_stops_and_names_the_known_ones(
    volume: Spoil, data: Path
) -> None:
    with pytest.raises(SourceError, match=r"found 0; .* are 'Invented Volume'"):
        extract(volume(("Invented Volume\n", "Another Volume\n")), data)


def test_an_edition_with_an_unknown_key_stops(volume: Spoil, data: Path, folder: Path) -> None:
    path = folder / "edition.toml"
    path.write_text("colour = 'red'\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(TableError, match=r"edition.toml, key colour: Extra inputs"):
        extract(volume(), data)


def test_check_finds_nothing_where_the_files_are_those_of_the_source(
    volume: Spoil, data: Path
) -> None:
    source = volume()
    extract(source, data)
    assert check(source, data) == ()


def test_check_names_each_line_that_differs_and_each_missing_file(
    volume: Spoil, data: Path, folder: Path
) -> None:
    source = volume()
    extract(source, data)
    path = folder / "south-america.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Osdra,0", "Osdra,1"), "utf-8")
    (folder / "chart_labels.csv").unlink()
    different, missing = check(source, data)
    assert "south-america.csv, line 3: the source gives 'Osdra,0,0,5,0,0,2,7'" in different
    assert missing.endswith("chart_labels.csv: the file is missing.")
