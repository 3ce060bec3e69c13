"""Chains of statements → the rows of threads.csv and thread_members.csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.records import column
from extractor.tracking.linking import Chain
from extractor.tracking.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One promise through the letters of a dossier."""

    thread: str = column("dossier (or document, where it has none) and number of the thread")
    dossier: str = column("dossier of the first letter")
    ministry: str = column("ministry of the last commitment")
    actor: str = column("who commits, as last named, verbatim")
    action: str = column("action of the first commitment")
    object: str = column("what is done, as first named, verbatim")
    commitment: str = column("the first commitment, verbatim, on one line")
    status: str = column(
        "open (said once), reaffirmed, amended, ongoing, fulfilled, overdue (the last deadline is "
        "past and no letter says that it was fulfilled)"
    )
    mentions: int = column("clauses that speak of it", 0)
    first_document: str = column("letter of the first mention")
    first_date: str = column("its date, ISO 8601")
    first_id: str = column("id of the first mention")
    last_document: str = column("letter of the last mention")
    last_date: str = column("its date, ISO 8601")
    last_id: str = column("id of the last mention")
    deadline_first: str = column("the first deadline that was named, last day, ISO 8601")
    deadline_last: str = column("the last deadline that was named, last day, ISO 8601")
    countries: str = column("ISO 3166-1 alpha-3 codes of all its commitments, sorted, joined by ;")
    un_bodies: str = column("ids of UN bodies of all its commitments, sorted, joined by ;")
    register_ref: str = column("references of all its commitments, sorted, joined by ;")
    members: str = column("ids of its mentions in order of date, joined by ;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One mention of a promise."""

    thread: str = column("the thread, as in threads.csv")
    id: str = column("id in commitments.csv, or document@start of a row in near_misses.csv")
    document: str = column("the input's path, as in commitments.csv")
    date: str = column("date of the letter, ISO 8601")
    page: str = column("page of the source, from 1")
    start: int = column("offset of the clause in the clean text, code points", 0)
    end: int = column("offset behind the clause, code points", 0)
    role: str = column(
        "new, reaffirmed, amended (a deadline that is new or outside the one before, or a refusal "
        "taken back), ongoing, fulfilled (a past or performative clause)"
    )
    deadline_from: str = column("first day of the time, ISO 8601; empty where open")
    deadline_to: str = column("last day of the time, ISO 8601; empty where open")
    score: str = column("likeness to the thread, 0 to 1; 1.00 for a number that is cited")
    clause: str = column("the clause, verbatim, on one line")


def rows_of(chains: Iterable[Chain], as_of: str = "") -> tuple[list[Thread], list[Member]]:
    """When you call this, it will give the rows of threads and of their members, in order.

    Parameters
    ----------
    chains : what `link` found
    as_of : ISO day on which a deadline counts as past; empty is the dossier's last letter
    """
    chains = list(chains)
    last_letter: dict[str, str] = {}
    for chain in chains:
        for one in chain.members:
            last_letter[_place(one)] = max(last_letter.get(_place(one), ""), one.date)
    numbers: dict[str, int] = {}
    threads, members = [], []
    for chain in chains:
        place = _place(chain.members[0])
        numbers[place] = numbers.get(place, 0) + 1
        name = f"{place}/{numbers[place]}"
        of_thread = list(_members(name, chain))
        threads.append(_thread(name, chain, of_thread, as_of or last_letter[place]))
        members += of_thread
    return threads, members


def _place(one: Statement) -> str:
    return one.dossier or one.document


def _members(name: str, chain: Chain) -> Iterator[Member]:
    before: list[Statement] = []
    for one, score in zip(chain.members, chain.scores, strict=True):
        yield Member(
            thread=name,
            id=one.id,
            document=one.document,
            date=one.date,
            page=one.value("page"),
            start=one.start,
            end=int(one.value("end")),
            role=_role(one, before),
            deadline_from=one.value("deadline_from"),
            deadline_to=one.value("deadline_to"),
            score=f"{score:.2f}" if before else "",
            clause=one.clause,
        )
        before.append(one)


def _role(one: Statement, before: Sequence[Statement]) -> str:
    """Tell what a mention does to the promise, in view of the mentions before it."""
    if one.category:
        return "fulfilled"
    said = one.value("status")
    promises = [other for other in before if not other.category]
    if not promises or said == "amended":
        return said
    if one.value("polarity") != promises[-1].value("polarity") or _moves(one, promises):
        return "amended"
    return "ongoing" if said == "ongoing" else "reaffirmed"


def _moves(one: Statement, before: Sequence[Statement]) -> bool:
    """Tell whether a deadline is new, or lies outside the one that was named last."""
    new = _time(one)
    old = next(filter(any, map(_time, reversed(before))), ("", ""))
    if not any(new) or one.value("recurrence"):
        return False
    return (
        not any(old)
        or new[0] < old[0]
        or (new[0] or new[1]) > (old[1] or "9999")
        or bool(old[1] and new[1] > old[1])
    )


def _time(one: Statement) -> tuple[str, str]:
    return one.value("deadline_from"), one.value("deadline_to")


def _deadline(one: Statement) -> str:
    return one.value("deadline_to") or one.value("deadline_from")


def _thread(name: str, chain: Chain, members: Sequence[Member], as_of: str) -> Thread:
    promises = [one for one in chain.members if not one.category]
    first, last = promises[0], promises[-1]
    deadlines = [day for day in map(_deadline, promises) if day]
    return Thread(
        thread=name,
        dossier=first.dossier,
        ministry=last.value("ministry"),
        actor=next((a for one in reversed(promises) if (a := one.value("actor"))), ""),
        action=first.value("action"),
        object=next((o for one in promises if (o := one.value("object"))), ""),
        commitment=first.clause,
        status=_status(chain, members, deadlines[-1] if deadlines else "", as_of),
        mentions=len(members),
        first_document=members[0].document,
        first_date=members[0].date,
        first_id=members[0].id,
        last_document=members[-1].document,
        last_date=members[-1].date,
        last_id=members[-1].id,
        deadline_first=deadlines[0] if deadlines else "",
        deadline_last=deadlines[-1] if deadlines else "",
        countries=_all(promises, "countries"),
        un_bodies=_all(promises, "un_bodies"),
        register_ref=_all(promises, "register_ref"),
        members=";".join(member.id for member in members),
    )


def _status(chain: Chain, members: Sequence[Member], deadline: str, as_of: str) -> str:
    """Tell how a promise stands; one that recurs is not done with when it is kept once."""
    if chain.closed:
        return "fulfilled"
    if deadline and deadline < as_of and not chain.lasts:
        return "overdue"
    roles = [member.role for member in members if member.role != "fulfilled"]
    return roles[-1] if len(roles) > 1 else "open"


def _all(promises: Iterable[Statement], name: str) -> str:
    return ";".join(sorted({v for one in promises for v in one.value(name).split(";") if v}))
