"""Reading without a connection: manifest, service worker, texts without persons."""
