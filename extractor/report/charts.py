"""The charts of the page as Vega-Lite, drawn by the browser from the rows that are in view.

The rows come as the dataset `rows`: `deadline` and `date` (first day of a month, ISO, or null),
`ministry`, `countries` and `un_bodies` (lists of names).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
    from altair.typing import ChartType

Words = Mapping[str, str]
INK, BLUE = "#1f2933", "#0b5c8f"
BLUES = ("#e6f0f7", "#7fb2d6")  # ink stays readable on both
LARGEST = 20  # bars a chart
WHOLE = "datum.value % 1 ? '' : datum.label"  # counts have no halves


def charts(words: Words) -> dict[str, dict[str, Any]]:
    """When you call this, it will give the Vega-Lite of every chart by name, in one language.

    Parameters
    ----------
    words : the titles of axes by key: deadline, month, commitments
    """
    made = {
        "deadlines": _deadlines(words),
        "months": _months(words),
        "countries": _largest("countries", words),
        "un_bodies": _largest("un_bodies", words),
    }
    return {name: _calm(chart).to_dict() for name, chart in made.items()}


def _deadlines(words: Words) -> ChartType:
    """Deadlines on a time line: a row a ministry, a circle a month, larger for more."""
    import altair as alt

    chart: ChartType = (
        _rows()
        .transform_filter("datum.deadline != null")
        .mark_circle(opacity=0.75, color=BLUE)
        .encode(
            x=alt.X("deadline:T", title=words["deadline"], scale=alt.Scale(type="utc")),
            y=alt.Y("ministry:N", title=None),
            size=alt.Size("count()", legend=None).scale(domainMin=1, range=[50, 450]),
            tooltip=[
                alt.Tooltip("ministry:N", title=words["ministry"]),
                alt.Tooltip("utcyearmonth(deadline):T", title=words["deadline"]),
                alt.Tooltip("count()", title=words["commitments"]),
            ],
        )
    )
    return chart


def _months(words: Words) -> ChartType:
    """Commitments per month of the letter and ministry: a table whose cells are darker for more."""
    import altair as alt

    counted = _rows().transform_filter("datum.date != null")
    cells = counted.encode(
        x=alt.X("utcyearmonth(date):O", title=words["month"]).axis(
            format="%b %Y", labelAngle=-45, labelOverlap=True
        ),
        y=alt.Y("ministry:N", title=None),
    )
    shade = alt.Color("count()", scale=alt.Scale(range=list(BLUES)), legend=None)
    return alt.layer(
        cells.mark_rect(stroke="white").encode(color=shade),
        cells.mark_text(fontSize=12).encode(
            text="count()",
            color=alt.value(INK),
        ),
    )


def _largest(field: str, words: Words) -> ChartType:
    """The countries or bodies that most commitments name, the longest bar on top."""
    import altair as alt

    chart: ChartType = (
        _rows()
        .transform_flatten([field])
        .transform_aggregate(n="count()", groupby=[field])
        .transform_window(
            rank="row_number()",
            sort=[alt.SortField("n", order="descending"), alt.SortField(field)],
        )
        .transform_filter(f"datum.rank <= {LARGEST}")
        .mark_bar(color=BLUE)
        .encode(
            x=alt.X("n:Q", title=words["commitments"]).axis(
                tickCount=5, format="d", labelExpr=WHOLE
            ),
            y=alt.Y(f"{field}:N", title=None, sort="-x"),
            tooltip=[alt.Tooltip(f"{field}:N", title=" "), alt.Tooltip("n:Q", title="#")],
        )
    )
    return chart


def _rows() -> alt.Chart:
    import altair as alt

    return alt.Chart(alt.NamedData("rows"))


def _calm(chart: ChartType) -> ChartType:
    """The look that every chart shares: the page's letter, thin grid, room for long names."""
    calm: ChartType = (
        chart.properties(background="transparent", width="container")
        .configure(font="system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, gridColor="#e4e7eb")
    )
    return calm
