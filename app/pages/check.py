"""Check your own table: a form that posts to the API; what is posted is not kept."""

from typing import Final

from markupsafe import Markup

from app.checks.drafts import SECONDS
from app.components.markup import listing, paragraphs
from app.components.view import Section, View
from app.edge.shaping import CHECKED, REPORT, SAVED
from app.formats import number
from app.languages import DEFAULT, say, spoken
from app.model.selection import LARGEST_TOLERANCE, Selection
from app.pages.check_example import example_of, with_a_slip
from app.pages.site import NAME, Site
from app.reading.spreadsheet import Limits
from app.reading.spreadsheet.limits import MEGABYTE

PATH = "/check"
_LABELS: Final = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "junit": "JUnit"}
_QUERIES: Final = {"csv": "bom=1"}
"""What a spreadsheet needs to know letters by."""

_FORM: Final = Markup(
    '<form class="own-table" method="post" action="{action}" '
    'enctype="multipart/form-data" data-limit="{limit}">'
    '<div><label for="own-file">{file}</label>'
    '<input id="own-file" type="file" name="file" aria-describedby="own-limits" '
    'accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values">'
    '<p class="drop-hint">{drop}</p></div>'
    '<div><label for="own-text">{paste}</label>'
    '<textarea id="own-text" name="text" rows="9" wrap="off" spellcheck="false" '
    'aria-describedby="own-limits own-note"></textarea></div>'
    '<div><label for="own-tolerance">{pass_}</label>'
    '<input id="own-tolerance" type="number" name="tolerance" min="0" max="{most}" step="any" '
    'inputmode="decimal" value="{tolerance}" aria-describedby="own-passed">'
    '<p id="own-passed">{passed}</p></div>'
    '<p id="own-limits">{limits}</p>'
    '<p id="own-note">{note} <span class="scripted">{last}</span>'
    "<noscript>{first}</noscript></p>"
    '<p class="line"><button type="submit">{submit}</button>'
    '<progress id="own-progress" aria-label="{checking}" hidden></progress>'
    '<output id="own-state" role="status"></output></p>{files}</form>'
)
_OWN: Final = Markup(
    '<div class="own">{form}<div id="help"><h2>{heading}</h2>{help}{example}</div>'
    '<div id="own-verdict" tabindex="-1"></div></div>'
)
_EXAMPLE: Final = Markup(
    '<form class="own-example" method="post" action="{action}" enctype="multipart/form-data">'
    '<input type="hidden" name="text" value="{table}"><p>{said}</p>'
    '<p class="line"><button type="submit">{check}</button></p></form>'
)
_FILES: Final = Markup(
    '<noscript><p id="own-files">{or_}</p>'
    '<p class="line" role="group" aria-labelledby="own-files">{buttons}</p></noscript>'
)
_FILE: Final = Markup('<button type="submit" formaction="{action}">{label}</button>')


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page with the form; its answer is put below by the script."""
    heading = say("Check your own table")
    return View(
        path=PATH,
        title=f"{heading} – {NAME}",
        heading=heading,
        lead=say(
            "Every row, column and grand total is added up; where one does not hold, the cell "
            "that was probably mistyped is named, with the figure that would restore the sums and "
            "how sure that is."
        ),
        notices=notices,
        own=True,
        sections=(Section(say("Your table"), _own(site, selection), "table"),),
    )


def _own(site: Site, selection: Selection) -> Markup:
    return _OWN.format(
        form=_form(selection),
        heading=say("What is read, and what is found"),
        help=_help(),
        example=_example(site),
    )


def _example(site: Site) -> Markup:
    """Offer a table to try it with to who has none at hand."""
    newest = site.dataset.newest
    table = example_of(tuple(site.dataset.held(newest.year).tables.values()))
    return _EXAMPLE.format(
        action=_action(REPORT),
        table=with_a_slip(table),
        said=say(
            "No table at hand? Take that of {region} in {year}, with two digits of one figure "
            "exchanged.",
            region=site.dataset.region(newest.year, table.region).spoken,
            year=newest.year,
        ),
        check=say("Check this example"),
    )


def _form(selection: Selection) -> Markup:
    return _FORM.format(
        action=_action(REPORT),
        limit=Limits().size,
        limits=_limits(),
        most=LARGEST_TOLERANCE,
        tolerance=selection.tolerance,
        file=say("A file: CSV, TSV or XLSX"),
        drop=say("Or drop a file anywhere on this page: it is checked at once."),
        paste=say("Or paste the table, with its header and its totals"),
        pass_=say("Let pass sums that are off by up to"),
        passed=say(
            "In the unit of your figures, cents included (0.05); 0 tests to the last digit. The "
            "report says how many sums this lets pass."
        ),
        note=say("The table is held in memory for the answer and nowhere else."),
        last=say(
            "Where both are given, the file is checked, unless the text was changed after it was "
            "chosen."
        ),
        first=say("Where both are given, the file is checked."),
        submit=say("Check this table"),
        checking=say("Checking the table"),
        files=_files(),
    )


def _action(form: str) -> str:
    """Return where the table is sent for its report in one form, said in the language spoken."""
    lang = "" if spoken() == DEFAULT else f"lang={spoken()}"
    query = "&".join(filter(None, (_QUERIES.get(form, ""), lang)))
    return f"{CHECKED}.{form}?{query}" if query else f"{CHECKED}.{form}"


def _files() -> Markup:
    """Offer each file of the report to who has no script: it is checked for that file alone."""
    buttons = (_FILE.format(action=_action(form), label=_LABELS[form]) for form in SAVED)
    return _FILES.format(
        or_=say("Or check it, and save the report as a file:"), buttons=Markup("").join(buttons)
    )


def _limits() -> str:
    held = Limits()
    return say(
        "At most {megabytes} MB, {lines} lines over all sheets and {columns} columns. Every sum is "
        "tested; causes are searched for during {seconds} seconds at most.",
        megabytes=number(held.size // MEGABYTE),
        lines=number(held.lines),
        columns=number(held.columns),
        seconds=number(round(SECONDS)),
    )


def _help() -> Markup:
    return Markup("{}{}").format(
        listing(
            say(
                "Numbers as people write them: 1,234,567 or 1.234.567 or 1 234 567, with or "
                "without cents (1,234.56 or 1.234,56), a dash for nothing asked, brackets for "
                "negatives, currency signs and footnote marks."
            ),
            say(
                "The header, the total line and the total column are found by name or by place; "
                "the report says what was recognised and what is missing."
            ),
            say(
                "Every sheet of a workbook; a password, a macro or a picture under the name of a "
                "table gets a sentence that says so."
            ),
        ),
        paragraphs(
            say(
                "Exchanged, dropped or doubled digits, a figure in the wrong unit, a line that "
                "moved, is missing or stands twice, a total wrongly added: each leaves its own "
                "trace in the sums. What changes no sum cannot be seen by sums."
            )
        ),
    )
