"""Questions that are alike; from three on they are a signaal, which a docent passes on."""
