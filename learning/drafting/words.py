"""How the school says why an earlier text was kept."""

REASONS = {
    "writing": "tijdens het schrijven",
    "hand-in": "zo leverde je in",
    "sent": "zo verstuurde je het",
    "conflict": "er waren twee teksten",
    "late": "later getypt, apart bewaard",
    "replaced": "voor je een oude tekst terugzette",
}
