"""Other programs that run many of presscut: nothing is lost when one is killed."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import unittest

from processes import processes_of
from program import PRESSCUT, PRESSCUT_FAULTY, ProgramTest, page

PAGES = 80


# Instead of ssh: a shell of its own, in another folder and without the caller's variables, as a remote machine has it.
# GNU parallel gives options, then the host, then one command for the remote shell.
STAND_IN = """#!/bin/bash
while [ "${1#-}" != "$1" ]; do [ "$1" = -l ] && shift; shift; done
echo "$1" >> "$0.hosts"
shift; [ "$1" = -- ] && shift
cd /; exec env -i HOME="$HOME" PATH="$PATH" SHELL=/bin/sh setsid -w /bin/sh -c "$*"
"""

SSHD = """ListenAddress 127.0.0.1:{port}
ListenAddress 127.0.0.2:{port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
"""


@unittest.skipUnless(shutil.which("parallel"), "needs GNU parallel")
class ParallelTest(ProgramTest):
    def setUp(self):
        super().setUp()
        for i in range(PAGES):
            self.write(f"p/{i:03}.html", page(f"Ferry number {i} is late again").replace("</body>", "<!-- FAULT-SLOW --></body>"))
        with open(os.path.join(self.folder, "names"), "w", encoding="ascii") as names:
            names.writelines(f"p/{i:03}.html\n" for i in range(PAGES))
        self.expected = [f"Ferry number {i} is late again" for i in range(PAGES)]

    def parallel(self, *arguments, kill=0):
        environment = dict(os.environ, HOME=self.folder, PARALLEL_HOME=self.folder)
        program = os.path.realpath(PRESSCUT_FAULTY)
        with open(os.path.join(self.folder, "names"), "rb") as names, open(os.path.join(self.folder, "out"), "wb") as out:
            run = subprocess.Popen(["parallel", "--will-cite", *arguments], cwd=self.folder,
                                   stdin=names, stdout=out, env=environment)
            killed = 0
            until = time.time() + 60
            while run.poll() is None and time.time() < until:
                running = processes_of(program, os.path.realpath(self.folder)) if killed < kill else []
                if running:
                    os.kill(running[0], signal.SIGKILL)
                    killed += 1
                time.sleep(0.05)
            self.assertEqual(run.wait(30), 0)
        self.assertEqual(killed, kill)
        return self.read("out").splitlines()

    def on_hosts(self, ssh, hosts):
        """The list in chunks to hosts, of which one after the other loses a process."""
        lines = self.parallel("-j2", "-k", "--pipe", "-N10", "--retries", "4", "--ssh", ssh, "--sshlogin", hosts, "--workdir",
                              self.folder, PRESSCUT_FAULTY, "-q", "-j1", "-f", "jsonl", "--files-from", "-", kill=3)
        self.assertEqual(self.headlines(lines), self.expected)

    def test_hosts(self):
        path = os.fsdecode(self.write("ssh", STAND_IN))
        os.chmod(path, 0o755)
        self.on_hosts(path, ":,ada,grace")
        self.assertEqual({"ada", "grace"}, set(self.read("ssh.hosts").splitlines()))

    @unittest.skipUnless(shutil.which("ssh") and os.path.exists("/usr/sbin/sshd"), "needs ssh and sshd")
    def test_hosts_by_ssh(self):
        for name in ("key", "host_key"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name], cwd=self.folder, check=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config = self.write("sshd_config", SSHD.format(port=port, folder=self.folder))
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", config], stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        ssh = (f"ssh -F none -p {port} -i {self.folder}/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "
               "-o LogLevel=ERROR -o ConnectionAttempts=20")
        self.on_hosts(ssh, ":,127.0.0.1,127.0.0.2")

    def headlines(self, lines):
        return [json.loads(line)["headline"] for line in lines]

    def test_chunks_of_a_list(self):
        lines = self.parallel("-j2", "-k", "--pipe", "-N20", PRESSCUT, "-j1", "-f", "jsonl", "--files-from", "-")
        self.assertEqual(self.headlines(lines), self.expected)

    def test_a_killed_job_is_done_again(self):
        lines = self.parallel("-j2", "-k", "--pipe", "-N20", "--retries", "4", PRESSCUT_FAULTY, "-j1", "-f", "jsonl", "--files-from",
                              "-", kill=2)
        self.assertEqual(self.headlines(lines), self.expected)

    def test_shares_into_one_folder_lose_nothing(self):
        with open(os.path.join(self.folder, "names"), "w", encoding="ascii") as names:
            names.writelines(f"{i}\n" for i in range(1, 5))
        self.parallel("-j2", "--retries", "4", PRESSCUT_FAULTY, "-j1", "-O", "texts", "--resume", "--shard", "{}/4", "p", kill=3)
        self.assertEqual(self.names("texts"), [f"{i:03}.txt" for i in range(PAGES)])
        self.assertEqual([self.read(f"texts/{i:03}.txt").splitlines()[0] for i in range(PAGES)], self.expected)


if __name__ == "__main__":
    unittest.main()
