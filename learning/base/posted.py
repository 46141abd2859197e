"""Reading a posted form: what no page of ours sends is refused before it costs anything."""

from urllib.parse import parse_qsl

from flask import Request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser


class StrictParser(FormDataParser):
    """Of url-encoded forms: only so many fields, and only UTF-8 (else words change in silence)."""

    def parse(self, stream, mimetype, content_length, options=None):
        if mimetype != "application/x-www-form-urlencoded":
            return super().parse(stream, mimetype, content_length, options)
        data = stream.read()
        if data.count(b"&") >= self.max_form_parts:
            raise RequestEntityTooLarge
        try:
            pairs = parse_qsl(data.decode(), keep_blank_values=True, errors="strict")
        except UnicodeDecodeError:
            raise BadRequest from None
        return stream, self.cls(pairs), self.cls()


class Posted(Request):
    """A request whose form was read by StrictParser."""

    form_data_parser_class = StrictParser
