"""From a selection to bytes that a program or a spreadsheet reads.

One value says what a file holds, and every format is written from it::

    extract.py    Extract: what (word of the file's name), title, path, address, selection, filters,
                  dataset, lines, report (restricted to what is shown), notices; derived: edition,
                  parts, of_findings, findings, findings_of(programme), row_count,
                  filters_in_words, regions, whole_tables (slug → printed Total line), footnotes
                  root, whole_address: with the explorer's host, where that is known
                  file_name(extract, ending, *extra) -> str
    extracting.py Reports = Callable[[str, int], Report]
                  of_requirements(dataset, reports, selection, notices=()) -> Extract
                  of_comparison(dataset, reports, selection, notices=()) -> Extract | None
                  of_region(dataset, reports, selection, slug, notices=()) -> Extract | None
                  of_programme(dataset, reports, selection, slug, notices=()) -> Extract | None
                  of_findings(dataset, reports, selection, notices=()) -> Extract
                  of_finding(dataset, reports, selection, finding_id, notices=()) -> Extract | None
                  extract_of(dataset, reports, path, selection, notices=()) -> Extract | None
                  They say themselves, in ``notices``, what of the selection they do not use.
    columns.py    Column: name, title, meaning, unit, tag; columns_of(extract, shape) -> tuple
    tabular.py    csv_of(extract, *, shape="wide", bom=False, hxl=False) -> bytes
                  records_of(extract, *, shape="wide", page: slice | None = None) -> list[dict]
                  totals_csv_of(extract), findings_csv_of(extract) -> bytes
    totals.py     totals_of(extract) -> dict[str, Amount]; total_rows, whole_totals(extract): sums
                  beside the printed ones
    cells.py      Row, Value; cell(value)
    findings.py   FINDING_COLUMNS; findings_rows(report) -> list[Row], of the edition;
                  CHECK_COLUMNS; check_rows(findings) -> list[OwnRow], of any report
    workbook.py   workbook_of(extract) -> bytes; XLSX_TYPE
    package.py    package_of(extract, *, shape="wide", hxl=False) -> bytes; ZIP_TYPE
    about.py      about(extract) -> pairs of (what, text): the same in workbook, README and sheet;
                  citation_of(extract) -> Citation; DISCLAIMER, REUSE
    sheet/        the one-page PDF
    check_*.py, own_*.py, junit.py    the reports on tables of anyone
    listing*.py   Listing: any list of rows (sections, activities) as a file, workbook or package
    sheets.py, *_sheet.py    the sheets of workbooks; packing, xml_text, names: what all use

A file of findings (``extract.of_findings``) has one shape and one CSV.
"""
