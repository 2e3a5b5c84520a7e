"""A report in a notebook: highlighted text, scores, a chart."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._report import Finding, Report, Scale

# Readable in light and dark notebooks: the text keeps its own colour on a faint ground.
_GROUND = {"error": "rgba(214, 39, 40, .30)", "warning": "rgba(255, 165, 0, .30)", "hint": "rgba(31, 119, 180, .20)"}
_ORDER = ("hint", "warning", "error")
# By LiNT-II level; grey without a score. Told apart by people who do not see red and green too.
_LEVELS = {1: "#4575b4", 2: "#91bfdb", 3: "#fdae61", 4: "#d73027", None: "#bbbbbb"}


def number(value: float | None) -> str:
    """A number as Dutch writes it."""
    return "-" if value is None else f"{value:.1f}".replace(".", ",")


def scale(made: Scale) -> str:
    """A score with the range that the open items leave."""
    if made.score is None or made.low is None or made.high is None:
        return "-"
    return f"{made.score:.0f} ({made.low:.0f} tot {made.high:.0f})"


def html(report: Report) -> str:
    """The report as a piece of HTML: no scripts, everything from the text escaped."""
    metrics, vbi = report.metrics, report.vbi
    rows = [
        ("Woorden", str(metrics.words)),
        ("Zinnen", str(metrics.sentences)),
        ("Woorden per zin", number(metrics.mean_sentence_words)),
        ("LiNT-II", number(metrics.lint.score)),
        ("Flesch-Douma", number(metrics.flesch_douma)),
        ("Begrijpelijkheid", scale(vbi.understandability)),
        ("Toepasbaarheid", scale(vbi.actionability)),
        ("Meldingen", str(len(report.findings))),
    ]
    cells = "".join(f"<td style='padding:0 1em 0 0'>{escape(name)}<br><b>{value}</b></td>" for name, value in rows)
    return (
        "<div class='helder'>"
        f"<table><tr>{cells}</tr></table>"
        f"<div style='white-space:pre-wrap;max-width:45em;line-height:1.6'>{_marked(report)}</div>"
        "</div>"
    )


def _marked(report: Report) -> str:
    """The text with a mark over every passage; passages may overlap, marks do not."""
    text = report.text
    findings = [f for f in report.findings if f.start < f.end]
    edges = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    starts: dict[int, list[Finding]] = {}
    for finding in findings:
        starts.setdefault(finding.start, []).append(finding)
    parts: list[str] = []
    here: list[Finding] = []
    for start, end in zip(edges, edges[1:]):
        here = [f for f in here if f.end > start] + starts.get(start, [])
        passage = escape(text[start:end])
        if here:
            worst = max(here, key=lambda f: _ORDER.index(f.severity)).severity
            title = escape("\n".join(f"{f.rule}: {f.message}" for f in here), quote=True)
            ground = _GROUND[worst]
            passage = f"<mark style='background:{ground};color:inherit' title='{title}'>{passage}</mark>"
        parts.append(passage)
    return "".join(parts)


def plot(report: Report, ax: Any = None) -> Any:
    """Words per sentence as bars, coloured by LiNT-II level."""
    try:
        import matplotlib.pyplot as plt
        from matplotlib.patches import Patch
    except ImportError as error:
        raise ImportError("Report.plot() needs matplotlib: pip install 'helder[plot]'") from error
    table = report.sentences()
    words = [0.0 if w is None else float(w) for w in table["words"]]
    levels = [None if level is None else int(level) for level in table["lint_level"]]
    if ax is None:
        width = min(4.0 + 0.15 * len(words), 14.0)
        _, ax = plt.subplots(figsize=(width, 3.2), layout="constrained")
    ax.bar(range(1, len(words) + 1), words, color=[_LEVELS[level] for level in levels])
    most = 10 if report.profile == "a2" else 15
    ax.axhline(most, color="black", linewidth=0.8, linestyle="--")
    ax.set_xlabel("zin")
    ax.set_ylabel("woorden")
    ax.set_title(f"{report.path}: woorden per zin (streep: {most})")
    names = [(f"LiNT-II {level}" if level else "geen score", colour) for level, colour in _LEVELS.items()]
    ax.legend(handles=[Patch(color=colour, label=name) for name, colour in names], fontsize="small")
    return ax
