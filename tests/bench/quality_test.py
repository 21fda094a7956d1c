"""The quality gate itself: it passes where the figures are as stored, and fails where one has fallen."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PRESSCUT = sys.argv.pop(1)
GATE = Path(__file__).with_name("quality.py")
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry returns in May | The Wexcombe Post</title>
<meta property="og:site_name" content="The Wexcombe Post"><meta name="author" content="Maud Tilney"></head><body><article>
<h1>Ferry returns in May</h1>
<p>The old ferry on the Lume will run again from the first of May, the harbour board decided on Monday evening.</p>
<p>Two engineers spent the winter on its engine, most of which they had to make anew from the old drawings.</p>
</article></body></html>"""
GOLD = {
    "id": "ferry",
    "headline": "Ferry returns in May",
    "summary": [],
    "body": [
        {"kind": "paragraph", "text": "The old ferry on the Lume will run again from the first of May, the harbour board decided on Monday evening."},
        {"kind": "paragraph", "text": "Two engineers spent the winter on its engine, most of which they had to make anew from the old drawings."},
    ],
    "text": None,
    "with": ["old drawings"],
    "without": ["Wexcombe Post"],
    "authors": ["Maud Tilney"],
    "published": None,
}


class Gate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.corpus = Path(folder.name) / "small"
        (self.corpus / "pages").mkdir(parents=True)
        (self.corpus / "pages" / "ferry.html").write_text(PAGE)
        self.write_gold(GOLD)

    def write_gold(self, gold):
        (self.corpus / "gold.ndjson").write_text(json.dumps(gold) + "\n")

    def run_gate(self, *options):
        return subprocess.run([sys.executable, GATE, *options, PRESSCUT, self.corpus], capture_output=True, text=True, check=False)

    def test_a_perfect_page_has_perfect_figures(self):
        run = self.run_gate("--write-floors")
        self.assertEqual(run.returncode, 0, run.stderr)
        figures = json.loads((self.corpus / "floors.json").read_text())
        self.assertEqual(figures.pop("summary_false"), 0)
        self.assertEqual(figures.pop("without_rate"), 0)
        self.assertEqual(set(figures.values()), {1})

    def test_a_fall_fails_and_is_named(self):
        self.run_gate("--write-floors")
        self.write_gold(GOLD | {"headline": "Ferry to return in May"})
        run = self.run_gate()
        self.assertEqual(run.returncode, 1)
        self.assertIn("| `headline_exact` | 0.0000 | 1.0000 | **below** |", run.stdout)
        self.assertIn("| `body_exact` | 1.0000 | 1.0000 |  |", run.stdout)

    def test_a_rise_of_what_should_be_low_fails(self):
        self.run_gate("--write-floors")
        self.write_gold(GOLD | {"without": ["old drawings"]})
        run = self.run_gate()
        self.assertEqual(run.returncode, 1)
        self.assertIn("| `without_rate` | 1.0000 | 0.0000 | **below** |", run.stdout)

    def test_a_page_that_is_lost_counts_as_wrong(self):
        self.run_gate("--write-floors")
        (self.corpus / "pages" / "ferry.html").write_text("<p>Nothing.")
        run = self.run_gate()
        self.assertEqual(run.returncode, 1)
        self.assertIn("| `perfect` | 0.0000 | 1.0000 | **below** |", run.stdout)

    def test_without_floors_there_is_nothing_to_fall_below(self):
        self.assertEqual(self.run_gate().returncode, 0)

    def test_the_worst_pages_are_named(self):
        self.assertIn("1.000  ferry", self.run_gate("--worst", "perfect").stdout)


unittest.main()
