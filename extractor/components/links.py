"""Links every clause of a table to the countries and bodies in it, else in its sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Span


class LinksComponent:
    """Fills the columns `countries`, `un_bodies` and `other_bodies` of each clause."""

    def __call__(self, doc: Doc) -> Doc:
        """When you call this, it will write the linked values into `doc._.commitments`."""
        bodies = list(doc.spans["un_bodies"])
        layers = {
            "countries": list(doc.spans["countries"]),
            "un_bodies": [body for body in bodies if body.label_ == "UN_BODY"],
            "other_bodies": [body for body in bodies if body.label_ == "ORGANISATION"],
        }
        clauses = list(zip(doc.spans["commitments"], doc._.commitments, strict=True))
        apart = [miss for miss in doc._.near_misses if miss["columns"]]
        clauses += [(doc[miss["start"] : miss["end"]], miss["columns"]) for miss in apart]
        for clause, columns in clauses:
            for layer, mentions in layers.items():
                values = values_within(clause, mentions) or values_within(clause.sent, mentions)
                columns[layer] = ";".join(values)
        return doc


def values_within(clause: Span, mentions: list[Span]) -> list[str]:
    """When you call this, it will give the sorted values of the mentions inside a clause."""
    inside = [m for m in mentions if clause.start <= m.start and m.end <= clause.end]
    return sorted({value for m in inside for value in m.kb_id_.split(";") if value})
