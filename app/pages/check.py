"""Check your own table: a form that posts to the API; what is posted is not kept."""

from markupsafe import Markup

from app.components.markup import listing, paragraphs
from app.components.view import Section, View
from app.model.selection import Selection
from app.pages.site import NAME, Site

PATH = "/check"

_FORM = Markup(
    '<form class="own-table" method="post" action="/api/v1/check.html" '
    'enctype="multipart/form-data">'
    '<div><label for="own-file">A file: CSV, TSV or XLSX, up to 2 MB</label>'
    '<input id="own-file" type="file" name="file" '
    'accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"></div>'
    '<div><label for="own-text">Or paste the table, with its header and its totals</label>'
    '<textarea id="own-text" name="text" rows="9" spellcheck="false" '
    'aria-describedby="own-note"></textarea></div>'
    '<p id="own-note">The table is held in memory for the answer and nowhere else.</p>'
    '<p class="line"><button type="submit">Check this table</button>'
    '<output id="own-state" role="status"></output></p></form>'
    '<div id="own-verdict" tabindex="-1"></div>'
)


def render(site: Site, selection: Selection, notices: tuple[str, ...] = ()) -> View:
    """Return the page with the form; its answer is put below by the script."""
    return View(
        path=PATH,
        title=f"Check your own table – {NAME}",
        heading="Check your own table",
        lead="Every row, column and grand total is added up; where one does not hold, the cell "
        "that was probably mistyped is named, with the figure that would restore the sums and "
        "how sure that is.",
        notices=notices,
        sections=(
            Section("Your table", _FORM, "table"),
            Section("What is read, and what is found", _help(), "help"),
        ),
    )


def _help() -> Markup:
    return Markup("{}{}").format(
        listing(
            "Numbers as people write them: 1,234,567 or 1.234.567 or 1 234 567, a dash for "
            "nothing asked, brackets for negatives, currency signs and footnote marks.",
            "The header, the total line and the total column are found by name or by place; the "
            "report says what was recognised and what is missing.",
            "Any number of lines up to 2,000 and of columns up to 50; every sheet of a workbook.",
        ),
        paragraphs(
            "Exchanged, dropped or doubled digits, a figure in the wrong unit, a line that moved, "
            "is missing or stands twice, a total wrongly added: each leaves its own trace in the "
            "sums. What changes no sum cannot be seen by sums."
        ),
    )
