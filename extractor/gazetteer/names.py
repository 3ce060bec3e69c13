"""Names for the tables: a country's Dutch and English name, a body's name, parent and type."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from babel import Locale

from extractor.lexicon.loader import load_rules, load_table


@dataclass(frozen=True, slots=True)
class Body:
    """What the lexicon knows of a body; `parent` is an id or empty."""

    id: str
    name: str  # English, as the body calls itself
    acronym: str
    type: str
    parent: str


@cache
def _country_rows(lexicon: str | None) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in load_table("countries.csv", lexicon)}


@cache
def _body_rows(lexicon: str | None) -> dict[str, Body]:
    rows = [*load_table("un_bodies.csv", lexicon), *load_table("other_orgs.csv", lexicon)]
    return {
        row["id"]: Body(row["id"], row["name_en"], row["acronym"], row["type"], row["parent"])
        for row in rows
    }


@cache
def country_name(alpha3: str, lexicon: str | None = None) -> tuple[str, str]:
    """When you call this, it will give a country's Dutch and English name.

    The names are CLDR's (babel), but for those that countries.csv gives. An unknown code stands
    for itself.
    """
    row = _country_rows(lexicon).get(alpha3)
    if row is None:
        return alpha3, alpha3
    cldr = [Locale(tongue).territories.get(row["alpha2"], alpha3) for tongue in ("nl", "en")]
    return row["name_nl"] or cldr[0], row["name_en"] or cldr[1]


def alpha2(alpha3: str, lexicon: str | None = None) -> str:
    """When you call this, it will give the two-letter code that mandates carry (BLR: BY)."""
    row = _country_rows(lexicon).get(alpha3)
    return row["alpha2"] if row else alpha3


def body(body_id: str, lexicon: str | None = None) -> Body:
    """When you call this, it will give a body's name, acronym, type and parent.

    A country mandate that the lexicon does not list (SR_UZ) is made from its role and country.
    An unknown id stands for itself.
    """
    known = _body_rows(lexicon).get(body_id)
    if known:
        return known
    role_id, _, code = body_id.partition("_")
    for role in load_rules("mandates.toml", lexicon)["role"]:
        if role["id"] == role_id:
            for row in _country_rows(lexicon).values():
                if row["alpha2"] == code:
                    name = role["name"].format(country_name(row["id"], lexicon)[1])
                    return Body(body_id, name, "", role["type"], role["parent"])
    return Body(body_id, body_id, "", "", "")


@cache
def ancestors(body_id: str) -> frozenset[str]:
    """When you call this, it will give the bodies above a body: GA3 has UNGA and UN."""
    parent = body(body_id).parent
    return frozenset({parent}) | ancestors(parent) if parent else frozenset()


def missions_to(role: str, codes: Set[str], lexicon: str | None = None) -> list[str]:
    """When you call this, it will give the listed missions of a role to these countries.

    `FFM` and `{"LBY", "ITA"}` give `["FFM_LY"]`.
    """
    rows = _body_rows(lexicon)
    ids = {f"{role}_{alpha2(code, lexicon)}" for code in codes}
    return sorted(ids & set(rows))


@cache
def body_name(body_id: str, lexicon: str | None = None) -> str:
    """When you call this, it will give a body's own (English) name, generated for a mandate."""
    return body(body_id, lexicon).name
