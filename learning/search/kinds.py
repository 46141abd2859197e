"""Every kind of text that is found, in the order of the page. A new kind is one more line in the
list of its room."""

from learning.search.others.kinds import OTHERS
from learning.search.own.kinds import OWN
from learning.search.rooms import kinds as rooms
from learning.search.said import kinds as said

MINE = (*OWN, *rooms.MINE)
THEIRS = (*OTHERS, *said.THEIRS, *rooms.THEIRS)
