"""Words that are of a person, and words that are not: for personal.py, which guesses."""

# Names that one hears a lot here; others are guessed by their capital.
_NAMES = """
    ahmed aicha ali anna anneke annie arie ayse aylin bart bas bianca bilal bram carla chantal
    chris cor daan dennis dirk edwin ellen els emma erik esra eva evert fadoua fatima fatma
    femke frans gerard gerrit gijs hanna hanneke hans hassan heleen henk herman hilde ibrahim
    ilse ingrid jaap jan janneke jeroen jesse johan joke joost jos julia karel karim kees kim
    klaas klaske lars laura leila nel linda lisa loes lotte lucas maaike maarten malika marga
    maria mariam marieke marijke marjan marloes martijn mats mehmet mieke mohamed monique
    mustafa nadia niels nina noor omar otto patrick paul paula peter petra pieter pim piet
    rachid ria rick rob robin roel ruud said samira sandra sanne sara saskia sem sjoerd sophie
    stefan sven tess theo thijs thomas tim tineke tom trees trudy wendy willem wilma wim wouter
    yasmin youssef yusuf
"""
NAMES = frozenset(_NAMES.split())
# Without a capital these are seen only after a word for a person: they are seldom another word.
_SURNAMES = """
    jansen janssen bakker visser smit smits meijer meyer mulder peters hendriks dekker brouwer
    dijkstra yilmaz kaya demir
"""
SURNAMES = frozenset(_SURNAMES.split())
AFTER_DE = frozenset(
    ["vries", "jong", "berg", "dijk", "boer", "groot", "leeuwen", "wit", "graaf", "meer", "linden"]
)
# With a capital before a name: of a sentence that begins, not of a name.
_STARTS = """
    voor met van mijn onze ons over als kan wil heeft is kent woont want en of dan ook
"""
STARTS = frozenset(_STARTS.split())
# A capital after these is mostly of a place or an organisation.
_PLACE_BEFORE = """
    in te bij de het een uit naar rond op langs rondom stichting gemeente wijk den der
"""
PLACE_BEFORE = frozenset(_PLACE_BEFORE.split())
_NO_NAMES = """
    nederland nederlands nederlandse turks turkse arabisch arabische engels engelse marokkaans
    surinaams frans duits werktafel wmo ggz uwv mbo hbo maatje ik je jij hij zij we wij u
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag kerst pasen ramadan suikerfeest
    whatsapp facebook instagram teams zoom google nederlander
"""
NO_NAMES = frozenset(_NO_NAMES.split())
# Without a capital these are hardly ever a name, also when somebody is called so.
_COMMON = """
    aan al als an ben bij da dan de del den der di dit do dos du een el en er het hij ik in is je
    la le lot me mee mei met mij nu of om op te ten ter toe uit van von was wat we wil wie zij zo
"""
COMMON = frozenset(_COMMON.split())
