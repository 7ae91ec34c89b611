"""Opening what was made with another program: LibreOffice, which CI must have."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ikm import samples
from ikm.dossier import Dossier

SECONDS = 240


@pytest.fixture(scope="session")
def soffice(tmp_path_factory):
    """Converts files with LibreOffice headless: ``soffice({"a.docx": blob}, "pdf") -> {"a": bytes}``."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have LibreOffice.")
        pytest.skip("LibreOffice is not installed.")
    profile = tmp_path_factory.mktemp("profile")

    def convert(files: dict[str, bytes], to: str) -> dict[str, bytes]:
        folder: Path = tmp_path_factory.mktemp("office")
        for name, blob in files.items():
            (folder / name).write_bytes(blob)
        out = folder / "out"
        subprocess.run(
            [
                *(program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to),
                *("--outdir", str(out), *(str(folder / name) for name in files)),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        made = {Path(name).stem: out / f"{Path(name).stem}.{to.split(':')[0]}" for name in files}
        return {stem: path.read_bytes() for stem, path in made.items()}

    return convert


@pytest.fixture(scope="session")
def dossiers():
    """A dossier of every sample, by its name."""
    import ikm

    return {name: Dossier.of(ikm.sample(name)) for name in samples.TITLES}
