"""A student who revises: texts, and heavy edits of which it is known where every sign went."""

import random

SENTENCES = [
    "Op maandag ging ik naar het buurthuis.",
    "Er zaten drie mensen aan de lange tafel.",
    "Niemand zei iets toen ik binnenkwam.",
    "Ik zette koffie en wachtte af.",
    "Dat vond ik fijn.",
    "Een man met een pet vroeg waar de bus stopt.",
    "We liepen samen naar de halte bij de brug.",
    "Onderweg vertelde hij over zijn hond.",
    "De hond heet Bram en bijt in schoenen.",
    "Ik moest lachen, en hij ook.",
    "Dat vond ik fijn.",
    "De week daarna zat hij er weer.",
    "Hij had een stoel voor mij vrij gehouden.",
    "De coördinator zei dat ik beter achter de balie kon zitten.",
    "Ik heb nee gezegd, en dat was eng.",
    "Achter een balie ben je iemand anders.",
    "Aan de tafel ben ik gewoon een buur.",
    "Mijn doel was dat de deur aan de tuinkant open mocht.",
    "Dan hoef je niet langs de balie te lopen.",
    "Ik schreef een brief aan het bestuur.",
    "Het bestuur antwoordde na twee weken.",
    "Zij wilden eerst weten wie er dan op de deur let.",
    "Ik zei: wij allemaal.",
    "Nu staat de deur op dinsdag open.",
]
NEW = [
    "Eerlijk gezegd wist ik niet wat ik moest doen.",
    "Mijn docent vroeg door op dit stuk.",
    "Later begreep ik pas waarom.",
    "Het regende die hele middag.",
    "Dat had ik niet verwacht van mezelf.",
    "Zo begint vertrouwen, denk ik.",
    "Ik oefen er nog steeds mee.",
    "Volgens mij is dat presentie.",
    "Niemand hoefde iets te bewijzen.",
]
WORDS = [
    "eigenlijk",
    "soms",
    "toch",
    "rustig",
    "vaak",
    "misschien",
    "samen",
    "gewoon",
    "later",
    "echt",
]

ALIKE = [
    "Ik sprak met {who} over {what}.",
    "Ik vond het niet fijn dat {who} begon over {what}.",
    "Daarna vertelde {who} mij iets over {what}.",
    "Toen vroeg {who} of ik wilde helpen met {what}.",
    "Ik merkte dat {who} boos werd over {what} en wegliep.",
]
WHO = ["Wim", "Noor", "Fatma", "mevrouw Jansen", "meneer Pietersen", "mijn buurman", "de docent"]
WHAT = ["zijn hond", "haar medicijnen", "de soep", "het weer", "zijn pijn", "de tuin", "het geld"]


class Page:
    """A text in which every sign of the first version has a number that it keeps."""

    def __init__(self, text: str):
        self.signs = list(enumerate(text))

    @property
    def text(self) -> str:
        return "".join(sign for _, sign in self.signs)

    def place_of(self, numbers) -> list[int]:
        """Where the signs with these numbers stand now, of those that are left."""
        return [place for place, (number, _) in enumerate(self.signs) if number in numbers]

    def insert(self, place: int, words: str) -> None:
        self.signs[place:place] = [(None, sign) for sign in words]

    def delete(self, begin: int, end: int) -> list:
        gone = self.signs[begin:end]
        del self.signs[begin:end]
        return gone

    def pieces(self, between: str) -> list[tuple[int, int]]:
        found, start = [], 0
        for piece in self.text.split(between):
            found.append((start, start + len(piece)))
            start += len(piece) + len(between)
        return [(begin, end) for begin, end in found if end > begin]


def written(chance: random.Random) -> str:
    """Four paragraphs; some sentences stand in it more than once."""
    sentences = chance.sample(SENTENCES, 18)
    sentences.insert(9, chance.choice(sentences))
    return "\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, 19, 5))


