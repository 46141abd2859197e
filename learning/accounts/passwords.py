"""Passwords: hashed by argon2id, at most four at once, and long enough not to be guessed."""

import unicodedata
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
GOOD_ENOUGH = 3  # of zxcvbn's 0 to 4
LOOKED_AT = 72  # as far as zxcvbn looks

hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_places = BoundedSemaphore(4)  # 4 x 19 MiB; the others wait

KNOWN_WORDS = """
    ruimte-voor-anders-zijn vrijplaats kwartiermaken kwartiermaker wachtwoord welkom geheim hallo
    ervaringsdeskundige ervaring herstel intervisie presentie docent student begeleider beheerder
    ikhouvanjou ikhouvan schatje liefde lekker mamapapa mama papa moeder vader oma opa
    zomer winter lente herfst januari februari maart april juni juli augustus september oktober
    november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag nederland amsterdam
    rotterdam utrecht denhaag eindhoven groningen feyenoord ajax school opleiding computer inloggen
""".split()  # noqa: SIM905 a list of sixty lines says no more


def normal(typed: str) -> str:
    """The same letters give the same password, whatever keyboard they came from."""
    return unicodedata.normalize("NFC", typed)


def hash_of_password(typed: str) -> str:
    """The hash to keep. Slow on purpose: never inside ``writing()``."""
    with _places:
        return hasher.hash(_bytes(typed))


def is_right(typed: str, kept: str | None) -> bool:
    """Whether *typed* is the password behind *kept*; takes as long when there is none."""
    with _places:
        try:
            hasher.verify(kept or _nobodys(hasher), _bytes(typed[: 4 * LONGEST]))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None and not _is_endless(typed) and len(normal(typed)) <= LONGEST


def is_outdated(kept: str) -> bool:
    """Whether *kept* was made by weaker settings than ours are now."""
    return hasher.check_needs_rehash(kept)


def why_refused(typed: str, about: tuple[str, ...] = ()) -> str | None:
    """Why this cannot be a new password, as a Dutch sentence; None when it is fine.

    *about*: the person's name and address, which others try first.
    """
    password = typed if _is_endless(typed) else normal(typed)
    if len(password) < SHORTEST:
        return f"Maak je wachtwoord langer: minstens {SHORTEST} tekens. Een korte zin is prima."
    if len(password) > LONGEST:
        return f"Maak je wachtwoord korter: hoogstens {LONGEST} tekens."
    if _score(password, about) < GOOD_ENOUGH:
        return (
            "Dit wachtwoord is makkelijk te raden. Neem een zin die alleen jij bedenkt, "
            "of vier losse woorden die niets met elkaar te maken hebben."
        )
    return None


def _score(password: str, about: tuple[str, ...]) -> int:
    own = [piece for text in about for piece in (text, *text.replace("@", " ").split())]
    from zxcvbn import zxcvbn  # only now: its lists of words take 12 MiB

    return zxcvbn(password[:LOOKED_AT], user_inputs=[*own, *KNOWN_WORDS])["score"]


def _is_endless(typed: str) -> bool:
    """Too long to even make normal: that takes minutes for a million accents."""
    return len(typed) > 4 * LONGEST


def _bytes(typed: str) -> bytes:
    return normal(typed).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=4)
def _nobodys(_hasher: PasswordHasher) -> str:
    """A hash that no password fits, made once, by the same settings."""
    return _hasher.hash("niemand")
