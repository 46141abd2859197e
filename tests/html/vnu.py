"""The checker of HTML of the W3C: fetched once, at one version, and asked about a folder.

``python -m tests.html.vnu`` fetches it into build/ (needs npm; using it needs java).
"""

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent
VERSION = "26.9.27"
INTEGRITY = (
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg"
    "+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
)
JAR = HOUSE / "build" / f"vnu-{VERSION}.jar"
INSIDE = "package/build/dist/vnu.jar"
PAGES = HOUSE / "build" / "html"
REQUIRED = os.environ.get("CI") == "true"


def is_here() -> bool:
    """Whether it was fetched, and can run."""
    return JAR.exists() and shutil.which("java") is not None


def fetch() -> None:
    """Put the jar in build/; SystemExit when what came is not what was pinned."""
    with tempfile.TemporaryDirectory() as folder:
        pack = ["npm", "pack", "--silent", "--pack-destination", folder, f"vnu-jar@{VERSION}"]
        subprocess.run(pack, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        packed = next(Path(folder).glob("*.tgz")).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"vnu-jar {VERSION} is not what was pinned: {found}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        jar = files.extractfile(INSIDE).read()
    JAR.parent.mkdir(exist_ok=True)
    unfinished = JAR.with_suffix(".part")
    unfinished.write_bytes(jar)
    unfinished.rename(JAR)


def faults_in(folder: Path) -> list[str]:
    """``page:line: what is wrong`` for every HTML file in *folder*; needs java."""
    command = ["java", "-Xss2m", "-jar", str(JAR), "--format", "json", "--skip-non-html"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    return [
        f"{Path(each['url']).name}:{each.get('lastLine', 0)}: {each['message']}"
        f" {each.get('extract', '').strip()[:100]!r}"
        for each in json.loads(done.stderr)["messages"]
        if each["type"] == "error"
    ]


def main() -> None:
    """Fetch it where it is not yet; without npm or java say what is left out."""
    lacking = [name for name in ("npm", "java") if not shutil.which(name)]
    if lacking and REQUIRED and not is_here():
        sys.exit(f"CI=true needs {' and '.join(lacking)}: apt-get install npm default-jre-headless")
    if JAR.exists():
        return
    if lacking:
        print(f"Without {' and '.join(lacking)}: the HTML of the pages is not checked.")
        return
    try:
        fetch()
    except subprocess.CalledProcessError:
        if REQUIRED:
            raise
        print("vnu-jar could not be fetched: the HTML of the pages is not checked.")


if __name__ == "__main__":
    main()
