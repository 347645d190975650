"""What a column head or a line's name means: a part, a total, the programme, something else."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.terms import Part


class Role(Enum):
    """What a column is for."""

    PART = "part"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    """A sum of some of the parts; it is no addend."""
    PROGRAMME = "programme"
    ASIDE = "aside"
    """Codes, years, shares, remarks: no amounts of the table."""


@dataclass(frozen=True)
class Heading:
    """A recognised column head."""

    role: Role
    part: Part | None = None
    weight: int = 0
    """Which of several columns of one role is meant: the one with the most."""


_LONGEST: Final = 160
"""Characters of a head; more is a remark."""
_NUMBERS: Final = {"1": 1, "2": 2, "3": 3, "i": 1, "ii": 2, "iii": 3}
_NUMBERED: Final = re.compile(
    r"(?P<group>p|pr|princ|principle|principles|principe|principio|prinzip|grundsatz|"
    r"o|obj|objective|objectives|objectif|objetivo|objektiv|ziel)"
    r" ?(?:n ?o|nr|num|n)? ?(?P<number>[123]|i{1,3})(?![0-9a-z])"
)
_MANY: Final = re.compile(r" ?(?:to|a|and|et|y|bis) ?[0-9i]| ?[0-9](?![0-9])")
_FULL: Final = (
    (Part.P1, r"international standards|normes internationales|normas internacionales"),
    (Part.P2, r"whole of government|\bevidence\b|pouvoirs publics|elements factuels|gobierno"),
    (Part.P3, r"\bpartnerships?\b|\bpartenariats?\b|\balianzas?\b|\basociacion(es)?\b"),
    (Part.O1, r"socio ?economi|well being of migrants|bien etre.*migrants|bienestar.*migrantes"),
    (Part.O2, r"dimensions? .*(cris[ei]s|crise)|\bcrises?\b|\bcrisis\b"),
    (Part.O3, r"\borderly\b|\bordonnees?\b|\bordenadas?\b"),
)  # fmt: skip
_SUM: Final = (
    r"(?:totals?|totaux|totales|totais|sum|somme|suma|summe|gesamt|gesamtsumme|insgesamt|"
    r"итого|всего|(?:ال)?مجموع|(?:ال)?اجمالي|合计|合計|总计|總計)"
)
_PARTIAL: Final = (
    rf"(?:(?:sub|sous|zwischen) ?{_SUM}|промежуточныи итог|(?:ال)?مجموع (?:ال)?فرعي|小计|小計)\b"
)
"""What sums in between are called."""
_SUBTOTAL: Final = re.compile(
    rf"{_PARTIAL}|{_SUM} (?:of |for |des |de los |de )?"
    r"(?:the )?(?:principles?|objectives?|principes?|objectifs?|principios?|objetivos?|p|o)\b"
)
_TOTAL: Final = re.compile(
    rf"(?:(?:grand|overall|general|the|le) )?{_SUM}\b|общии итог\b|"
    r"(?:montant|importe|monto|amount) total\b|"
    rf"all programmes\b|(?:total )?funding requirements?\b|[a-z0-9 ]{{1,30}} {_SUM}$"
)
_GRAND: Final = re.compile(r"\b(?:grand|overall|general|geral|общии|(?:ال)?(?:كلي|عام))\b")
_SHARE: Final = re.compile(
    r"\b(?:share|percent|percentage|per cent|pourcentage|porcentaje|rank|part du|anteil)\b"
)
_ASIDE: Final = re.compile(
    r"(?:iso ?[23]?|code|iso code|country code|no|nr|num|numero|n|id|region|regions|subregion|"
    r"notes?|comments?|remarks?|footnotes?|remarques?|observaciones|year|annee|ano|edition|"
    r"currency|devise|moneda|kind|type|slug|source|iso 3166.*|printed|computed|differences?|"
    r"file (?:line|column)|"
    r"(?:country|programme|project|mission|region) (?:code|id|no|number))"
)
_COUNT: Final = re.compile(
    r"\b(?:beneficiar(?:y|ies)|beneficiaires?|beneficiarios?|persons?|people|individuals?|personnes|"
    r"personas|households?|menages|hogares|famil(?:y|ies)|familles|familias|posts?|postes|puestos|"
    r"fte|headcount|caseload|migrants?|refugees|idps|returnees|cases|projects|projets|proyectos)\b|"
    r"^(?:number|no|nombre|nb|numero|num|anzahl)\b"
)
_PROGRAMME: Final = (
    (4, r"programmes?|programs?|programas?|programme line"),
    (3, r"country|countries|pays|pais|paises|land|country office|country or programme"),
    (2, r"missions?|office|bureau|oficina|name|nom|nombre|line|ligne|linea"),
)


def plain(text: str) -> str:
    """Return a text in small letters without accents, every other sign a single blank.

    >>> plain("Principle_1 – Adhésion…")
    'principle 1 adhesion'
    """
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]|_", " ", bare).split())


def heading(text: str) -> Heading | None:
    """Recognise a head in English, French or Spanish, a total in others too; None for other words.

    >>> heading("Principe 2"), heading("TOTAL (USD)").role.value, heading("2016")
    (Heading(role=<Role.PART: 'part'>, part=<Part.P2: 'P2'>, weight=0), 'total', None)
    """
    words = plain(text) if len(text) <= _LONGEST else ""
    if not words:
        return None
    if "%" in text or _SHARE.search(words) or _ASIDE.fullmatch(words):
        return Heading(Role.ASIDE)
    if part := _numbered(words):
        return Heading(Role.PART, part)
    return _sum(words) or _programme(words) or _in_full(words)


def is_of_a_count(text: str) -> bool:
    """Tell whether a head says that persons, posts or the like are counted, and no money.

    >>> [is_of_a_count(text) for text in ("Beneficiaries (2017)", "No. of posts", "Staff (USD)")]
    [True, True, False]
    """
    return _COUNT.search(plain(text)) is not None


def group(text: str) -> str:
    """Return "principle" or "objective" where a head stands above several columns of the kind."""
    words = plain(text) if len(text) <= _LONGEST else ""
    if re.match(r"(?:migof )?princip(?:les?|es?|ios?)\b(?! [0-9])", words):
        return "principle"
    if re.match(r"(?:migof )?(?:objectives?|objectifs?|objetivos?)\b(?! [0-9])", words):
        return "objective"
    return ""


def line_role(name: str) -> Heading | None:
    """Tell a total line from an in-between one by its name; None for a programme.

    >>> line_role("TOTAL GENERAL").weight, line_role("Sous-total").role.value, line_role("Togo")
    (1, 'subtotal', None)
    """
    words = plain(name) if len(name) <= _LONGEST else ""
    if re.match(_PARTIAL, words) or re.search(r"\bsub ?total\b", words):
        return Heading(Role.SUBTOTAL)
    if re.match(
        rf"(?:(?:grand|overall|general|the|le) )?{_SUM}\b|общии итог\b", words
    ) or re.search(rf" {_SUM}$", words):
        return Heading(Role.TOTAL, weight=int(bool(_GRAND.search(words))))
    return None


def _numbered(words: str) -> Part | None:
    match = _NUMBERED.match(words)
    if match is None or _MANY.match(words, match.end()):
        return None
    letter = "P" if match["group"][0] in "pg" else "O"
    return Part(f"{letter}{_NUMBERS[match['number']]}")


def _sum(words: str) -> Heading | None:
    if _SUBTOTAL.match(words):
        return Heading(Role.SUBTOTAL)
    if _TOTAL.match(words):
        return Heading(Role.TOTAL, weight=int(bool(_GRAND.search(words))))
    return None


def _programme(words: str) -> Heading | None:
    for weight, pattern in _PROGRAMME:
        if re.match(rf"(?:{pattern})(?: |$)", words) or re.search(rf" (?:{pattern})$", words):
            return Heading(Role.PROGRAMME, weight=weight)
    return None


def _in_full(words: str) -> Heading | None:
    found = (part for part, pattern in _FULL if re.search(pattern, words))
    return next((Heading(Role.PART, part) for part in found), None)
