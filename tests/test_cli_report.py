"""``python -m ikm report``: what it writes, what it says, and what it never overwrites."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ikm.cli import main
from ikm.document import makers
from ikm.errors import IkmError
from ikm.office import Office
from ikm.office import saved as saved_office
from ikm.plan import Plan, Row
from ikm.plan import saved as saved_plan

ROOT = Path(__file__).parents[1]
RECAP = str(ROOT / "data" / "bandar_lampung_2012_rekap.xlsx")
PEOPLE = str(ROOT / "data" / "bandar_lampung_2012_responden.xlsx")
KPP = str(ROOT / "data" / "kpp_jatim_2013_responden.xlsx")


def told(dossier, text, kind, template, parts):
    """A maker that writes down what it was asked for, and refuses what has no index."""
    if not dossier.ranked:
        raise IkmError("{unit} has no index.", unit=dossier.unit)
    return "|".join(
        [
            str(kind),
            text.lang,
            dossier.unit or "-",
            f"{dossier.row['konversi']:.2f}",
            dossier.pedoman.code,
            dossier.bobot,
            str(dict(dossier.filters)),
            dossier.office.agency,
            dossier.plan.title,
            dossier.day.isoformat(),
            template.decode(),
            "" if parts is None else ",".join(parts),
        ]
    ).encode()


@pytest.fixture(autouse=True)
def makers_that_tell(monkeypatch):
    for suffix in makers.MAKERS:
        monkeypatch.setitem(makers.MAKERS, suffix, told)


@pytest.fixture
def ikm(capsys, monkeypatch, tmp_path):
    """Runs the command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["report", *arguments, "--lang", "en"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_a_report_is_written_and_said(ikm, tmp_path):
    """66.58: Herlina & Wibasuri, without Tanjung Senang."""
    assert ikm(RECAP, "--to", "laporan.docx", "--date", "2026-11-21") == (0, "laporan.docx written (0 kB).\n", "")
    said = (tmp_path / "laporan.docx").read_text()
    assert said == "skm|en|-|66.58|kepmenpan-2004|exact|{}|||2026-11-21||"
    assert os.listdir(tmp_path) == ["laporan.docx"]


@pytest.mark.parametrize(
    ("name", "kind", "made"),
    [
        ("a.pdf", "card", "card"),
        ("a.PDF", "thesis", "thesis"),
        ("a.png", None, "card"),
        ("a.b.xlsx", None, "None"),
        ("a.pptx", None, "None"),
        ("a.html", None, "None"),
    ],
)
def test_the_ending_says_the_format(ikm, tmp_path, name, kind, made):
    assert ikm(KPP, "--to", name, *(["--kind", kind] if kind else []))[0] == 0
    assert (tmp_path / name).read_text().startswith(f"{made}|en|-|")


def test_one_unit_is_the_report_of_that_unit(ikm, tmp_path):
    """Sukabumi 46.9536 (table 12)."""
    ikm(RECAP, "--to", "a.docx", "--unit", "Sukabumi")
    assert (tmp_path / "a.docx").read_text().startswith("skm|en|Sukabumi|46.95|kepmenpan-2004|exact|{}|")


def test_several_units_are_one_report_of_them_together(ikm, tmp_path):
    ikm(RECAP, "--to", "a.docx", "--unit", "Sukabumi", "--unit", "Kedaton")
    said = (tmp_path / "a.docx").read_text()
    assert said.startswith("skm|en|-|")
    assert "{'unit': ['Sukabumi', 'Kedaton']}" in said


def test_options_reach_the_report(ikm, tmp_path):
    (tmp_path / "kantor.json").write_bytes(saved_office(Office(agency="Dinas Contoh")))
    (tmp_path / "rencana.json").write_bytes(saved_plan(Plan((Row("U1", "x"),), title="Rencana kami")))
    (tmp_path / "templat.docx").write_text("templat")
    more = ["--office", "kantor.json", "--plan", "rencana.json", "--template", "templat.docx", "--date", "2025-01-02"]
    more += ["--pedoman", "kepmenpan-2004", "--bobot", "printed", "--where", "jenis_kelamin=Perempuan"]
    more += ["--parts", "means", "people"]
    code, _, err = ikm(PEOPLE, "--to", "a.docx", "--kind", "thesis", *more)
    assert (code, err) == (0, "")
    said = (tmp_path / "a.docx").read_text().split("|")
    assert said[0] == "thesis"
    assert said[4:] == [
        *("kepmenpan-2004", "printed", "{'jenis_kelamin': ['Perempuan']}", "Dinas Contoh", "Rencana kami"),
        *("2025-01-02", "templat", "means,people"),
    ]


def test_each_unit_is_a_file_of_its_own_and_none_is_lost(ikm, tmp_path):
    code, out, err = ikm(RECAP, "--to", ".docx", "--each", "unit", "--into", "hasil/skm")
    assert code == 0
    assert out == "12 reports in hasil/skm.\nNot made:\nTanjung Senang: Tanjung Senang has no index.\n"
    files = sorted(path.name for path in (tmp_path / "hasil" / "skm").iterdir())
    assert len(files) == 12
    assert "laporan-skm-Teluk-Betung-Utara.docx" in files
    lines = err.splitlines()
    assert len(lines) == 13
    assert lines[0].startswith("1 of 13: ")
    assert [line for line in lines if "not made" in line] == [next(li for li in lines if "Tanjung Senang" in li)]
    one = (tmp_path / "hasil" / "skm" / "laporan-skm-Sukabumi.docx").read_text()
    assert one.startswith("skm|en|Sukabumi|46.95|")


@pytest.mark.parametrize("to", ["docx", ".docx", "*.docx", "apa saja.docx"])
def test_each_takes_only_the_format_from_to(ikm, tmp_path, to):
    code, out, _ = ikm(RECAP, "--to", to, "--each", "unit", "--into", "x", "--unit", "Kedaton", "--unit", "Sukabumi")
    assert (code, out) == (0, "2 reports in x.\n")
    assert sorted(os.listdir(tmp_path / "x")) == ["laporan-skm-Kedaton.docx", "laporan-skm-Sukabumi.docx"]


def test_where_none_can_be_made_the_code_is_2_and_the_reason_is_said(ikm, tmp_path):
    code, out, err = ikm(RECAP, "--to", ".png", "--each", "unit", "--into", "x", "--unit", "Tanjung Senang")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "No report was made. Tanjung Senang: Tanjung Senang has no index."
    assert not (tmp_path / "x").exists()


def test_a_plan_goes_to_the_unit_it_names(ikm, tmp_path):
    for name, unit in (("a", "Kedaton"), ("b", "Sukabumi")):
        (tmp_path / f"{name}.json").write_bytes(saved_plan(Plan((), title=f"Rencana {unit}", unit=unit)))
    ikm(RECAP, "--to", ".docx", "--each", "unit", "--into", "x", "--plan", "a.json", "--plan", "b.json")
    titles = {path.name: path.read_text().split("|")[8] for path in (tmp_path / "x").iterdir()}
    assert titles["laporan-skm-Kedaton.docx"] == "Rencana Kedaton"
    assert titles["laporan-skm-Sukabumi.docx"] == "Rencana Sukabumi"
    assert {title for name, title in titles.items() if "Kedaton" not in name and "Sukabumi" not in name} == {""}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "a.odt"], "There is no report in the format odt. Choose one of: docx, xlsx, pptx, pdf, html, png."),
        (["--to", "docx"], "There is no report in the format -. Choose one of: docx, xlsx, pptx, pdf, html, png."),
        (["--to", "a.xlsx", "--kind", "skm"], "A .xlsx file has no kind, so skm cannot be chosen."),
        (["--to", "a.html", "--template", RECAP], "A .html file is not made from a template of your own."),
        (
            ["--to", ".docx", "--each", "unit"],
            "--each and --into belong together: one report per unit, and the folder for them.",
        ),
        (
            ["--to", "a.docx", "--into", "x"],
            "--each and --into belong together: one report per unit, and the folder for them.",
        ),
        (["--to", "a.docx", "--date", "21-11-2026"], "Write --date 2026-11-21, not 21-11-2026."),
        (["--to", "a.docx", "--office", "tidak.json"], "tidak.json cannot be opened. Check its name and folder."),
        (["--to", "tidak/ada.docx"], "tidak/ada.docx cannot be written. Close it in other programs, or choose another"),
        (["--to", "a.docx", "--unit", "Bandung"], "Column unit has no value Bandung. It has:"),
        (["--to", "a.docx", "--unit", "Bandung", "--unit", "Kedaton"], "Column unit has no value Bandung. It has:"),
        (["--to", "a.docx", "--unit", "Tanjung Senang"], "Tanjung Senang has no index."),
        (["--to", "a.docx", "--plan", "kedaton.json"], "The plan kedaton.json is of Kedaton, of which no report"),
        (
            ["--to", "a.docx", "--unit", "Sukabumi", "--plan", "kedaton.json"],
            "The plan kedaton.json is of Kedaton, of which no report is made.",
        ),
        (
            ["--to", "a.docx", "--unit", "Kedaton", "--plan", "kedaton.json", "--plan", "kedaton.json"],
            "Two plans are of the same unit: kedaton.json is the second.",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_no_file(ikm, tmp_path, arguments, sentence):
    (tmp_path / "kedaton.json").write_bytes(saved_plan(Plan((), unit="Kedaton")))
    code, out, err = ikm(RECAP, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    assert os.listdir(tmp_path) == ["kedaton.json"]


def test_a_file_without_units_has_no_report_of_each(ikm, tmp_path):
    codes = [f"U{i}" for i in range(1, 15)]
    rows = [",".join("1234"[(i + j) % 4] for j in range(14)) for i in range(12)]
    (tmp_path / "jawaban.csv").write_text("\n".join([",".join(codes), *rows]))
    code, _, err = ikm("jawaban.csv", "--to", ".docx", "--each", "unit", "--into", "x")
    assert code == 2
    assert err == "jawaban.csv has no units, so there is no report of each.\n"


def test_what_is_there_is_overwritten_only_when_forced(ikm, tmp_path):
    (tmp_path / "a.docx").write_text("mine")
    code, _, err = ikm(RECAP, "--to", "a.docx")
    assert (code, err) == (2, "a.docx is there already. Choose another name, or add --force to overwrite it.\n")
    assert (tmp_path / "a.docx").read_text() == "mine"
    assert ikm(RECAP, "--to", "a.docx", "--force")[0] == 0
    assert (tmp_path / "a.docx").read_text().startswith("skm|")


def test_each_overwrites_nothing_and_then_makes_nothing(ikm, tmp_path):
    (tmp_path / "laporan-skm-Rajabasa.docx").write_text("mine")
    code, _, err = ikm(RECAP, "--to", ".docx", "--each", "unit", "--into", ".")
    assert code == 2
    assert err.startswith("laporan-skm-Rajabasa.docx is there already.")
    assert os.listdir(tmp_path) == ["laporan-skm-Rajabasa.docx"]


def test_a_folder_is_never_replaced(ikm, tmp_path):
    (tmp_path / "a.docx").mkdir()
    assert ikm(RECAP, "--to", "a.docx", "--force")[0] == 2
    assert (tmp_path / "a.docx").is_dir()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(ikm, tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_text("mine")

    def broken(*_):
        raise PermissionError

    monkeypatch.setattr(os, "replace", broken)
    code, _, err = ikm(RECAP, "--to", "a.docx", "--force")
    assert (code, err.split(".")[1]) == (2, "docx cannot be written")
    assert os.listdir(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_text() == "mine"


def test_the_real_command_writes_a_real_page(tmp_path):
    """In a process of its own, with the real makers."""
    out = tmp_path / "grafik.html"
    command = [sys.executable, "-m", "ikm", "report", KPP, "--to", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert str(out) in done.stdout
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_unit_is_found_whatever_its_capitals_and_what_the_office_typed_of_all_is_said_to_be_left_out(ikm, tmp_path):
    office = tmp_path / "instansi.json"
    office.write_bytes(saved_office(Office(recipients="1250")))
    code, _, err = ikm(PEOPLE, "--to", "a.docx", "--unit", "suka bumi", "--office", str(office))
    assert code == 2  # "suka bumi" is another name
    code, _, err = ikm(PEOPLE, "--to", "a.docx", "--unit", " SUKABUMI ", "--office", str(office))
    assert code == 0
    assert (tmp_path / "a.docx").read_text().split("|")[2] == "Sukabumi"
    assert "were typed of all together are left out" in err
    code, _, err = ikm(PEOPLE, "--to", "b.docx", "--office", str(office))
    assert (code, err) == (0, "")
