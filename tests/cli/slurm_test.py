"""A Slurm cluster of this one machine: an array job whose tasks are killed loses nothing."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
import unittest

from program import PRESSCUT_FAULTY, ProgramTest, page
from processes import processes_of

PAGES = 90
SHARES = 3
NEEDED = ("munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue")

CONFIG = """ClusterName=test
SlurmctldHost=localhost
SlurmctldPort={control_port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SchedulerType=sched/builtin
SchedulerParameters=sched_min_interval=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
NodeName=localhost NodeHostname={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=localhost Default=YES State=UP
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@unittest.skipUnless(all(shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin") for name in NEEDED), "needs slurm-wlm and munge")
class SlurmTest(ProgramTest):
    def setUp(self):
        super().setUp()
        os.chmod(self.folder, 0o755)
        for name in ("state", "spool"):
            os.mkdir(os.path.join(self.folder, name))
        key = self.write("munge.key", os.urandom(64))
        os.chmod(key, 0o400)
        config = CONFIG.format(folder=self.folder, user=getpass.getuser(), host=socket.gethostname(), control_port=free_port(),
                               node_port=free_port())
        self.environment = dict(os.environ, SLURM_CONF=os.fsdecode(self.write("slurm.conf", config)),
                                PATH=os.environ["PATH"] + ":/usr/sbin")
        self.daemons = []
        self.addCleanup(self.end_daemons)
        at = os.path.join(self.folder, "munge")
        self.start("munged", "--foreground", "--force", f"--socket={at}.socket", f"--key-file={at}.key", f"--pid-file={at}.pid",
                   f"--log-file={at}.log", f"--seed-file={at}.seed")
        self.wait_for(lambda: self.exists("munge.socket"))
        self.start("slurmctld", "-D", "-i")
        self.start("slurmd", "-D")
        self.wait_for(lambda: "idle" in self.ask("sinfo", "--noheader", "-o", "%t"))

    def start(self, *command):
        self.daemons.append(subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
                                             stderr=subprocess.DEVNULL))

    def end_daemons(self):
        for daemon in reversed(self.daemons):
            daemon.terminate()
            daemon.wait(30)

    def wait_for(self, condition, seconds=30):
        until = time.time() + seconds
        while not condition():
            self.assertLess(time.time(), until, "Slurm does not get on")
            time.sleep(0.1)

    def ask(self, *command):
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, check=False)
        return done.stdout.decode()

    def test_an_array_job_with_killed_tasks(self):
        for i in range(PAGES):
            self.write(f"p/{i:03}.html", page(f"Ferry number {i} is late again").replace("</body>", "<!-- FAULT-SLOW --></body>"))
        program = os.path.realpath(PRESSCUT_FAULTY)
        wrapped = (f"{program} -q -j1 -O texts --resume --shard $SLURM_ARRAY_TASK_ID/{SHARES} p\n"
                   "  [ $? -le 2 ] || scontrol requeue ${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID")
        self.assertIn("Submitted", self.ask("sbatch", f"--array=1-{SHARES}", "--requeue", "-o", "job%a.log", "--open-mode=append", "--wrap", wrapped))
        killed = set()

        def is_done():
            for process in processes_of(program, os.path.realpath(self.folder)):
                if len(killed) < 2 and self.exists("texts") and process not in killed:
                    os.kill(process, signal.SIGKILL)
                    killed.add(process)
            # A job that is queued again would wait for two minutes.
            for line in self.ask("squeue", "-r", "--noheader", "-o", "%i %r").splitlines():
                if line.endswith("BeginTime"):
                    self.ask("scontrol", "update", "jobid=" + line.split()[0], "starttime=now")
            left = subprocess.run(["squeue", "--noheader"], env=self.environment, capture_output=True, check=False)
            return left.returncode == 0 and left.stdout == b""

        self.wait_for(is_done, 90)
        self.assertEqual(len(killed), 2)
        said = "".join(self.read(name) for name in self.names() if name.endswith(".log"))
        self.assertEqual(self.names("texts"), [f"{i:03}.txt" for i in range(PAGES)], said)
        self.assertEqual([self.read(f"texts/{i:03}.txt").splitlines()[0] for i in range(PAGES)],
                         [f"Ferry number {i} is late again" for i in range(PAGES)])


if __name__ == "__main__":
    unittest.main()
