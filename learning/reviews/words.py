"""How the school asks a docent for feedback."""

ASKED = {
    "already": "Dit zie ik al",
    "to_add": "Dit mag nog",
    "next_step": "Volgende stap",
    "question": "Een vraag terug",
}
