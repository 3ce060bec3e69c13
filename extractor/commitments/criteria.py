"""The five tests of the guideline: each answers "" (passed) or the name of the near-miss.

T1 asserted by the sender? T2 own actor? T3 future? T4 not done by the letter itself? T5 an act?
They are asked in this order, and the first that fails ends the matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span, Token

from extractor.commitments.actors import Actor
from extractor.commitments.clauses import Clause
from extractor.commitments.conjugation import Kind
from extractor.commitments.lexicon import CommitmentLexicon, Present
from extractor.commitments.predicate import CAUSATIVE, Predicate

NOT_ASSERTED = frozenset({"question", "condition", "manner", "concession", "time", "reason"})
# What a clause with *dat* may hang under and still be the sender's word: a report, no opinion.
REPORTS = frozenset(
    {
        "informeren", "aangeven", "aankondigen", "melden", "berichten", "toelichten", "toezeggen",
        "beloven", "gelden", "betekenen", "staan", "besluiten", "vermelden", "mededelen",
        "opmerken", "afspreken", "garanderen", "bevestigen", "zeggen", "weten",
        "wegnemen", "benadrukken", "onderstrepen", "volgen", "inhouden", "voorzien",
    }
)  # fmt: skip
REPORTING_WORDS = frozenset(
    {"vermeldenswaard", "geschreven", "afgesproken", "toegezegd", "aangegeven"}
)
PROMISES = frozenset({"toezeggen", "beloven", "garanderen", "verplichten", "committeren"})
DECISIONS = frozenset({"besluiten", "voornemen"})
MODALS = frozenset({"kunnen", "moeten", "mogen", "hoeven", "dienen"})
INTENTIONS = frozenset(
    {"willen", "wensen", "beogen", "trachten", "proberen", "pogen", "streven", "plannen"}
)
EXPECTATIONS = frozenset({"verwachten", "hopen", "dreigen"})
FUTURES = frozenset({"zullen", "gaan"})


@dataclass(frozen=True)
class Case:
    """A predicate with its actor and surroundings, as the tests see it."""

    predicate: Predicate
    actor: Actor
    sent: Span
    speaker: str
    kind: str
    quoted: bool
    future_date: bool
    following: str
    lexicon: CommitmentLexicon

    @cached_property
    def text(self) -> str:
        """The clause's own words, as they stand."""
        return "".join(token.text_with_ws for token in self.clause.tokens).strip()

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.predicate.clause

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the governors."""
        return frozenset(self.predicate.lemmas)

    def says(self, kind: str) -> bool:
        """Whether a qualifier of a class stands in the clause."""
        return self.lexicon.find(kind, self.text) is not None

    def sentence_says(self, kind: str) -> bool:
        """Whether a qualifier of a class stands in the sentence."""
        return self.lexicon.find(kind, self.sent.text) is not None

    @cached_property
    def future_term(self) -> bool:
        """Whether a future date or a word such as *binnenkort* stands in the sentence."""
        return self.future_date or self.sentence_says("future") or self.sentence_says("amended")

    @cached_property
    def conditional(self) -> bool:
        """Whether *als* or *indien* gates it: with a plain present that describes a rule."""
        return any(word in self.sent.text for word in ("Indien ", "indien ", " als ", "Als "))

    @cached_property
    def past(self) -> bool:
        """Whether the finite verb is a simple past other than *zou*."""
        finite = self.clause.finite
        if finite is None or finite.lower_ in ("zou", "zouden"):
            return False
        kinds = {form.kind for form in self.lexicon.forms.get(finite.lower_, ())}
        if finite.lower_ in ("was", "waren") or kinds & {Kind.PAST, Kind.PRESENT} == {Kind.PAST}:
            return True
        if kinds & {Kind.PRESENT, Kind.INFINITIVE}:
            return False
        return "Past" in finite.morph.get("Tense", [])


def is_pledge(predicate: Predicate) -> bool:
    """When you call this, it will say whether a verb promises: *zich verplichten*, *zeg toe te*."""
    if PROMISES & set(predicate.lemmas):
        return True
    if predicate.lemma in ("verplichten", "committeren", "verbinden"):
        return predicate.verb is not None and predicate.verb.reflexive
    return predicate.lemma in PROMISES


def is_decision(predicate: Predicate) -> bool:
    """When you call this, it will say whether a decision is told: *heeft besloten te …*."""
    return bool(DECISIONS & {predicate.lemma, *predicate.lemmas})


def asserted(case: Case) -> str:
    """T1. A question, a condition, a belief, hearsay, a quotation or a norm asserts nothing."""
    clause = case.clause
    if case.speaker != "sender" or case.quoted or case.sent.text.rstrip().endswith("?"):
        return "not_asserted"
    if clause.opens in NOT_ASSERTED:
        return "not_asserted"
    if clause.finite is not None and clause.finite.lower_ in ("zou", "zouden"):
        return "not_asserted"
    if clause.opens == "complement" and clause.parent and not _reported(clause.parent, case):
        return "not_asserted"
    if clause.opens in ("purpose",):
        return "effect"
    if case.says("reservation") or (is_pledge(case.predicate) and denies(clause)):
        return "not_asserted"
    if case.lexicon.find("motion", case.sent.text):
        return "not_asserted"
    if case.lemmas & MODALS and not is_pledge(case.predicate):
        return "stance"
    return ""


def _reported(parent: Clause, case: Case) -> bool:
    """Whether the clause above a dat-clause only reports it: *ik heb u gemeld dat …*."""
    if denies(parent) and not any(t.lower_ == "weg" for t in parent.tokens):
        return False  # Hiermee is niet gezegd dat …
    for token in parent.tokens:
        lemmas = {form.lemma for form in case.lexicon.forms_of(token.lower_)}
        if lemmas & REPORTS or token.lower_ in REPORTING_WORDS:
            return True
    return False


def own(case: Case) -> str:
    """T2. The sender's own government acts, or its offices in an agentless passive."""
    predicate = case.predicate
    if case.actor.type == "coalition":
        return ""
    if case.actor.type == "own_implicit":
        return "" if _by_own_offices(case) else "third_party"
    if case.actor.own:
        return ""
    if predicate.verb is not None and predicate.verb.id == "er-komen" and case.future_date:
        return ""
    if (
        _scheduled(predicate)
        or _nominal(predicate)
        or _kamer_receives(predicate)
        or _pledged(predicate, case)
    ):
        return ""
    return "third_party"


