"""What the ledger says, in English: a sentence for each code; translated where it is shown."""

from __future__ import annotations

from ikm.text import mark

ISSUE_MESSAGES = {
    "outside-scale": mark("{value} is outside the scale of the answers, so it is not counted."),
    "not-whole": mark("{value} is not a whole number, as an answer is, so it is not counted."),
    "not-an-answer": mark("“{value}” is not an answer we know, so it is not counted."),
    "no-answer-sign": mark("“{value}” is read as no answer."),
    "mean-outside-scale": mark("The mean {value} is outside the scale 1-4, so the unit is not ranked."),
    "importance-outside": mark("The mean {value} of importance is outside the scale 1-4, so it is not counted."),
    "no-data-sign": mark("“{value}” is read as no data."),
    "sum-impossible": mark(
        "The sum {value} cannot come from so many respondents with answers from 1 to 4, so it is not counted."
    ),
    "not-a-number": mark("“{value}” is not a number, so it is not counted."),
    "not-a-count": mark("“{value}” is not a number of people, so the number counts as not known."),
    "no-answers": mark("The row has no answer on the scale, so it is not used."),
    "no-unit": mark("The row names no unit, so it is not used."),
    "summary-row": mark("The row looks like a total ({value}), not like a respondent or a unit, so it is not used."),
    "equals-total": mark("The row repeats the sum or the mean of the other rows, so it is a total and not counted."),
    "repeats-nrr": mark(
        "The row repeats figures of a unit whose NRR stand elsewhere in the file, so it is not counted again."
    ),
    "sum-without-n": mark(
        "The row has sums of answers but no number of respondents, so no mean can be computed and it is not used."
    ),
    "header-again": mark("The row repeats the header, so it is not used."),
    "title-row": mark("The row is a title inside the table, so it is not used as a respondent or a unit."),
    "other-table": mark("The row belongs to another table below, so it is not used."),
    "outside-table": mark("The row holds nothing in the columns that are read: a note, legend or signature."),
    "not-an-age": mark("{value} is not an age from 10 to 110, so the age is left blank."),
    "age-hidden": mark("The cell may be personal, so it is hidden; no age can be read from it, and it is left blank."),
    "not-a-date": mark("“{value}” is not a date we know, so the period is left blank."),
}
"""What each reason says, in English with {value}; translated where it is shown."""

