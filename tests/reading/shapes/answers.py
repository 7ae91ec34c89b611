"""Answers: the forms in which one to four are written, and scales that are not one to four."""

from __future__ import annotations

from typing import Any

from tests.reading.shapes.kit import Section, refs
from tests.reading.shapes.people import (
    AGREE,
    FOUR,
    GOOD,
    LABELS,
    LABELS_04,
    P04,
    P14,
    P17,
    QUESTIONS,
    SIX,
    U9,
    U14,
    UNSUR,
    UNSUR_04,
    UNSUR_14,
    alike,
    transpose,
    worded,
)  # fmt: skip

ANSWERS = Section("Answers")
sheet = ANSWERS.sheet

WORDS = worded(SIX, LABELS)


def answered(name: str, what: str, lines: list[list[Any]], heads: list[str] | None = None, /, **stated: Any) -> None:
    """A sheet with a number per respondent and these answers; nothing is set aside unless stated."""
    people = [[i, *row] for i, row in enumerate(lines, start=1)]
    usual = {
        "pedoman": P17,
        "header_rows": [1],
        "rows": (len(lines), len(lines)),
        "table": {"answers": SIX},
        "issues": [],
    }
    sheet(name, what, [["No", *(heads or UNSUR)], *people], **{**usual, **stated})


answered("answers-digits", "Digits, with blanks: a blank is no answer and no zero", [[3, *SIX[0][1:8], None], *SIX[1:]],
         table={"answers": [[*SIX[0][:8], None], *SIX[1:]]})  # fmt: skip
FORMS = ["{}", " {} ", "{}.0", "{},0", "'{}", "({})"]
answered(
    "answers-text-numbers",
    "Digits stored as text",
    [[form.format(v) for v in row] for form, row in zip(FORMS, SIX, strict=True)],
)
answered("answers-letters", "Letters a to d, in any case", [
    [("abcd"[v - 1], "ABCD"[v - 1], f"{'abcd'[v - 1]}.")[i % 3] for i, v in enumerate(row)] for row in SIX
])  # fmt: skip
answered("answers-letter-and-text", '"d. Sangat sesuai"', [
    [f"{'abcd'[v - 1]}. {own[v - 1]}" for v, own in zip(row, LABELS, strict=True)] for row in SIX
])  # fmt: skip
answered("answers-number-and-text", '"4 - Sangat sesuai"', [
    [f"{v} - {own[v - 1]}" for v, own in zip(row, LABELS, strict=True)] for row in SIX
])  # fmt: skip
answered("answers-labels-2017", "The labels of the questionnaire of 2017", WORDS, QUESTIONS)
answered(
    "answers-labels-2004",
    "The labels of the questionnaire of 2004",
    worded(FOUR, LABELS_04),
    UNSUR_04,
    pedoman=P04,
    table={"answers": FOUR},
    roles=refs("Data!B", U14),
)
MAKLUMAT = ["Tidak ada", "Ada tetapi tidak diterapkan", "Diterapkan tetapi kurang maksimal", "Diterapkan sepenuhnya"]
LABELS_14 = [*LABELS[:7], MAKLUMAT, LABELS[8]]
answered(
    "answers-labels-2014", "The labels of 2014, with maklumat", worded(SIX, LABELS_14), UNSUR_14, pedoman=P14,
    roles=refs("Data!B", U9),
)  # fmt: skip
answered("answers-labels-baik", "One family for all questions: Tidak baik to Sangat baik", alike(SIX, GOOD))
answered("answers-labels-setuju", "Agreement: Sangat tidak setuju to Sangat setuju", alike(SIX, AGREE))
PUAS = ["Tidak puas", "Kurang puas", "Puas", "Sangat puas"]
answered("answers-labels-puas", "Satisfaction: Tidak puas to Sangat puas", alike(SIX, PUAS))
WAJAR = ["Tidak wajar", "Kurang wajar", "Wajar", "Sangat wajar"]
answered(
    "answers-labels-biaya",
    "Cost from Tidak wajar to Sangat wajar instead of Sangat mahal to Gratis",
    [[*row[:3], WAJAR[SIX[i][3] - 1], *row[4:]] for i, row in enumerate(WORDS)],
)
EVERYDAY = [str.upper, str.lower, str.title, lambda s: f"  {s.replace(' ', '  ')} ", lambda s: s.replace(" ", "\u00a0"),
            lambda s: s.replace("Tidak", "tdk").replace("Kurang", "krg").replace("Sangat", "sgt")]  # fmt: skip