def _by_own_offices(case: Case) -> bool:
    """Whether an agentless passive is by nature the sender's: *wordt de Kamer geïnformeerd*."""
    verb = case.predicate.verb
    if case.says("others_lead"):
        return False
    to_parliament = case.lexicon.find("recipient", case.text) is not None and case.future_term
    if verb is None:
        return to_parliament
    if verb.event:
        return False
    return verb.office or "zullen" in case.lemmas or to_parliament


def _nominal(predicate: Predicate) -> bool:
    """*Het streven is om …*, *de inzet is gericht op …*: the noun says that it is a plan.

    The noun is the subject and what is planned follows; *het doel daarvan*, *het doel van het
    kader* describe an instrument.
    """
    verb, noun = predicate.verb, predicate.noun
    if verb is None or verb.id not in NOMINALS or verb.lemma == "hebben":
        return False
    if verb.id == "gericht-zijn-op":
        noun = next((t for t in predicate.clause.tokens if t.lower_ in EFFORT_NOUNS), None)
    if noun is None or noun.lower_ not in PLAN_NOUNS:
        return False
    before, behind = noun.nbor(-1) if noun.i else None, noun.nbor()
    owned = before is not None and (before.lower_ in ARTICLES or before.pos_ == "ADJ")
    if not owned or behind.lower_ in ("daarvan", "hiervan", "ervan"):
        return False
    if behind.lower_ == "van" and _owner(behind).lower() not in OWNERS:
        return False
    opener = predicate.main.doc[predicate.clause.end - 1 : predicate.clause.end + 2]
    words = {t.lower_ for t in predicate.clause.tokens} | {t.lower_ for t in opener}
    return bool(words & {"om", "dat", "te", "gericht"}) or verb.id in ("streven-zijn", "doel-zijn")


def _owner(preposition: Token) -> str:
    doc = preposition.doc
    return str(doc[preposition.i + 1 : preposition.i + 3].text)


