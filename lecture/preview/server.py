"""Serves the page to this machine alone: itself, the newest frame, the film, and news as they come."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lecture.preview import draft
from lecture.preview.studio import Studio

HOST = "127.0.0.1"
PAGE = Path(__file__).with_name("page.html")
TYPES = {"film.mp4": "video/mp4", "film.vtt": "text/vtt; charset=utf-8", draft.NEWEST: "image/jpeg"}
ALIVE = 5.0
"""Seconds after which a page without news hears that we are still there; one that has gone is noticed by it."""


def server(studio: Studio, port: int) -> ThreadingHTTPServer:
    """A server that is ready to run. Raises OSError if the port is taken."""

    class Handler(_Handler):
        shown = studio

    made = ThreadingHTTPServer((HOST, port), Handler)
    made.daemon_threads = True
    return made


class _Handler(BaseHTTPRequestHandler):
    shown: Studio

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self._is_for_us():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == "/":
            self._send(PAGE.read_bytes(), "text/html; charset=utf-8")
        elif path == "/news":
            self._news()
        elif path[1:] in TYPES:
            self._file(path[1:])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        path = unquote(urlsplit(self.path).path)
        beat = path.removeprefix("/beat/")
        if not self._is_for_us() or beat == path or beat not in ("", *self.shown.state["beats"]):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        self.shown.choose(beat)
        self._send(b"", "text/plain")

    def _is_for_us(self) -> bool:
        """Another site's page, led here by its name, asks for another host."""
        return (self.headers.get("Host") or "").rpartition(":")[0] in (HOST, "localhost")

    def _news(self) -> None:
        """The state now, and again whenever it changes, until the page is closed."""
        self._head("text/event-stream", None)
        said: Any = None
        try:
            while True:
                with self.shown.changed:
                    if self.shown.state is said:
                        self.shown.changed.wait(ALIVE)
                    state = self.shown.state
                line = ": still here\n\n" if state is said else f"data: {json.dumps(state)}\n\n"
                said = state
                self.wfile.write(line.encode())
                self.wfile.flush()
        except OSError:
            return

    def _file(self, name: str) -> None:
        try:
            data = self.shown.file(name).read_bytes()
        except (OSError, KeyError):  # not there yet, or a newer draft has just replaced it
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._send(data, TYPES[name])

    def _send(self, data: bytes, kind: str) -> None:
        self._head(kind, len(data))
        self.wfile.write(data)

    def _head(self, kind: str, length: int | None) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """The terminal is for what matters."""
