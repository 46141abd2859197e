"""Every text of the interface, room by room."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from learning.wording.python_texts import texts_of_python
from learning.wording.script_texts import texts_of_script
from learning.wording.template_texts import texts_of_template
from learning.wording.texts import Text

HOUSE = Path(__file__).parent.parent.parent
READERS = {".html": texts_of_template, ".py": texts_of_python, ".js": texts_of_script}
# Made up people, tables, and what only who builds the site sees.
NOT_SHOWN = {"demo", "migrations", "showcase", "vendor", "wording"}
NOT_SHOWN |= {"assets.py", "headers.py", "names.py", "migrating.py", "traces.py", "indexing.py"}
NOT_SHOWN |= {"keeping.py", "boxes.js", "pile-steps.js", "reading-place.js"}


def files(house: Path = HOUSE) -> list[Path]:
    """The files with texts of the interface, in order."""
    found = [*house.glob("templates/**/*"), *house.glob("learning/**/*")]
    return sorted(path for path in found if path.suffix in READERS and _is_shown(path, house))


def _is_shown(path: Path, house: Path) -> bool:
    return not NOT_SHOWN & set(path.relative_to(house).parts)


def texts(house: Path = HOUSE, over: Callable[[list], Iterable] = iter) -> Iterator[Text]:
    """Every text, file by file, each by line; *over* goes through the files, with a bar or so."""
    for path in over(files(house)):
        file = path.relative_to(house).as_posix()
        yield from READERS[path.suffix](file, path.read_text())