def written_alike(chance: random.Random) -> list[str]:
    """Three to eight different sentences, of which many begin or end the same."""
    forms = chance.sample(ALIKE, chance.choice((1, 2, 2, 3)))
    made = (
        chance.choice(forms).format(who=chance.choice(WHO), what=chance.choice(WHAT))
        for _ in range(chance.randint(3, 8))
    )
    return list(dict.fromkeys(made))


def some_words(chance: random.Random, sentence: str) -> str:
    """One to four words of it in a row."""
    words = sentence.split(" ")
    first = chance.randrange(len(words))
    return " ".join(words[first : first + chance.randint(1, 4)])


def without(chance: random.Random, sentences: list[str], gone: str) -> list[str]:
    """The others, but for some that went too; now and then in another order."""
    kept = [each for each in sentences if each != gone and chance.random() < 0.85]
    if chance.random() < 0.3:
        chance.shuffle(kept)
    return kept


def quoted(chance: random.Random, text: str) -> tuple[int, int]:
    """A sentence, or a few words of one."""
    sentences = [each for each in Page(text).pieces(". ") if "\n" not in text[slice(*each)]]
    begin, end = chance.choice([each for each in sentences if each[1] - each[0] > 15])
    words = text[begin:end].split(" ")
    if len(words) > 5 and chance.random() < 0.4:
        first = chance.randrange(len(words) - 3)
        begin += len(" ".join(words[:first])) + (1 if first else 0)
        end = begin + len(" ".join(words[first : first + 3]))
    return begin, end


def rewrite(chance: random.Random, page: Page, times: int, spare=()) -> None:
    """*times* heavy edits; *spare*: numbers of signs that are not changed themselves."""
    for _ in range(times):
        chance.choice((_adds, _drops, _moves, _swaps, _joins, _replaces, _replaces, _fixes))(
            chance, page, set(spare)
        )


def _touches(page: Page, begin: int, end: int, spare) -> bool:
    return any(number in spare for number, _ in page.signs[begin:end])


def _adds(chance, page, spare) -> None:
    begin, _ = chance.choice(page.pieces(". "))
    if not _inside(page, begin, spare):
        page.insert(begin, chance.choice(NEW) + " ")


def _drops(chance, page, spare) -> None:
    pieces = page.pieces(". ")
    begin, end = chance.choice(pieces)
    if len(pieces) > 8 and not _touches(page, begin, end + 2, spare):
        page.delete(begin, end + 2)


def _moves(chance, page, spare) -> None:
    """A whole paragraph goes elsewhere."""
    pieces = page.pieces("\n\n")
    begin, end = chance.choice(pieces)
    if len(pieces) > 1 and page.text[end : end + 2] == "\n\n":
        gone = page.delete(begin, end + 2)
        place = chance.choice([each[0] for each in page.pieces("\n\n")])
        page.signs[place:place] = gone


def _swaps(chance, page, spare) -> None:
    """A sentence changes places with the next one."""
    pieces = page.pieces(". ")
    place = chance.randrange(len(pieces) - 1)
    (begin, middle), (_, end) = pieces[place : place + 2]
    if end < len(page.signs):
        gone = page.delete(begin, middle + 2)
        page.signs[end - len(gone) + 2 : end - len(gone) + 2] = gone


def _joins(chance, page, spare) -> None:
    place = page.text.find("\n\n")
    if place > 0:
        page.delete(place, place + 2)
        page.insert(place, " ")


def _replaces(chance, page, spare) -> None:
    begin, end = chance.choice(page.pieces(" "))
    if not _touches(page, begin, end, spare):
        page.delete(begin, end)
        page.insert(begin, chance.choice(WORDS))


def _fixes(chance, page, spare) -> None:
    begin, end = chance.choice(page.pieces(" "))
    if end - begin > 4 and not _touches(page, begin, end, spare):
        page.delete(begin + 1, begin + 2)


def _inside(page: Page, place: int, spare) -> bool:
    around = page.signs[max(0, place - 1) : place + 1]
    return len(around) > 1 and all(number in spare for number, _ in around)
