"""Links and pictures of authors: to addresses of this site, or said to be dead.

``begrip:`` links are not here but in words.py, except for the check that they exist.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from posixpath import normpath
from urllib.parse import quote, unquote

from learning.modules.anchors import Anchors
from learning.modules.html_tree import Element
from learning.modules.names import slug
from learning.modules.picture_size import Size
from learning.modules.problems import Problems, did_you_mean
from learning.modules.source import Prose

PAGE = re.compile(r"/(?:[a-z0-9_-]+(?:/[a-z0-9_-]+)*/?)?$")
OUTSIDE = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Addresses:
    """What a text may link to. The module's own parts are empty for texts outside a module."""

    module: str = ""
    files: Mapping[str, str] = field(default_factory=dict)  # file name -> slug of the chapter
    opdrachten: Mapping[str, str] = field(default_factory=dict)  # id -> slug of the chapter
    media: Mapping[str, Size | None] = field(default_factory=dict)  # name of a file in media/
    examples: Collection[str] = ()
    terms: Collection[str] = ()
    pages: bool = False  # whether it may lead to any page of the site, such as /search/

    @property
    def chapters(self) -> set[str]:
        """The slugs of the chapters."""
        return set(self.files.values())

    def chapter(self, slug: str) -> str:
        return f"/modules/{self.module}/{slug}"

    def picture(self, name: str) -> str:
        return f"/modules/{self.module}/media/{quote(name)}"


class DeadLink(Exception):
    """The message says what is wrong; *mild* when only our own modules must be without."""

    def __init__(self, message: str, mild: bool = False):
        super().__init__(message)
        self.mild = mild


def line_of(target: str, prose: Prose) -> int:
    """The file line on which *target* stands first in *prose*; else where *prose* begins."""
    return prose.line + prose.text.count("\n", 0, max(0, prose.text.find(target)))


class LinkMaker:
    """Rewrites the links and pictures of one chapter."""

    def __init__(self, addresses: Addresses, anchors: Anchors, problems: Problems):
        self.addresses = addresses
        self.anchors = anchors
        self.problems = problems

    def rewrite(self, root: Element, prose: Prose) -> None:
        """Give each link in *root* its address. Dead ones become plain words, and are said."""
        for _, element in root.walk():
            target = element.attributes.get("src" if element.tag == "img" else "href")
            try:
                if element.tag == "img":
                    self.picture(element, target or "")
                elif element.tag == "a" and not (target or "").startswith("begrip:"):
                    self.link(element, target)
                elif element.tag == "a":
                    self.known(target, self.addresses.terms)
            except DeadLink as dead:
                say = self.problems.fault_if_own if dead.mild else self.problems.fault
                say(line_of(target or "", prose), str(dead))
                element.unwrap(element.attributes.get("alt", "") if element.tag == "img" else None)

    def link(self, element: Element, target: str | None) -> None:
        if target is None:
            raise DeadLink("Een link heeft geen goed adres. Gebruik https:// of mailto:.", True)
        element.attributes["href"] = self.address(target)
        if target.lower().startswith(("http://", "https://")):
            element.attributes["rel"] = "noopener nofollow"

    def address(self, target: str) -> str:
        """The address for *target* as an author wrote it. Raises DeadLink."""
        scheme, _, name = target.partition(":")
        match scheme:
            case "hoofdstuk":
                return self.addresses.chapter(self.known(target, self.addresses.chapters))
            case "voorbeeld":
                return f"/examples/{self.known(target, self.addresses.examples)}"
            case "opdracht":
                chapter = self.addresses.opdrachten[self.known(target, self.addresses.opdrachten)]
                return f"{self.addresses.chapter(chapter)}#opdracht-{name}"
        if target.lower().startswith(OUTSIDE) or (self.addresses.pages and PAGE.match(target)):
            return target
        return self.fragment(target[1:]) if target.startswith("#") else self.inside(target)

    def known(self, target: str, names: Collection[str]) -> str:
        """The name in *target*, if it is one of *names*. Raises DeadLink."""
        scheme, _, name = target.partition(":")
        if name in names:
            return name
        where = {"begrip": " Voeg het anders toe aan begrippen.md."}.get(scheme, "")
        hint = did_you_mean(name, names) + where
        raise DeadLink(
            f"Er is geen {scheme} ‘{name}’.{hint or ' Verbeter de link of haal hem weg.'}"
        )

    def fragment(self, name: str) -> str:
        """The address of a footnote or heading on this page. Raises DeadLink."""
        if name.startswith("fn"):
            return f"#{self.anchors.footnote(name)}"
        heading = self.anchors.headings.get(slug(unquote(name)))
        if not heading:
            raise DeadLink(f"Op deze bladzijde is geen kop ‘{name}’.", True)
        return f"#{heading}"

    def inside(self, target: str) -> str:
        """The address of a file in the module. Raises DeadLink."""
        path = _path_inside(target)
        if path in self.addresses.files:
            return self.addresses.chapter(self.addresses.files[path])
        if path.startswith("media/") and path[6:] in self.addresses.media:
            return self.addresses.picture(path[6:])
        message = f"Er is geen bestand ‘{target[:80]}’ in deze module. Verbeter de link."
        raise DeadLink(message, mild=not path.startswith("media/"))

    def picture(self, element: Element, target: str) -> None:
        path = _path_inside(target)
        if not path.startswith("media/"):
            message = f"Het plaatje ‘{target[:80]}’ staat niet in de map media van deze module."
            raise DeadLink(message, mild=True)
        if path[6:] not in self.addresses.media:
            hint = did_you_mean(path[6:], self.addresses.media)
            raise DeadLink(f"Er is geen plaatje ‘{path[6:]}’ in de map media.{hint}")
        element.attributes |= {"src": self.addresses.picture(path[6:]), "loading": "lazy"}
        element.attributes.setdefault("alt", "")
        size = self.addresses.media[path[6:]]
        if size and not element.attributes.keys() & {"width", "height"}:
            element.attributes |= {"width": str(size[0]), "height": str(size[1])}


def _path_inside(target: str) -> str:
    """*target* as a path within the module, decoded; "" when it leads outside."""
    path = normpath(unquote(target.split("#")[0].split("?")[0]))
    outside = path.startswith(("/", "..")) or ":" in path or "\\" in path
    return "" if outside else path
