"""Shows drafts: the studio in this thread, the page's server in another, until Ctrl-C."""

import tempfile
import threading
import webbrowser
from pathlib import Path

from lecture.preview.draft import Wish
from lecture.preview.server import HOST, server
from lecture.preview.studio import Studio


def show(wish: Wish, port: int, browser: bool) -> int:
    """Make drafts and show them until interrupted; returns the exit code. Raises OSError if the port is taken."""
    with tempfile.TemporaryDirectory(prefix="lecture-preview-") as folder:
        studio = Studio(wish, Path(folder))
        with server(studio, port) as serving:
            threading.Thread(target=serving.serve_forever, daemon=True).start()
            page = f"http://{HOST}:{serving.server_port}/"
            print(f"{page} shows {wish.scene}, and anew at each save. Ctrl-C ends it.", flush=True)
            if browser:
                webbrowser.open(page)
            try:
                studio.run()
            except KeyboardInterrupt:
                pass
            finally:
                serving.shutdown()
    return 0
