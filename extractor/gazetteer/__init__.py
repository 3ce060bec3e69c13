"""Countries and UN bodies: how a word of the letter becomes an ISO code or a body's id.

A component reads each spelling once (`words`, `compounds`, `body_reader`), grows names over
several words (`forms`, `body_forms`, `mandates`), and decides where they stand (`context`,
`ambiguity`, `references`). The facts are tables in `extractor/lexicon`, each row with a source:
`countries.csv`, `country_forms.csv`, `un_bodies.csv`, `other_orgs.csv`, `body_forms.csv`. A form's
`status` is on, off or unverified (no source attests it: off by default). The rules, each with an
example and mostly a counter-example, are `places.toml`, `bodies.toml` and `mandates.toml`.
"""
