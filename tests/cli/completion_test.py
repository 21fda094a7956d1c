"""What the shells offer: each runs the completion script that presscut makes."""

import os
import pty
import select
import shlex
import subprocess
import time
import unittest

from program import PRESSCUT, ProgramTest

FORMATS = ["html", "json", "jsonl", "markdown", "text"]
FAMILIES = ["advert", "byline", "comments", "cookie", "label", "navigation", "newsletter", "other", "paywall", "related",
            "social", "video"]
SECONDS = 60  # for a shell that hangs

# Calls bash's function as bash does, for the words given; what bash offers by itself where that finds nothing is not seen.
BASH = r"""
eval "$(presscut completion bash)"
compopt() { :; }  # works only while the user types
COMP_WORDS=(presscut "$@") COMP_CWORD=$#
_presscut presscut "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
((${#COMPREPLY[@]})) && printf '%s\n' "${COMPREPLY[@]}"
"""

# At its prompt zsh completes what is typed; what is added goes into a file first. ^X says that it is done.
ZSH = r"""
PS1= PS2= RPS1=
autoload -Uz compinit && compinit -u -D
source <(presscut completion zsh)
compadd() {
  [[ " ${@[1,(i)(-|--)]} " == *" "-[OAD]" "* ]] || { local -a found; builtin compadd -O found "$@"; print -rl -- $found >> .found }
  builtin compadd "$@"
}
done-widget() { print DONE >> .found }
zle -N done-widget
bindkey '^X' done-widget
bindkey '^I' complete-word
zstyle ':completion:*' list-prompt ''
setopt no_beep
print > .ready
"""


class CompletionTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.environment = dict(os.environ, HOME=self.folder, TERM="dumb", LC_ALL="C.UTF-8",
                                PATH=os.path.dirname(PRESSCUT) + ":" + os.environ["PATH"])
        for name in ("pages/a.html", "report.html", "my.rules"):
            self.write(name)

    def run_shell(self, *command):
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True,
                              timeout=SECONDS, check=False)
        self.assertEqual(done.stderr, "")
        return sorted(set(done.stdout.splitlines()))

    def bash(self, *words):
        return self.run_shell("bash", "--norc", "-c", BASH, "bash", *words)

    def fish(self, *words):
        line = " ".join(["presscut", *words])
        found = self.run_shell("fish", "--no-config", "-c", f"presscut completion fish | source; complete -C {shlex.quote(line)}")
        return sorted({line.split("\t")[0] for line in found})

    def zsh(self, *words):
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], self.environment)
        try:
            self.write(".setup", ZSH)
            os.write(terminal, b"source ./.setup\n")
            self.wait_for(terminal, ".ready", "\n")
            os.write(terminal, " ".join(["presscut", *words]).encode() + b"\t\x18")
            self.wait_for(terminal, ".found", "DONE\n")
            return sorted({word for word in self.read(".found").splitlines() if word not in ("", "DONE")})
        finally:
            os.close(terminal)
            os.waitpid(child, 0)
            for name in (".ready", ".found", ".setup"):
                if self.exists(name):
                    os.unlink(os.path.join(self.folder, name))

    def wait_for(self, terminal, name, end):
        until = time.monotonic() + SECONDS
        seen = b""
        while not self.exists(name) or not self.read(name).endswith(end):
            self.assertLess(time.monotonic(), until, seen)
            if select.select([terminal], [], [], 0.02)[0]:
                seen += os.read(terminal, 4096)

    def check_all(self, shells, words, expected):
        for shell in shells:
            with self.subTest(shell=shell.__name__, words=words):
                self.assertEqual(shell(*words), expected)

    def shells(self):
        return self.bash, self.zsh, self.fish

    def test_options(self):
        self.check_all(self.shells(), ["--fi"], ["--files-from"])
        self.check_all(self.shells(), ["report.html", "--res"], ["--resume"])
        self.check_all((self.bash, self.fish), ["--re"], ["--report", "--resume"])
        self.check_all(self.shells(), ["explain", "--ht"], ["--html"])
        self.check_all(self.shells(), ["rules", "list", "--ho"], ["--host"])
        self.check_all((self.bash, self.fish), ["explain", "--output"], [])

    def test_words_of_options(self):
        self.check_all(self.shells(), ["-f", ""], FORMATS)
        self.check_all(self.shells(), ["--format", "js"], ["json", "jsonl"])
        self.check_all(self.shells(), ["--sandbox", ""], ["auto", "off", "require"])
        self.check_all(self.shells(), ["report.html", "--embedded-data", "a"], ["always", "auto"])
        self.check_all((self.zsh,), ["--format=js"], ["json", "jsonl"])
        self.check_all((self.fish,), ["--format=js"], ["--format=json", "--format=jsonl"])
        self.check_all((self.bash,), ["--format", "=", "js"], ["json", "jsonl"])  # as bash splits it
        self.check_all((self.bash,), ["--format", "="], FORMATS)

    def test_words_of_lists(self):
        self.check_all(self.shells(), ["--allow", ""], FAMILIES)
        self.check_all((self.bash, self.fish), ["--only", "headline,au"], ["headline,authors"])
        self.check_all((self.zsh,), ["--only", "headline,au"], ["authors"])
        self.check_all(self.shells(), ["--limit", "no"], ["nodes="])

    def test_files_and_folders(self):
        self.check_all((self.zsh,), ["rep"], ["report.html"])
        self.check_all((self.fish,), ["rep"], ["report.html"])
        self.check_all((self.zsh,), ["--output-dir", ""], ["pages"])
        self.check_all((self.fish,), ["--output-dir", "p"], ["pages/"])
        self.check_all((self.zsh,), ["--rules", "my"], ["my.rules"])
        self.check_all((self.fish,), ["--rules", "my"], ["my.rules"])
        self.check_all((self.bash,), ["--rules", "my"], [])  # bash itself completes files
        self.check_all((self.bash,), ["page.html", "rep"], [])

    def test_commands(self):
        self.check_all(self.shells(), ["ex"], ["explain"])
        self.check_all((self.bash,), ["r"], ["report.html", "rules"])
        self.check_all((self.zsh,), ["r"], ["report.html", "rules"])
        self.check_all((self.fish,), ["r"], ["report.html", "rules"])
        self.check_all((self.zsh, self.fish), ["rules", ""], ["check", "list", "test"])
        self.check_all((self.bash,), ["rules", ""], ["--help", "check", "list", "test"])
        self.check_all(self.shells(), ["completion", ""], ["bash", "fish", "zsh"])

    def test_bash_by_itself_completes_files(self):
        registered = self.run_shell("bash", "--norc", "-c", 'eval "$(presscut completion bash)"; complete -p presscut')
        self.assertEqual(registered, ["complete -o default -F _presscut presscut"])

    def test_every_option_has_a_place_in_every_script(self):
        for command in ([], ["explain"], ["rules", "list"], ["rules", "check"], ["rules", "test"], ["completion"]):
            options = self.check(*command, "--help").stdout
            options = sorted({word.rstrip(",") for line in options.splitlines() if line.startswith("  ")
                              for word in line[:28].split() if word.startswith("--")})
            self.assertEqual(sorted(word for word in self.bash(*command, "--") if word.startswith("--")), options)
            self.assertEqual(sorted(word for word in self.fish(*command, "--") if word.startswith("--")), options)


if __name__ == "__main__":
    unittest.main()
