"""Reading a posted form: what no page of ours sends is refused before it costs anything."""

from urllib.parse import parse_qsl

from flask import Request
from werkzeug.exceptions import BadRequest, LengthRequired, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser


class StrictParser(FormDataParser):
    """Of url-encoded forms: only so many fields, only UTF-8 (else words change in silence), and
    only whole: of a connection that was cut off the server hands on what came, as if it were all.
    """

    def parse(self, stream, mimetype, content_length, options=None):
        if mimetype != "application/x-www-form-urlencoded":
            return super().parse(stream, mimetype, content_length, options)
        if content_length is None:  # in chunks: nobody can tell whether the last one came
            raise LengthRequired
        data = stream.read()
        if len(data) < content_length:
            raise BadRequest
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