answered(
    "answers-everyday",
    "Labels in any case and spacing, with everyday short forms",
    [[form(label) for label in row] for form, row in zip(EVERYDAY, WORDS, strict=True)],
)
BEST_FIRST = [[f"{'dcba'[v - 1]}. {own[v - 1]}" for v, own in zip(row, LABELS, strict=True)] for row in SIX]
answered("answers-best-to-worst", "Options listed from best to worst: the text decides, not its letter", BEST_FIRST)
answered(
    "answers-text-beats-figure",
    "A text beside the wrong figure: the text decides, and that is said",
    [[f"{5 - v}. {GOOD[v - 1]}" for v in row] for row in SIX],
    notes=["label-beats-figure"],
)
answered(
    "answers-label-typos",
    "Labels with typing errors: read, and said",
    [[*alike([SIX[0]], GOOD)[0][:8], "Sanagt Baik"], [*alike([SIX[1]], GOOD)[0][:8], "Biak"], *alike(SIX[2:], GOOD)],
    notes=["label-typo"],
)
PUNGLI = ["Selalu ada pungli", "Sering ada pungli", "Kadang-kadang ada pungli", "Tidak pernah ada pungli"]
answered(
    "answers-negative-wording",
    'Negative wording: "Tidak pernah ada pungli" is the best answer',
    [[*row[:3], PUNGLI[SIX[i][3] - 1], *row[4:]] for i, row in enumerate(WORDS)],
    [*UNSUR[:3], "Biaya/Tarif: apakah ada pungutan di luar tarif resmi?", *UNSUR[4:]],
)


# A scale of m steps becomes 1 + (v - 1) x 3 / (m - 1), and only when a person says so.
STEPS5 = [
    [5, 4, 3, 5, 4, 3, 4, 5, 4],
    [4, 4, 5, 3, 4, 2, 4, 3, 5],
    [2, 3, 4, 4, 1, 4, 5, 4, 3],
    [3, 5, 4, 4, 3, 4, 2, 4, 4],
]
STEPS6 = [
    [6, 5, 4, 6, 5, 3, 5, 6, 4],
    [5, 4, 6, 3, 5, 2, 4, 3, 6],
    [2, 3, 5, 4, 1, 5, 6, 4, 3],
    [3, 6, 4, 5, 3, 4, 2, 5, 5],
]
for most, steps in ((5, STEPS5), (6, STEPS6)):
    converted = [[1 + (v - 1) * 3 / (most - 1) for v in row] for row in steps]
    outside = [
        [r, code, "outside-scale"] for r, row in enumerate(steps, 2) for code, v in zip(U9, row, strict=True) if v > 4
    ]
    answered(
        f"answers-scale-{most}",
        f"A scale of 1-{most}: named, answers above 4 set aside; converted only on the person's word",
        steps,
        table=None,
        issues=outside,
        notes=["scale-other"],
        directions={"scale": most},
        directed={"rows": {"read": 4, "used": 4, "set_aside": 0}, "table": {"answers": converted}, "issues": [],
                  "notes": ["scale-other"]},
    )  # fmt: skip
FIVE = ["Sangat tidak puas", "Tidak puas", "Cukup puas", "Puas", "Sangat puas"]
answered(
    "answers-scale-5-labels",
    "Five labels for the same question: named, and converted only on the person's word",
    alike(STEPS5, FIVE),
    table=None,
    issues=None,
    notes=["scale-other|labels-two-ways|five-labels"],
    directions={"scale": 5},
    directed={
        "rows": {"read": 4, "used": 4, "set_aside": 0},
        "table": {"answers": [[1 + (v - 1) * 3 / 4 for v in row] for row in STEPS5]},
        "issues": [],
        "notes": ["scale-other"],
    },
)
# Two questions for U1, three for U9: an unsur is the mean of those that were answered.
FIRST = [[3, 4], [4, 4], [2, 3], [3, None], [4, 3], [None, None]]
LAST = [[4, 4, 4], [3, 3, 4], [2, 3, 4], [3, 3, 3], [1, 2, 3], [4, None, 3]]


