"""The token with which somebody stops all mail without signing in; it can do nothing else."""

from itsdangerous import BadSignature, URLSafeSerializer


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="mail-off")


def off_token(public_id: str, secret: str) -> str:
    """The token of whoever has that public id; always the same one."""
    return _signer(secret).dumps(public_id)


def behind_token(token: str, secret: str) -> str | None:
    """The public id of whose token it is; None when we did not make it."""
    try:
        return _signer(secret).loads(token)
    except BadSignature:
        return None
