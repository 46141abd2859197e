"""DU4: the disk is full. 503 with words, reading goes on; with room again it all goes on."""

import os
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.sites import school_on
from tests.faults.writers import reads_on, signed_in, writers_at

pytestmark = pytest.mark.sqlite_only  # it uses both databases itself

MIB = 2**20


@pytest.fixture
def small_disk():
    """A disk of 24 MiB. It takes root; with CI=true this is required."""
    folder = Path(tempfile.mkdtemp(prefix="vrijplaats-disk-"))
    folder.chmod(0o755)  # PostgreSQL is somebody else
    command = ["mount", "-t", "tmpfs", "-o", f"size={24 * MIB}", "vrijplaats", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        if done.returncode and os.environ.get("CI") != "true":
            pytest.skip(f"no small disk without root: {done.stderr.strip()}")
        assert not done.returncode, done.stderr
        yield folder
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
    finally:
        folder.rmdir()


def fill(folder: Path) -> Path:
    """A file that takes all room that is left."""
    path = folder / "full"
    with path.open("wb", buffering=0) as file:
        for size in (MIB, 4096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue
    return path


def test_du4_a_full_disk_costs_no_words_and_no_restart(small_disk, nursery):
    with school_on(nursery, small_disk) as site, ExitStack() as stack:
        here, reader = writers_at(site.server, stack), signed_in(site.server, stack, "mats")
        assert [each.save(each.types()) for each in here] == [200] * len(here)
        full = fill(small_disk)
        refused = [until_refused(each) for each in here]
        assert refused == [503] * len(here)
        reads_on(reader, 1)
        assert [each.save(each.types()) for each in here] == [503] * len(here)
        full.unlink()
        assert [each.save(each.types()) for each in here] == [200] * len(here)
        assert all(each.has_lost_nothing() for each in here)
        assert site.is_whole()


def until_refused(writer) -> int:
    """Some room may be left inside the files; the status of the first save that does not fit."""
    for _ in range(500):
        if (status := writer.save(writer.types())) != 200:
            return status
    return 200


def test_du4_postgresql_without_room_for_a_table_costs_no_words(
    small_disk, on_postgresql, writers, reader
):
    here, other = writers(on_postgresql)[:3], reader(on_postgresql)
    with on_postgresql.tables_in(small_disk / "tables"):
        full = fill(small_disk)
        assert [until_refused(each) for each in here] == [503] * len(here)
        reads_on(other, 1)
        full.unlink()
        assert [each.save(each.types()) for each in here] == [200] * len(here)
    assert all(each.has_lost_nothing() for each in here)
