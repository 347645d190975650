"""What of an address was not used, and what it may have meant."""

from dataclasses import dataclass
from typing import Final

from app.languages import say

_QUOTED: Final = 40
"""Characters of a bad value that a notice repeats."""
MOST_MEANT: Final = 3
"""Words that a question names at most."""


@dataclass(frozen=True)
class Notice:
    """One thing of an address that was not used: its name, its value and why."""

    name: str
    value: str
    reason: str
    meant: tuple[str, ...] = ()
    """What the address may have meant, the likeliest first."""

    @property
    def message(self) -> str:
        """One sentence for the reader, and a question where something may have been meant."""
        shown = self.value if len(self.value) <= _QUOTED else f"{self.value[:_QUOTED]}…"
        said = say(
            "“{name}={value}” was ignored: {reason}.",
            name=self.name, value=shown, reason=self.reason,
        )  # fmt: skip
        return f"{said} {did_you_mean(self.meant)}".rstrip()


def did_you_mean(words: tuple[str, ...]) -> str:
    """Return the question whether one of the first few words was meant, empty without words.

    >>> did_you_mean(("ecuador",)), did_you_mean(("congo", "congo-drc"))
    ('Did you mean “ecuador”?', 'Did you mean one of these: congo, congo-drc?')
    """
    if len(words) > 1:
        some = ", ".join(words[:MOST_MEANT])
        return say("Did you mean one of these: {words}?", words=some)
    return say("Did you mean “{word}”?", word=words[0]) if words else ""
