"""Records of known findings: what they must hold, and one sentence where they do not."""

import datetime as dt

import pytest

from app.checks.known import read_known
from app.errors import TableError

ONE = '[[finding]]\nid = "a"\nprinted = 2\ncomputed = 1\nreason = "So."\ndate = 2026-11-21\n'


def test_a_record_gives_figures_reason_and_date() -> None:
    (record,) = read_known(ONE, "known.toml")
    assert (record.id, record.printed, record.computed) == ("a", 2, 1)
    assert (record.reason, record.date) == ("So.", dt.date(2026, 11, 21))


def test_an_empty_file_records_nothing() -> None:
    assert read_known("# nothing yet\n", "known.toml") == ()


def test_a_total_that_is_not_printed_is_left_out() -> None:
    (record,) = read_known(ONE.replace("printed = 2\n", ""), "known.toml")
    assert record.printed is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[finding]", "known.toml: no TOML"),
        ("[finding]\nid = 'a'", "is no list of [[finding]] records"),
        ("year = 2017", "'year' is not allowed"),
        ("finding = [1]", "finding 1"),
        (ONE.replace('reason = "So."\n', ""), "finding 1, reason: Field required"),
        (ONE.replace('"So."', '""'), "finding 1, reason"),
        (ONE.replace("printed = 2", 'printed = "2"'), "found '2'"),
        (ONE + "colour = 1\n", "finding 1, colour"),
        (ONE.replace("2026-11-21", '"yesterday"'), "finding 1, date"),
        (ONE + ONE, "finding 2, id: 'a' is recorded already as finding 1"),
    ],
)
def test_a_broken_file_is_one_sentence_with_its_place(text: str, told: str) -> None:
    with pytest.raises(TableError) as raised:
        read_known(text, "known.toml")
    message = str(raised.value)
    assert message.startswith("known.toml")
    assert told in message
    assert "\n" not in message
