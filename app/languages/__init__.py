"""The languages a reader may have, and every text of the interface in the one spoken now.

English is written in the code, where it is read; the other languages are catalogues of it
(``fr.po`` and so on), which ``make words`` keeps. What is spoken holds for one answer and is set
where it begins: by the router, by what draws a view, by what writes a file. A text made outside of
``speaking`` is English.
"""

from app.languages.catalogues import DEFAULT, LANGUAGES, NAMES, asked_language, best_liked
from app.languages.saying import choose, linked, mark, say, say_as, speaking, spoken

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "NAMES",
    "asked_language",
    "best_liked",
    "choose",
    "linked",
    "mark",
    "say",
    "say_as",
    "speaking",
    "spoken",
]
