"""From texts to a table and a plot: reads as a notebook, cell by cell (``# %%``).

    python examples/onderzoek.py --texts folder/ --out results/

Without ``--texts`` it uses four short texts of its own.
"""

# %% What we use
from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib
import pandas as pd

import helder

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
parser.add_argument("--texts", type=Path, help="folder with .txt files")
parser.add_argument("--out", type=Path, default=Path("results"), help="folder for the table and the plot")
options = parser.parse_args()
options.out.mkdir(parents=True, exist_ok=True)

# %% The texts: one row per file
OWN = {
    "prikken-makkelijk": "U komt nuchter. Wij prikken bloed in uw arm. Dat duurt vijf minuten. Daarna mag u eten.",
    "prikken-moeilijk": (
        "Voorafgaand aan de venapunctie dient de patiënt nuchter te zijn. Het afgenomen bloed wordt "
        "door het laboratorium geanalyseerd, waarna de uitslag door de behandelend specialist wordt besproken."
    ),
    "pillen-makkelijk": "Slik elke dag een pil. Doe dat bij het ontbijt. Bent u een pil vergeten? Bel ons dan.",
    "pillen-moeilijk": (
        "De medicatie dient dagelijks oraal te worden ingenomen. Indien een dosis is overgeslagen, dient "
        "contact te worden opgenomen met de voorschrijver alvorens de therapie te continueren."
    ),
}
if options.texts:
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))}
else:
    found = OWN
texts = pd.DataFrame({"naam": list(found), "tekst": list(found.values())})

# %% Over 100 features per text, in one line
table = texts.join(helder.features(texts["tekst"]).to_pandas(index=texts.index))
table.drop(columns="tekst").to_csv(options.out / "kenmerken.csv", index=False)
print(table[["naam", "words", "lint_score", "flesch_douma", "mean_sentence_words"]].to_string(index=False))

# %% What every column means, for the methods section
definitions = pd.DataFrame([column.to_dict() for column in helder.columns()])
definitions.to_csv(options.out / "kolommen.csv", index=False)
print("Measured with", helder.provenance())

# %% What stands in the way of the reader: findings per rule
reports = helder.check_many(texts["tekst"])
findings = pd.DataFrame(
    [{"naam": name, **finding.to_dict()} for name, report in zip(texts["naam"], reports) for finding in report.findings]
)
print(findings.groupby(["naam", "rule"]).size().to_string())

# %% A plot of the sentences of the hardest text
hardest = table["lint_score"].fillna(0).idxmax()
axes = reports[int(hardest)].plot()
axes.set_title(texts["naam"][int(hardest)])
plt.savefig(options.out / "zinnen.png", dpi=120)
