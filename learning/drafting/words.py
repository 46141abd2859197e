"""How the school says why an earlier text was kept."""

REASONS = {
    "writing": "tijdens het schrijven",
    "hand-in": "zo leverde je in",
    "sent": "zo verstuurde je het",
    "conflict": "er waren twee teksten",
    "late": "later getypt, apart bewaard",
    "added": "voor je er iets bij zette",
    "replaced": "voor je een oude tekst terugzette",
    "together": "de tekst die jullie samen schreven",
}

IS_NOW = "zo is het nu"
PICKED = (
    "Je tekst is bewaard zoals jij koos. Wat je niet koos, vind je terug bij je eerdere teksten."
)
PUT_BACK = (
    "De oude tekst staat weer in de vakken. Wat er stond, vind je terug bij je eerdere teksten."
)
CHANGED = "Je tekst is intussen veranderd. Kijk eerst wat er nu staat. Er is niets teruggezet."
NOT_NOW = "Je kunt deze tekst nu niet terugzetten. Lezen en kopiëren kan altijd."