def mean(items: list[Any]) -> float | None:
    given = [v for v in items if v is not None]
    return sum(given) / len(given) if given else None


answered(
    "items-several",
    "Several questions per unsur: the unsur is the mean of those answered",
    [[*FIRST[i], *SIX[i][1:8], *LAST[i]] for i in range(6)],
    ["U1.1 Persyaratan", "U1.2 Persyaratan", *U9[1:8], "U9.1 Pengaduan", "U9.2 Pengaduan", "U9.3 Pengaduan"],
    roles=refs("Data!B", ["U1", "U1", *U9[1:8], "U9", "U9", "U9"]),
    table={"answers": [[mean(FIRST[i]), *SIX[i][1:8], mean(LAST[i])] for i in range(6)]},
    tolerance=1e-6,
    notes=["items-averaged"],
)
ITEMS = transpose([[3, 4, 2, 4], [4, 4, 3, 4], [2, 3, 3, 3], [3, 3, 4, 4]])
answered(
    "items-lettered",
    "Several questions per unsur, lettered (U2a, U2b)",
    [[SIX[i][0], ITEMS[i][0], ITEMS[i][1], *SIX[i][2:]] for i in range(4)],
    ["U1", "U2a", "U2b", *U9[2:]],
    roles=refs("Data!B", ["U1", "U2", "U2", *U9[2:]]),
    table={"answers": [[SIX[i][0], (ITEMS[i][0] + ITEMS[i][1]) / 2, *SIX[i][2:]] for i in range(4)]},
    notes=["items-averaged"],
)
answered(
    "answers-no-answer-signs",
    'Signs for no answer ("-", "n/a", "tidak menjawab"): blank, and listed',
    [[*SIX[0][:8], "-"], ["n/a", *SIX[1][1:]], [*SIX[2][:4], "Tidak menjawab", *SIX[2][5:]], *SIX[3:]],
    table={
        "answers": [[*SIX[0][:8], None], [None, *SIX[1][1:]], [*SIX[2][:4], None, *SIX[2][5:]], *SIX[3:]],
    },
    issues=[[2, "U9", "no-answer-sign"], [3, "U1", "no-answer-sign"], [4, "U5", "no-answer-sign"]],
)
answered(
    "answers-outside",
    "Slips of the hand: 5, 0, 44, 2.5 and words are set aside one by one",
    [[5, *SIX[0][1:]], [0, *SIX[1][1:]], [44, *SIX[2][1:]], [*SIX[3][:8], 2.5], [*SIX[4][:8], "lupa"], SIX[5]],
    table={
        "answers": [["x", *SIX[0][1:]], ["x", *SIX[1][1:]], ["x", *SIX[2][1:]], [*SIX[3][:8], "x"],
                    [*SIX[4][:8], None], SIX[5]],
    },
    issues=[[2, "U1", "outside-scale"], [3, "U1", "outside-scale"], [4, "U1", "outside-scale"],
            [5, "U9", "not-whole"], [6, "U9", "not-an-answer"]],
)  # fmt: skip
answered(
    "answers-mixed",
    "Digits, letters and labels in one column",
    [[v if i % 3 == 0 else "abcd"[v - 1] if i % 3 == 1 else own[v - 1] for v, own in zip(row, LABELS, strict=True)]
     for i, row in enumerate(SIX)],
)  # fmt: skip
answered(
    "rows-without-answers",
    "People who answered nothing, and formulas that failed",
    [SIX[0], [None] * 9, ["#DIV/0!", *SIX[2][1:]], SIX[3]],
    rows=(4, 3),
    table={"answers": [SIX[0], [None, *SIX[2][1:]], SIX[3]]},
    issues=[[3, "", "no-answers"]],
    notes=["errors-blank"],
)