NOTE_MESSAGES = {
    "sheet-skipped": mark("Sheet “{sheet}” has no unsur columns, so it was not read."),
    "unsur-missing": mark("{unsur} was not found, so no IKM can be computed."),
    "order-assumed": mark("The columns are named only by code: U8 is read as {u8} and U9 as {u9}."),
    "unit-from-sheet": mark("No unit column was found: each sheet's name is taken as its unit."),
    "unit-from-title": mark("No unit column was found: the unit is taken from a title."),
    "unit-from-file": mark("No unit column was found: each file's name is taken as its unit."),
    "period-from-title": mark("No period column was found: the period is taken from a title."),
    "period-from-sheet": mark("No period column was found: the period is taken from the sheet's name."),
    "period-from-file": mark("No period column was found: the period is taken from the file's name."),
    "scale-converted": mark(
        "Answers v on the scale 1-{points} are converted linearly to 1-4, as a person asked: 1 + (v - 1) x 3/{steps}."
    ),
    "header-guessed": mark(
        "The header of column “{column}” on sheet “{sheet}” is not known; by its values it is read as {role}."
    ),
    "transposed": mark("On sheet “{sheet}” the unsur stand one below the other: its rows are read as columns."),
    "items-averaged": mark("{unsur} is the mean of {n} questions: {columns}."),
    "ipak": mark(
        "{n} statements are about corruption. They are not part of the IKM; their mean is shown beside it as IPAK."
    ),
    "importance": mark(
        "{n} columns on sheet “{sheet}” say how important the unsur are (harapan/kepentingan). They are kept beside the"
        " answers and are no part of the IKM."
    ),
    "importance-part": mark("On sheet “{sheet}” no importance was found for {unsur}; it is left blank there."),
    "importance-averaged": mark("On sheet “{sheet}” the importance of {unsur} is the mean of several columns."),
    "importance-unread": mark(
        "The importance (harapan/kepentingan) on sheet “{sheet}” was not read, because it is not clear to which of its"
        " tables it belongs."
    ),
    "importance-scale": mark(
        "The importance (harapan/kepentingan) seems to be on a scale 1-{points}, not 1-4: {evidence} ({share}% of it)."
        " What cannot be told on the scale of the answers is set aside."
    ),
    "importance-no-means": mark(
        "The importance (harapan/kepentingan) on sheet “{sheet}” was not read, because the figures beside it are no"
        " means (NRR)."
    ),
    "sheet-hidden": mark("Sheet “{sheet}” is hidden in the file, so it was not read."),
    "rows-hidden": mark("{count} rows are hidden in the file; they are read and counted like the others."),
    "same-file": mark("{file} was chosen twice; it is read once."),
    "same-rows": mark("All rows of sheet “{sheet}” also stand on sheet “{other}”, so they may be counted twice."),
    "n-missing": mark(
        "The number of respondents is not known for every unit, so each row of the file weighs the same."
    ),
    "tertimbang": mark(
        "The figures on sheet “{sheet}” are NRR tertimbang. They are divided by the weight {weight}, because {reason}."
    ),
    "tertimbang-rounded": mark(
        "On sheet “{sheet}” the NRR tertimbang are rounded or cut, so an NRR computed from them can be off by {step}."
    ),
    "tertimbang-bounds": mark(
        "On sheet “{sheet}” {count} NRR lie beyond the scale only because of that rounding; they are read as 1 or 4."
    ),
    "sums": mark(
        "The figures on sheet “{sheet}” are sums of answers: they are divided by the number of respondents. Where"
        " respondents left an unsur blank, its NRR comes out too low."
    ),
    "konversi-values": mark(
        "The figures on sheet “{sheet}” are converted values (25 to 100): they are divided by {factor}."
    ),
    "scale-other-means": mark(
        "The means on sheet “{sheet}” go up to {evidence}, so they seem to be on a scale 1-{points}, not 1-4. They are"
        " not converted, and these units are not ranked."
    ),
    "maybe-total": mark(
        "“{unit}” on sheet “{sheet}” may be a total of the other rows, but its figures are not theirs. It is counted"
        " as a unit."
    ),
    "units-alike": mark(
        "“{one}” (rows: {n}) and “{other}” (rows: {m}) are nearly alike: one unit? They are kept apart; correct the"
        " file if they are one."
    ),
    "units-alike-more": mark("Pairs of units whose names are nearly alike, besides those named: {n}."),
    "labels-two-ways": mark("“{label}” can stand for 1 or 2. It is read as {value}, because {reason}."),
    "column-unused": mark("Column “{column}” on sheet “{sheet}” is not used."),
    "codes-as-2004": mark(
        "The numbers in column “{column}” are read as the answer codes of KEP/25/M.PAN/2/2004: {meaning}."
    ),
    "unsur-missing-on-sheet": mark("{unsur} was not found on sheet “{sheet}”; its answers there are blank."),
    "scale-other": mark(
        "The answers seem to be on a scale 1-{points}, not 1-4: {evidence} ({share}% of them). They are not converted,"
        " and what cannot be told on 1-4 is set aside."
    ),
    "five-labels": mark("{labels} cannot be told on the scale 1-4, so these answers are set aside."),
    "label-learned": mark("More of {labels} is taken to be better, because “Sangat” and “Kurang” or “Tidak” occur."),
    "label-typo": mark("Typing errors in answers are read as the label they are one letter away from: {labels}."),
    "label-initials": mark("Initials in answers are read as labels: {labels}."),
    "label-beats-figure": mark("Beside a label, its number or letter does not count. Here they differ: {labels}."),
    "option-codes": mark(
        "The option codes {codes} are read as the steps of the scale, 1 for the worst, because the file does not show"
        " the order of the options."
    ),
    "texts-unread": mark(
        "A column of answers holds more than {limit} different texts. Only the most frequent ones are read as answers;"
        " the others are set aside."
    ),
    "often-merged": mark("“{low}” and “{high}” both occur; both are read as 1, because the scale has four steps."),
    "periode-from-date": mark("The file has no period column: the quarter of “{column}” is taken as the period."),
    "triwulan-from-date": mark("The quarter of “{column}” is taken as the period."),
    "semester-from-date": mark("The half year of “{column}” is taken as the period."),
    "tahun-from-date": mark("The year of “{column}” is taken as the period."),
    "bulan-from-date": mark("The month of “{column}” is taken as the period."),
    "dates-day-first": mark(
        "No date in column “{column}” shows whether the day or the month comes first. Dates such as {example} are read"
        " with the day first."
    ),
    "dates-first-of-month": mark(
        "Column “{column}” has months without a day, such as {example}; the first day of the month is taken."
    ),
    "birth-to-age": mark(
        "The ages are computed from column “{column}”, to the time that column “{reference}” gives for each row. The"
        " dates of birth themselves are not kept."
    ),
    "birth-to-age-on": mark(
        "The ages are computed from column “{column}”, to {day}. The dates of birth themselves are not kept."
    ),
    "birth-unused": mark(
        "Column “{column}” holds dates of birth, but nothing says when the survey was held, so no age is computed."
    ),
    "ages-in-groups": mark(
        "Column “{column}” itself names age groups ({groups}). They stay as they are: without the age in years they"
        " cannot be put into other groups."
    ),
    "spellings-unified": mark("In column “{column}” these are counted as one category: {examples}."),
    "roles-twice": mark("Column “{column}” on sheet “{sheet}” also looks like {role}; only the first is used."),
    "mixed-shapes": mark(
        "Sheet “{sheet}” holds means per unit beside the respondents on other sheets, so it was not read."
    ),
    "errors-blank": mark("{count} cells show an error such as #DIV/0! and are read as blank."),
    "formulas-blank": mark("{count} formulas have no stored result and are read as blank."),
}
"""What each note on the file as a whole says, in English; translated where it is shown."""


