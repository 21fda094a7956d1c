"""`cmake --install` into a folder: what is there, and programs of others that build on it."""

import os
import pathlib
import subprocess
import tempfile
import unittest

BUILD = os.environ["BUILD"]
CXX = os.environ["CXX"]
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLE = ROOT / "samples/kqvt-creek-bridge.html"
HEADLINE = "Crews reopen Alder Creek bridge two weeks early\n"
MARKDOWN = "# " + HEADLINE


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=300, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}: exit status {done.returncode}\n{done.stdout}")
    return done.stdout


def install(*arguments, **variables):
    run("cmake", "--install", BUILD, *arguments, env=dict(os.environ, **variables))


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def libraries(program, folder):
    """The libraries that a program needs, those of one folder first looked for there."""
    return run("ldd", program, env=dict(os.environ, LD_LIBRARY_PATH=str(folder)))


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        install("--prefix", cls.folder / "first")
        # Whatever is found there must be found after it has moved.
        cls.prefix = cls.folder / "moved"
        (cls.folder / "first").rename(cls.prefix)
        cls.library = next(cls.prefix.rglob("libpresscut.a")).parent

    def test_all_of_it_is_there(self):
        names = files(self.prefix)
        for name in ("bin/presscut", "include/presscut.h", "include/presscut/presscut.h", "include/presscut/version.h",
                     "share/bash-completion/completions/presscut", "share/zsh/site-functions/_presscut",
                     "share/fish/vendor_completions.d/presscut.fish", "share/presscut/rules/newsletter.rules",
                     "share/presscut/rules/sites/scmp.rules", "share/doc/presscut/LICENSE", "share/man/man1/presscut.1", "share/man/man5/presscut-rules.5",
                     "share/doc/presscut/examples/kqvt-creek-bridge.html"):
            self.assertIn(name, names)
        self.assertEqual([name for name in names if name.startswith("share/presscut/rules/")],
                         ["share/presscut/rules/" + name for name in files(ROOT / "src/rules") if name.endswith(".rules")])
        self.assertEqual([name for name in names if name.startswith("include/")],
                         sorted("include/" + name.removesuffix(".in") for name in files(ROOT / "include")))

    def test_nothing_names_the_folder_it_was_built_or_installed_in(self):
        texts = (".cmake", ".pc", ".h", ".fish")
        for name in files(self.prefix):
            if name.endswith(texts):
                text = (self.prefix / name).read_text(encoding="utf-8")
                self.assertNotIn(str(ROOT), text, name)
                self.assertNotIn(str(self.folder), text, name)

    def test_components_are_parts_of_the_whole(self):
        parts = []
        for component in ("program", "library", "development"):
            install("--prefix", self.folder / component, "--component", component)
            parts += files(self.folder / component)
        self.assertEqual(sorted(parts), files(self.prefix))
        self.assertIn("bin/presscut", files(self.folder / "program"))
        self.assertRegex(" ".join(files(self.folder / "library")), r"^\S+/libpresscut\.so\.\S+ \S+/libpresscut\.so\.\S+$")

    def test_destdir_comes_before_the_prefix(self):
        install("--prefix", "/opt/presscut", "--component", "program", DESTDIR=str(self.folder / "stage"))
        self.assertTrue((self.folder / "stage/opt/presscut/bin/presscut").exists())

    def test_the_program_and_its_completions_work_from_there(self):
        program = self.prefix / "bin/presscut"
        self.assertEqual(run(program, "--only", "headline", SAMPLE), HEADLINE)
        for shell, name in (("bash", "bash-completion/completions/presscut"), ("zsh", "zsh/site-functions/_presscut"),
                            ("fish", "fish/vendor_completions.d/presscut.fish")):
            self.assertEqual((self.prefix / "share" / name).read_text(encoding="utf-8"), run(program, "completion", shell))

    def test_rules_can_be_given_back_to_the_program(self):
        self.assertEqual(run(self.prefix / "bin/presscut", "--no-default-rules", "--rules", self.prefix / "share/presscut/rules",
                             "--only", "headline", SAMPLE), HEADLINE)

    def check_consumer(self, consumer, expected, shared):
        self.assertEqual("libpresscut" in libraries(consumer, self.library), shared)
        variables = dict(os.environ, LD_LIBRARY_PATH=str(self.library)) if shared else None
        self.assertTrue(run(consumer, SAMPLE, env=variables).startswith(expected))

    def test_consumers_find_the_package(self):
        build = self.folder / "consumer"
        run("cmake", "-S", HERE / "consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={CXX}",
            f"-DSAMPLES={self.prefix}/share/doc/presscut/examples")
        run("cmake", "--build", build)
        self.check_consumer(build / "shared", MARKDOWN, shared=True)
        self.check_consumer(build / "static", MARKDOWN, shared=False)
        self.check_consumer(build / "shared_c", '{\n  "source": "page.html"', shared=True)

    def test_a_consumer_of_another_version_does_not(self):
        build = self.folder / "later"
        wanted = (HERE / "consumer/CMakeLists.txt").read_text(encoding="utf-8").replace("presscut 0.1 ", "presscut 0.99 ")
        (self.folder / "wants-later").mkdir()
        (self.folder / "wants-later/CMakeLists.txt").write_text(wanted, encoding="utf-8")
        with self.assertRaisesRegex(AssertionError, 'compatible with\\s+requested version "0.99"'):
            run("cmake", "-S", self.folder / "wants-later", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")

    def test_a_consumer_asks_pkg_config(self):
        variables = dict(os.environ, PKG_CONFIG_PATH=str(self.library / "pkgconfig"))
        self.assertEqual(run("pkg-config", "--modversion", "presscut", env=variables),
                         run(self.prefix / "bin/presscut", "--version").split("\n")[0].removeprefix("presscut ") + "\n")
        source = ROOT / "samples/embed/article.cpp"
        flags = run("pkg-config", "--cflags", "--libs", "presscut", env=variables).split()
        consumer = self.folder / "by-pkg-config"
        run(CXX, "-std=c++20", source, "-o", consumer, *flags)
        self.check_consumer(consumer, MARKDOWN, shared=True)
        flags = run("pkg-config", "--static", "--cflags", "--libs", "presscut", env=variables).split()
        flags = [flag.replace("-lpresscut", "-l:libpresscut.a") for flag in flags]
        run(CXX, "-std=c++20", source, "-o", consumer, *flags)
        self.check_consumer(consumer, MARKDOWN, shared=False)


if __name__ == "__main__":
    unittest.main()
