"""Questions about the versions of modules that were live."""

from datetime import datetime

from sqlalchemy import insert, select

from learning.base.db import db
from learning.modules.models import ModuleVersion

keep_version = insert(ModuleVersion)


def last_good_files(module: str) -> dict[str, str] | None:
    """The files of the version of *module* that was live last; None when there never was one."""
    return db.session.scalar(
        select(ModuleVersion.files)
        .where(ModuleVersion.module == module)
        .order_by(ModuleVersion.live_at.desc(), ModuleVersion.id.desc())
        .limit(1)
    )


def files_live_at(module: str, at: datetime) -> dict[str, str] | None:
    """The files of the version of *module* that was live at that moment; None: none was."""
    return db.session.scalar(
        select(ModuleVersion.files)
        .where(ModuleVersion.module == module, ModuleVersion.live_at <= at)
        .order_by(ModuleVersion.live_at.desc(), ModuleVersion.id.desc())
        .limit(1)
    )


def known_versions() -> set[tuple[str, str]]:
    """(module, version) of everything that was ever live."""
    rows = db.session.execute(select(ModuleVersion.module, ModuleVersion.version))
    return {(module, version) for module, version in rows}


def kept_version(module: str, version: str):
    """(version, files) of the version of *module* whose name begins like this; None: not kept."""
    return db.session.execute(
        select(ModuleVersion.version, ModuleVersion.files)
        .where(ModuleVersion.module == module)
        .where(ModuleVersion.version.startswith(version, autoescape=True))
        .order_by(ModuleVersion.id)
        .limit(1)
    ).first()
