"""The comparison with other tools itself: tools are run, judged and named alike; the README shows what was measured."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

PRESSCUT = Path(sys.argv.pop(1))
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
import peers  # noqa: E402

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry returns in May</title></head><body><article>
<h1>Ferry returns in May</h1>
<p>The old ferry on the Lume will run again from the first of May, the harbour board decided on Monday evening.</p>
<p>Two engineers spent the winter on its engine, most of which they had to make anew from the old drawings.</p>
</article></body></html>"""
TEXTS = ["The old ferry on the Lume will run again from the first of May, the harbour board decided on Monday evening.",
         "Two engineers spent the winter on its engine, most of which they had to make anew from the old drawings."]
GOLD = {"headline": "Ferry returns in May", "summary": [], "body": [{"kind": "paragraph", "text": text} for text in TEXTS]}


class Blocks(unittest.TestCase):
    def test_splits_an_article_into_its_blocks(self):
        html = ("<div><p>One <b>and</b>\n half</p>Loose<br>line<br> <br>next<ul><li>a<li>b</ul>"
                "<figure><img><figcaption>No</figcaption></figure><table><tr><td>c<td>d</table><script>no</script></div>")
        self.assertEqual(peers.Blocks(html).texts, ["One and half", "Loose line", "next", "a", "b", "c d"])


class Run(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = Path(scratch.name)
        pages = self.scratch / "corpus" / "pages"
        pages.mkdir(parents=True)
        for name in ("one", "two"):
            (pages / f"{name}.html").write_text(PAGE)
        lines = [json.dumps(GOLD | {"id": name}) for name in ("one", "two")]
        (self.scratch / "corpus" / "gold.ndjson").write_text("\n".join(lines) + "\n")

    def tool(self, name, script):
        program = self.scratch / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def measure(self, *options):
        found = self.scratch / "peers.json"
        environment = dict(os.environ, PATH=f"{self.scratch}/bin{os.pathsep}{os.environ['PATH']}")
        run = subprocess.run([sys.executable, HERE / "peers.py", PRESSCUT, self.scratch / "corpus", "--json", found, *options],
                             env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        return {tool["name"]: tool for tool in json.loads(found.read_text())["tools"]}, run.stdout

    def test_what_is_not_there_is_named(self):
        tools, printed = self.measure("--only", "defuddle,presscut", "--node-modules", str(self.scratch))
        self.assertIsNone(tools["Defuddle"]["version"])
        self.assertIn("Not there, so not measured: Defuddle (npm install defuddle linkedom", printed)
        self.assertNotIn("| Defuddle", printed)

    def test_a_right_article_has_full_marks(self):
        tools, printed = self.measure("--only", "presscut")
        found = tools["**presscut**"]
        self.assertEqual([found[name] for name in ("failed", "article_exact", "word_f1", "headline_exact")], [0, 1, 1, 1])
        self.assertGreater(found["pages_per_second"], 0)
        self.assertRegex(printed, r"\| \*\*presscut\*\* \d+\.\d+\.\d+ \|")

    def test_text_is_judged_by_its_lines(self):
        self.tool("w3m", f'[ "$1" = -version ] && echo w3m 9.9.9 && exit\nprintf "%s\\n\\n" "{TEXTS[0]}" Adverts')
        tools, _ = self.measure("--only", "w3m")
        self.assertEqual(tools["w3m"]["version"], "9.9.9")
        self.assertEqual(tools["w3m"]["article_f1"], 0.5)
        self.assertNotIn("headline_exact", tools["w3m"])

    def test_nothing_is_a_failure(self):
        self.tool("rdrview", '[ "$1" = -v ] && echo 0.1.2 && exit\nexit 1')
        tools, printed = self.measure("--only", "rdrview")
        self.assertEqual(tools["rdrview"]["failed"], 2)
        self.assertEqual(tools["rdrview"]["article_f1"], 0)

    def test_a_process_that_ends_costs_one_page(self):
        tool = peers.Batch([sys.executable, "-c", "print('{\"error\": \"none\"}', flush=True); raise SystemExit(1)"], None)
        with peers.Memory() as memory:
            errors = [record["error"] for record in tool.run(["a", "b", "c"], memory)]
        self.assertEqual(errors, ["none", "crashed, or took too long", "none"])

    def test_the_plot_has_every_tool(self):
        self.measure("--only", "presscut")
        drawn = subprocess.run([sys.executable, HERE / "plot.py", self.scratch / "peers.json"], capture_output=True, text=True,
                               check=True).stdout
        texts = [element.text or "" for element in xml.etree.ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
        self.assertTrue(any(text.startswith("presscut: 1.00") for text in texts), texts)


class Documents(unittest.TestCase):
    """What was measured last stands in peers.json; table and plot are made from it."""

    def setUp(self):
        self.root = HERE.parents[1]
        self.measured = HERE / "peers.json"

    def test_the_readme_shows_the_table(self):
        shown = re.search(r"<!-- peers[^>]*-->\n(.*?)<!-- /peers -->", (self.root / "README.md").read_text(encoding="utf-8"), re.S)
        self.assertEqual(shown[1].strip(), "\n".join(peers.table(json.loads(self.measured.read_text()))).strip())

    def test_the_plot_is_drawn_from_it(self):
        drawn = subprocess.run([sys.executable, HERE / "plot.py", self.measured], capture_output=True, text=True, check=True).stdout
        self.assertEqual((self.root / "samples/pictures/peers.svg").read_text(encoding="utf-8"), drawn)


unittest.main()
