"""What scripts ask for is what pages carry for them: each text once, places kept."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from app.components.script_words import TEXTS, for_scripts
from app.languages import saying, speaking
from tests.languages.pseudo import Pseudo

ASSETS = Path(__file__).parents[2] / "assets"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`')


def test_every_text_that_a_script_asks_for_is_listed_and_none_besides() -> None:
    found = extract_from_dir(ASSETS, method_map=[("*.js", "javascript")], keywords={"word": None})
    assert sorted({text for _, _, text, _, _ in found}) == sorted(TEXTS)
    assert len(set(TEXTS)) == len(TEXTS)


def test_no_script_shows_a_sentence_that_it_did_not_ask_for() -> None:
    asked = set()
    for path in ASSETS.glob("*.js"):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        code = "\n".join(line for line in lines if not line.startswith("//"))
        besides = re.sub(r'\bword\("(?:[^"\\]|\\.)*"', "", code)
        assert _sentences(besides) == set(), path.name
        asked |= _sentences(code)
    assert asked
    assert {sentence.strip('"') for sentence in asked} <= {*TEXTS}


def _sentences(code: str) -> set[str]:
    return {s for s in _STRING.findall(code) if re.match(r"[\"`][A-Z][a-z]+ [a-z]+ ", s)}


def test_a_page_carries_the_words_of_its_language_and_in_english_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saying, "catalogue", lambda _: Pseudo())
    assert for_scripts() == ""
    with speaking("qps"):
        html = str(for_scripts())
    held = json.loads(html.partition(">")[2].rpartition("</script>")[0])
    assert held == {text: f"⟦{text}⟧" for text in TEXTS}
    assert html.count("<") == 2