SUSPICION_MESSAGES = {
    "straight-lines": mark(
        "{count} of {of} respondents ({share}) answered {value} to every question. Many may simply think so; it can"
        " also mean that the questions were not read or were filled in by somebody else."
    ),
    "duplicates": mark(
        "Rows {rows} are alike in everything that was read, more often than chance explains. One form may have been"
        " entered or sent more than once."
    ),
    "likely-duplicates": mark(
        "Rows {rows} are alike in everything that was read but the time or number, more often than chance explains."
        " One person may have answered more than once."
    ),
    "repeated-rows": mark(
        "{count} rows below each other ({rows}) have the same answers: {value}. A row may have been copied down."
    ),
    "rows-again": mark(
        "Rows {rows} repeat the answers of earlier rows in the same order ({value}). They may have been pasted twice."
    ),
    "enumerator-alike": mark(
        "{count} of the {of} respondents of {value} answered alike, in a way that is rare with the others. There may"
        " be a good reason, such as one service on one day."
    ),
    "duplicates-further": mark("{count} further rows ({rows}) are alike in everything with others."),
    "likely-duplicates-further": mark(
        "{count} further rows ({rows}) are alike with others in everything but the time or number."
    ),
    "repeated-rows-further": mark("{count} further rows ({rows}) have the same answers as the row above or below."),
    "rows-again-further": mark("{count} further rows ({rows}) repeat earlier rows in the same order."),
}
"""What each suspicious pattern says, in English; translated where it is shown, and followed by KEPT."""

ADVICE = {
    "unsur-missing": mark("Point out its column."),
    "order-assumed": mark("Swap them if your questionnaire has the other order."),
    "sheet-hidden": mark("Choose it if it is part of the survey."),
    "scale-other-means": mark("Say so if they are to be converted."),
    "scale-other": mark("Say so if they are to be converted."),
    "maybe-total": mark("Delete the row if it is a total."),
    "option-codes": mark("Check it in the questionnaire."),
    "birth-unused": mark("Add a column with the date of the survey, or its year to a title above the table."),
    "errors-blank": mark("Correct them in the file and upload it again."),
    "formulas-blank": mark("Open the file in Excel or LibreOffice, save it, and upload it again."),
    "straight-lines": mark("Look at some of the forms."),
    "duplicates": mark("If so, delete all but one row and upload the file again."),
    "likely-duplicates": mark("Compare the forms and delete what is double."),
    "repeated-rows": mark("Compare them with the forms."),
    "rows-again": mark("If so, delete them and upload the file again."),
    "enumerator-alike": mark("Ask how the interviews were held, and repeat a few."),
}
"""What the person who read the file can do about a note or a pattern; never said in a document that is handed in."""

KEPT = mark("The rows are kept and counted.")
"""What is said of every suspicious pattern."""

AN_ENUMERATOR = mark("one enumerator")
"""What an enumerator without a pseudonym is called."""
