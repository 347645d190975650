"""The words of the rights register: what a record is, what it is about, why there is none.

Closed lists: a value outside them stops the start. ``docs/rights-activities.md`` explains them.
"""

from enum import Enum
from typing import Final

from app.languages import mark, say


class ActivityKind(Enum):
    """What a record of the register is.

    >>> ActivityKind.SDG_INITIATIVE.label
    'SDG initiative'
    """

    ACTIVITY = "activity"
    PROGRAMME = "programme"
    RECOMMENDATION = "recommendation"
    SDG_INITIATIVE = "sdg-initiative"

    @property
    def label(self) -> str:
        """The name on the screen, in the language spoken."""
        return say(_KIND_LABELS[self.value])


_KIND_LABELS: Final = {
    "activity": mark("Activity"),
    "programme": mark("Programme"),
    "recommendation": mark("Recommendation"),
    "sdg-initiative": mark("SDG initiative"),
}


class Theme(Enum):
    """What a record is about, one theme each; the subject goes before the manner.

    >>> Theme.LAW_AND_POLICY.label, Theme.HEALTH.meaning
    ('Law and policy', 'health, HIV and the way to care')
    """

    AWARENESS_RAISING = "awareness-raising"
    CAPACITY_BUILDING = "capacity-building"
    CHILDREN = "children"
    COUNTER_TRAFFICKING = "counter-trafficking"
    DEVELOPMENT = "development"
    DIALOGUE_AND_COOPERATION = "dialogue-and-cooperation"
    DISPLACEMENT_AND_ASYLUM = "displacement-and-asylum"
    HEALTH = "health"
    INTEGRATION_AND_NON_DISCRIMINATION = "integration-and-non-discrimination"
    LABOUR_MIGRATION = "labour-migration"
    LAW_AND_POLICY = "law-and-policy"
    LEGAL_ADVICE = "legal-advice"
    RECEPTION_AND_DETENTION = "reception-and-detention"
    RESEARCH_AND_DATA = "research-and-data"
    RETURN_AND_REINTEGRATION = "return-and-reintegration"
    VICTIM_ASSISTANCE = "victim-assistance"

    @property
    def label(self) -> str:
        """The name on the screen, in the language spoken."""
        return say(_THEME_LABELS[self.value])

    @property
    def meaning(self) -> str:
        """What belongs to it, in one line."""
        return _MEANINGS[self.value]


_THEME_LABELS: Final = {
    "awareness-raising": mark("Awareness raising"),
    "capacity-building": mark("Capacity building"),
    "children": mark("Children"),
    "counter-trafficking": mark("Counter-trafficking"),
    "development": mark("Development"),
    "dialogue-and-cooperation": mark("Dialogue and cooperation"),
    "displacement-and-asylum": mark("Displacement and asylum"),
    "health": mark("Health"),
    "integration-and-non-discrimination": mark("Integration and non-discrimination"),
    "labour-migration": mark("Labour migration"),
    "law-and-policy": mark("Law and policy"),
    "legal-advice": mark("Legal advice"),
    "reception-and-detention": mark("Reception and detention"),
    "research-and-data": mark("Research and data"),
    "return-and-reintegration": mark("Return and reintegration"),
    "victim-assistance": mark("Victim assistance"),
}
_MEANINGS: Final = {
    "awareness-raising": "campaigns, posters, films and leaflets on rights and on migrating",
    "capacity-building": "training and study visits for officials, judges, lawyers and NGOs",
    "children": "children and adolescents, above all those who travel alone",
    "counter-trafficking": "preventing and prosecuting trafficking and smuggling",
    "development": "livelihoods, money sent home, climate and what migration does for development",
    "dialogue-and-cooperation": "conferences, forums and work together between States or bodies",
    "displacement-and-asylum": "refugees, people who seek asylum, displaced people, disasters",
    "health": "health, HIV and the way to care",
    "integration-and-non-discrimination": "life in a new country, against racism and xenophobia",
    "labour-migration": "recruitment, rights at work, preparation for jobs abroad",
    "law-and-policy": "laws, conventions and policies, and bringing them into line",
    "legal-advice": "advice, complaints and information for migrants one by one",
    "reception-and-detention": "arrival, reception centres, detention and what can replace it",
    "research-and-data": "studies, books, data and websites",
    "return-and-reintegration": "going home by choice and settling again",
    "victim-assistance": "shelter, care, legal help and return for victims of trafficking",
}


class Reason(Enum):
    """Why no record was made of a paragraph.

    >>> Reason.PARTNERS.label
    'names who does what in an activity recorded above'
    """

    INTRODUCTION = "introduction"
    CONTINUED = "continued"
    PARTNERS = "partners"
    UMBRELLA = "umbrella"
    LESSON = "lesson"
    CONCLUSION = "conclusion"

    @property
    def label(self) -> str:
        """The reason in words."""
        return _REASONS[self.value]


_REASONS: Final = {
    "introduction": "says what the text is about or on what it rests",
    "continued": "tells more of an activity recorded above",
    "partners": "names who does what in an activity recorded above",
    "umbrella": "announces what is recorded below one by one",
    "lesson": "states what was learned and asks for nothing",
    "conclusion": "sums up",
}
