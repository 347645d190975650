"""Ids of findings: stable, unique, fit for an address."""

import re
from dataclasses import replace

from app.checks.ledger import Ledger
from app.checks.naming import finding_id, line_keys, table_key
from app.checks.sums import all_sums
from app.model.tables import FundingTable


def _ids(table: FundingTable) -> list[str]:
    return [finding_id(s.table, s.code.value, s.place, s.axis) for s in all_sums(Ledger.of(table))]


def test_every_sum_of_the_edition_has_an_id_of_its_own(shipped: tuple[FundingTable, ...]) -> None:
    ids = [name for table in shipped for name in _ids(table)]
    assert len(set(ids)) == len(ids) == 229


def test_an_id_needs_no_quoting_in_an_address(shipped: tuple[FundingTable, ...]) -> None:
    for table in shipped:
        for name in _ids(table):
            assert re.fullmatch(r"[a-z0-9]+(--?[a-z0-9]+)*", name), name


def test_ids_stay_when_lines_change_their_order(shipped: tuple[FundingTable, ...]) -> None:
    for table in shipped:
        turned = table.model_copy(update={"lines": table.lines[::-1]})
        assert sorted(_ids(turned)) == sorted(_ids(table))


def test_ids_stay_when_figures_change(small: FundingTable) -> None:
    other = replace(small.lines[0], printed_total=1)
    changed = small.model_copy(update={"lines": (other, small.lines[1])})
    assert _ids(changed) == _ids(small)


def test_lines_of_one_name_keep_apart() -> None:
    assert line_keys(("Chad", "Chad", "Chad 2", "CHAD")) == ("chad", "chad-2", "chad-2-2", "chad-3")


def test_names_in_other_scripts_keep_apart() -> None:
    keys = line_keys(("Чад", "Мали", "—"))
    assert len(set(keys)) == 3
    assert all(re.fullmatch(r"[0-9a-f]{8}", key) for key in keys)


def test_paths_that_read_alike_keep_apart() -> None:
    assert len({table_key(path) for path in ("a-b.csv", "a/b.csv", "a b.csv", "a_b.csv")}) == 4
