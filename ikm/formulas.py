"""The formulas of sample size: in symbols and with places for numbers, as plain text and as LaTeX."""

from __future__ import annotations

KREJCIE_MORGAN = (
    "S = X² · N · P · (1 − P) / (d² · (N − 1) + X² · P · (1 − P))",
    "S = {X} × {N} × {P} × (1 − {P}) / ({d}² × ({N} − 1) + {X} × {P} × (1 − {P})) = {exact} → {n}",
    r"S = \frac{X^2 \, N \, P \, (1 - P)}{d^2 \, (N - 1) + X^2 \, P \, (1 - P)}",
    r"\begin{{aligned}}S &= \frac{{{X} \times {N} \times {P} \times (1 - {P})}}"
    r"{{{d}^2 \times ({N} - 1) + {X} \times {P} \times (1 - {P})}} \\ &= {exact} \rightarrow {n}\end{{aligned}}",
)

SLOVIN = (
    "n = N / (1 + N · e²)",
    "n = {N} / (1 + {N} × {e}²) = {exact} → {n}",
    r"n = \frac{N}{1 + N e^2}",
    r"\begin{{aligned}}n &= \frac{{{N}}}{{1 + {N} \times {e}^2}} \\ &= {exact} \rightarrow {n}\end{{aligned}}",
)

PROPORTION = (
    "n = N · Z² · p · q / (N · e² + Z² · p · q)",
    "n = {N} × {Z}² × {p} × {q} / ({N} × {e}² + {Z}² × {p} × {q}) = {exact} → {n}",
    r"n = \frac{N \, Z^2 \, p \, q}{N e^2 + Z^2 \, p \, q}",
    r"\begin{{aligned}}n &= \frac{{{N} \times {Z}^2 \times {p} \times {q}}}"
    r"{{{N} \times {e}^2 + {Z}^2 \times {p} \times {q}}} \\ &= {exact} \rightarrow {n}\end{{aligned}}",
)

UNSUR_RULE = (
    "n = (k + 1) · c",
    "n = ({k} + 1) × {c} = {n}",
    r"n = (k + 1) \, c",
    r"n = ({k} + 1) \times {c} = {n}",
)