NOMINALS = frozenset(
    {
        "inzet-zijn",
        "ambitie-zijn",
        "doel-zijn",
        "streven-zijn",
        "voornemen-zijn",
        "gericht-zijn-op",
        "voornemen-hebben",
    }
)
PLAN_NOUNS = frozenset(
    {"streven", "doel", "inzet", "ambitie", "voornemen", "aanpak", "beleid", "doelstelling"}
)
EFFORT_NOUNS = frozenset({"inzet", "aanpak", "beleid"})
ARTICLES = frozenset({"het", "de", "ons", "onze", "mijn", "een"})
OWNERS = frozenset({"het kabinet", "dit kabinet", "de regering", "het rijk", "het ministerie"})


def _pledged(predicate: Predicate, case: Case) -> bool:
    """*Aan uw Kamer is toegezegd dat …*: an agentless pledge is the sender's."""
    return predicate.perfect and is_pledge(predicate) and "zijn" in case.lemmas


def _kamer_receives(predicate: Predicate) -> bool:
    return predicate.verb is not None and predicate.verb.id in ("kamer-ontvangen", "kamer-krijgen")


def future(case: Case) -> str:
    """T3. A perfect or past is done, unless what was promised or decided lies ahead."""
    predicate = case.predicate
    pledged = is_pledge(predicate) or is_decision(predicate)
    perfect = predicate.perfect or "hebben" in case.lemmas
    told = case.sentence_says("performative") or _fulfilled_next(case)
    if is_pledge(predicate) and perfect and (case.past or told):
        return "discharge"
    if _scheduled(predicate):
        return "" if case.future_date else "past_effort"
    if (predicate.perfect and not pledged) or (case.past and not pledged):
        if case.sentence_says("reaffirmed"):
            return "discharge"
        informs = predicate.verb is not None and predicate.verb.obligation == "information"
        return "past_information" if informs else "past_effort"
    return ""


def _fulfilled_next(case: Case) -> bool:
    """The next sentence keeps the pledge: *Met deze brief voldoe ik daaraan*."""
    return case.lexicon.find("performative", case.following.split("\n")[0]) is not None


def _scheduled(predicate: Predicate) -> bool:
    """*X is voorzien voor mei*, *is gepland in 2026*."""
    return predicate.perfect and predicate.main.lower_ in ("voorzien", "gepland")


def not_performed(case: Case) -> str:
    """T4. What the letter itself does (hierbij, in deze brief) needs no fulfilment."""
    predicate = case.predicate
    if is_pledge(predicate):
        return ""
    if case.lemmas & INTENTIONS and predicate.lemma in SPEECH_ACTS:
        return "performative"
    if not case.lemmas & (FUTURES | {"blijven"}):
        if case.sentence_says("performative"):
            return "performative"
        informs = predicate.verb is not None and predicate.verb.obligation == "information"
        if informs and any(t.lower_ in ("hierbij", "bijgaand") for t in case.clause.tokens):
            return "performative"
    elif case.sentence_says("this_letter"):
        return "text_structure"
    return "text_structure" if case.says("text_structure") else ""


SPEECH_ACTS = frozenset(
    {
        "benadrukken", "opmerken", "vooropstellen", "wijzen", "onderstrepen", "danken",
        "bedanken", "verwijzen", "aantekenen", "memoreren", "melden", "mededelen", "herhalen",
        "aangeven", "zeggen", "markeren", "meegeven", "complimenteren", "feliciteren", "aanstippen",
        "uitspreken", "toelichten",
    }
)  # fmt: skip


def an_act(case: Case) -> str:
    """T5. A forecast, an event, an opinion or a description is no act."""
    predicate = case.predicate
    verb = predicate.verb
    if case.says("epistemic") or case.lemmas & EXPECTATIONS:
        return "epistemic"
    if predicate.predicative is not None or _scheduled(predicate):
        return ""
    if verb is not None and verb.event:
        return "stance" if verb.present == Present.STANCE else "event_future"
    named = verb is not None and (bool(verb.noun) or verb.lemma not in STATES)
    if predicate.lemma in EVENTS | STATES and not named and not case.lemmas & INTENTIONS:
        return "event_future"
    governed = case.lemmas - CAUSATIVE
    if governed & (FUTURES | INTENTIONS | {"blijven", "nalaten"}):
        return ""
    if is_pledge(predicate) or is_decision(predicate):
        return ""
    return _present(case)


