"""`presscut page.html | less`: the article on a terminal, and a quiet end where the reader leaves before it."""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import tempfile
import termios
import time
import unittest
from pathlib import Path

PRESSCUT = os.environ["PRESSCUT"]
SAMPLE = Path(__file__).parents[2] / "samples" / "kqvt-creek-bridge.html"
SECONDS = 30


def read_until(terminal, ending):
    """What a terminal shows until `ending` does, or until its end."""
    shown, end = b"", time.monotonic() + SECONDS
    while ending not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:  # the other end was closed
                break
    return shown


@unittest.skipIf(shutil.which("less") is None, "no less")
class Pager(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_shows_the_article_and_ends_quietly(self):
        # More text than a pipe holds, so that presscut is still writing when less ends.
        pages = " ".join([str(SAMPLE)] * 400)
        script = f"{PRESSCUT} -q {pages} 2> {self.folder}/messages | less; echo ${{PIPESTATUS[@]}} > {self.folder}/status"
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = dict(os.environ, TERM="xterm", LESS="", LC_ALL="C.UTF-8")
        process = subprocess.Popen(["bash", "-c", script], env=environment, stdin=follower, stdout=follower, stderr=follower,
                                   start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(follower)
        shown = read_until(leader, b"two weeks ahead of schedule.")
        self.assertIn(b"Crews reopen Alder Creek bridge", shown)
        os.write(leader, b"q")
        read_until(leader, b"\0")
        self.assertEqual(process.wait(SECONDS), 0)
        os.close(leader)
        self.assertEqual((self.folder / "messages").read_text(), "")
        self.assertIn((self.folder / "status").read_text(), ("0 0\n", "141 0\n"))


if __name__ == "__main__":
    unittest.main()
