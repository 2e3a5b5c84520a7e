"""helder checks Dutch health information: what makes a text hard, what to do about it, and over 100 features.

>>> import helder
>>> report = helder.check("U moet nuchter zijn. De arts doet een coloscopie.")
>>> [report.text[f.start:f.end] for f in report.findings if f.rule == "medisch-jargon"]
['coloscopie']

Everything is in the package: no model to download, no network.
"""

from ._api import (
    annotate,
    check,
    check_file,
    check_many,
    columns,
    features,
    provenance,
    rules,
    score,
    term,
)
from ._document import Document, Sentence, Token
from ._errors import ConfigError, HelderError, HelderWarning, UnreadableFileError, UnsupportedFormatError
from ._features import Features
from ._helder import VERSION as __version__
from ._helder import Column
from ._lists import ColumnInfo, HardSentence, Rule, Score, Term
from ._report import (
    Checklist,
    Finding,
    Item,
    JudgedBy,
    Lint,
    Metrics,
    Passage,
    Report,
    Scale,
    Tip,
    Vbi,
)

__all__ = [
    "Checklist",
    "Column",
    "ColumnInfo",
    "ConfigError",
    "Document",
    "Features",
    "Finding",
    "HardSentence",
    "HelderError",
    "HelderWarning",
    "Item",
    "JudgedBy",
    "Lint",
    "Metrics",
    "Passage",
    "Report",
    "Rule",
    "Scale",
    "Score",
    "Sentence",
    "Term",
    "Tip",
    "Token",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "Vbi",
    "__version__",
    "annotate",
    "check",
    "check_file",
    "check_many",
    "columns",
    "features",
    "provenance",
    "rules",
    "score",
    "term",
]