STATES = frozenset({"zijn", "hebben", "worden", "krijgen", "kunnen", "moeten"})
EVENTS = frozenset(
    {
        "plaatsvinden", "blijken", "duren", "verschillen", "leiden", "ontstaan",
        "toenemen", "afnemen", "gelden", "optreden", "verlopen", "betekenen",
        "stijgen", "dalen", "vallen", "gebeuren", "kosten", "vergen", "aanbreken", "ontbreken",
    }
)  # fmt: skip


BARE = frozenset({"laten", "gaan", "doen", "komen", "hebben"})  # without their complement


def denies(clause: Clause) -> bool:
    """When you call this, it will say whether *niet* or *geen* stands in the clause proper."""
    for token in clause.tokens:
        if token.lower_ == "om":
            return False  # what follows is the purpose
        if token.lower_ in ("niet", "geen", "nooit", "niets"):
            return True
    return False


ENSURING = frozenset({"zorgen", "borgen", "waarborgen"})  # zo zorgen we ervoor dat …


def _present(case: Case) -> str:
    """A plain present: an effort under way, a measure announced, else a description."""
    verb = case.predicate.verb
    if case.predicate.lemma in BARE and not (verb and verb.noun):
        return "description"
    if _plans_by_nature(case):
        return ""
    if case.says("description"):
        return "description"
    if verb is None:
        announced = case.future_date and case.actor.own and case.actor.span is not None
        return "" if announced else "description"
    if verb.present == Present.STANCE:
        return "stance"
    if verb.present == Present.NONE:
        return "description"
    if case.predicate.passive:
        described = case.clause.opens == "relative" or case.conditional or case.says("recurrence")
        return "" if verb.office and (case.future_date or not described) else "description"
    if case.clause.opens == "relative" and verb.present == Present.PLAN and not case.future_term:
        return "description"  # de keuzes die het Rijk meegeeft
    if verb.present == Present.FUTURE:
        return "" if case.future_term or case.sentence_says("reaffirmed") else "description"
    if verb.present == Present.ONGOING and denies(case.clause):
        return "description"
    if verb.obligation in ("outcome", "effort") and verb.present == Present.PLAN and _means(case):
        return "effect"
    if verb.present == Present.PLAN and case.actor.type == "own_agency":
        return "" if case.future_term or case.sentence_says("reaffirmed") else "description"
    return ""


def _plans_by_nature(case: Case) -> bool:
    """*wil dat*, *ga in gesprek*, *laat onderzoeken*, *heb het voornemen*, *ziet af van*."""
    predicate = case.predicate
    noun = predicate.noun.lower_ if predicate.noun is not None else ""
    return (
        predicate.lemma in ("willen", "afzien")
        or (predicate.lemma == "gaan" and noun != "")
        or "laten" in case.lemmas
        or noun == "voornemen"
    )


def _means(case: Case) -> bool:
    """*Hiermee voorkomen we …*, *Door te meten beperken we …*: what a measure brings about."""
    if case.predicate.lemma in ENSURING:
        return False
    clause: Clause | None = case.clause
    while clause is not None:
        text = "".join(token.text_with_ws for token in clause.tokens)
        if case.lexicon.find("effect", text):
            return True
        clause = clause.coordinated
    return False


PLANNERS = frozenset({"we", "wij", "rijk", "rijk-en-anderen"})  # whose plain present is a plan
ENSURING = frozenset({"zorgen", "borgen", "waarborgen"})  # zo zorgen we ervoor dat …


TESTS: tuple[tuple[str, Callable[[Case], str]], ...] = (
    ("T1", asserted),
    ("T2", own),
    ("T3", future),
    ("T4", not_performed),
    ("T5", an_act),
)


def first_failure(case: Case) -> tuple[str, str]:
    """When you call this, it will give the first test that fails and its near-miss, or two ""."""
    for name, test in TESTS:
        category = test(case)
        if category:
            return name, category
    return "", ""
