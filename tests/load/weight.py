"""What a browser fetches for a page the first time, as nginx or Caddy would send it: gzipped."""

import gzip
import re
from posixpath import dirname, join, normpath

from tests.load.traffic import Asked, once

ADDRESS = re.compile(r'(?:href|src)="(/static/[^"]+)"')
IMPORT = re.compile(r'(?:import|from)\s*"(\.[^"]+)"')
FONT = ".woff2"


def first_load(port: int, page: Asked) -> tuple[int, int]:
    """How many requests and how many bytes, both without the font."""
    bodies = {page.path: once(port, page)[1]}
    wanted = ADDRESS.findall(bodies[page.path].decode())
    while wanted:
        address = wanted.pop()
        if address not in bodies:
            bodies[address] = once(port, Asked(address))[1]
            if address.endswith(".js"):
                found = IMPORT.findall(bodies[address].decode())
                wanted += [normpath(join(dirname(address), each)) for each in found]
    weighed = [body for address, body in bodies.items() if not address.endswith(FONT)]
    return len(weighed), sum(len(gzip.compress(body, 6)) for body in weighed)
