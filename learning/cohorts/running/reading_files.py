"""From the bytes of a file to the text of a list, as Excel and others write it. Plain Python."""

NOT_A_LIST = {
    b"PK\x03\x04": (
        "Dit is een Excel-bestand, geen CSV. Kies in Excel: Opslaan als, en dan CSV. "
        "Of kopieer de twee kolommen en plak ze in het vak."
    ),
    b"\xd0\xcf\x11\xe0": (
        "Dit is een oud Excel-bestand, geen CSV. Kies in Excel: Opslaan als, en dan CSV. "
        "Of kopieer de twee kolommen en plak ze in het vak."
    ),
    b"%PDF": "Dit is een PDF. Plak de namen en adressen in het vak.",
}
NO_TEXT = "Dit bestand is geen lijst met tekst. Sla het op als CSV, of plak de regels in het vak."
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_NULS = 10  # a few are told by line; more of them is no text


class NotAList(Exception):
    """This file holds no list; the message is a Dutch sentence."""


def text_of(data: bytes) -> str:
    """The text in a file: UTF-8 with or without a mark, UTF-16 with one, else cp1252.

    Raises NotAList for what is another kind of file.
    """
    for begin, sentence in NOT_A_LIST.items():
        if data.startswith(begin):
            raise NotAList(sentence)
    if data.startswith(UTF_16):
        return data.decode("utf-16", errors="replace").replace("\r\n", "\n")
    if data.count(b"\0") > MOST_NULS:
        raise NotAList(NO_TEXT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
