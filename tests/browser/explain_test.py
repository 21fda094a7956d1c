"""The page that explains, in a real browser: it opens from a file, runs nothing of the saved page's, and its filters,
search and keys work. Usage: explain_test.py. Ends with 77 where there is no Chromium."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import browser

PRESSCUT = os.environ["PRESSCUT"]
SKIPPED = 77

PROSE = ("The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had waited in the rain since "
         "the early morning, were not amused by what the crew told them.")

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry late again</title></head><body>
<nav>{"".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(30))}</nav>
<article class="story"><h1>Ferry late again</h1><p>{PROSE}</p><p>{PROSE.replace("eight", "nine")}</p>
<div class="ad-slot"><p>Advertisement</p></div><p class="promo">Buy a boat today, only this week.</p>
<p>{PROSE.replace("eight", "ten")}</p><p>A line of עברית and <b>bold</b> text, which is long enough to be read as text.</p>
</article><footer><a href="/i">Imprint</a></footer></body></html>"""

EVIL = "\"'></p></title></style></script><script>document.title = 'PWNED'</script><img src=x onerror=\"document.title='PWNED'\">"
EVIL_TEXT = EVIL.replace("&", "&amp;").replace("<", "&lt;")
EVIL_VALUE = EVIL_TEXT.replace('"', "&quot;")
HOSTILE = f"""<!DOCTYPE html><html lang="{EVIL_VALUE}"><head><title>{EVIL_TEXT}</title>
<meta name="author" content="{EVIL_VALUE}"><meta property="og:site_name" content="{EVIL_VALUE}">
<link rel="canonical" href="javascript:document.title='PWNED'"><meta property="og:image" content="{EVIL_VALUE}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x<img src=x onerror=alert(1)>",
"author": {{"name": "</script><script>document.title='PWNED'</script>"}}}}</script></head>
<body><article id="{EVIL_VALUE}"><h1>{EVIL_TEXT}</h1><p class="{EVIL_VALUE}">{PROSE} {EVIL_TEXT}</p>
<p>{PROSE} {EVIL_TEXT} again</p><pre>{EVIL_TEXT}
{EVIL_TEXT}</pre><p class="promo">{EVIL_TEXT}</p></article></body></html>"""

STYLES = """const style = getComputedStyle(document.querySelector('.run[data-v=cut]'));
return style.borderLeftStyle + ' ' + style.borderLeftWidth"""
SHOWN = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.dataset.f)"


class ExplainPageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)

    def explain(self, content, *options, rules="##.promo\n![advert]\n##.ad-slot\n"):
        """Explains a page and opens what was written."""
        folder = pathlib.Path(self.folder.name)
        (folder / "page.html").write_text(content, encoding="utf-8")
        (folder / "my.rules").write_text(rules, encoding="utf-8")
        subprocess.run([PRESSCUT, "explain", *options, "--rules", "my.rules", "--html", "why.html", "page.html"],
                       cwd=folder, check=True, timeout=60)
        self.open()

    def open(self):
        self.browser.size(1500, 950)
        self.browser.open((pathlib.Path(self.folder.name) / "why.html").as_uri())

    def tearDown(self):
        self.assertEqual(self.browser.messages(), [])

    def shown(self, selector):
        return self.browser.run(SHOWN, selector)

    def test_opens_from_a_file_with_its_style_and_script(self):
        self.explain(PAGE)
        self.assertEqual(self.browser.run("return document.title"), "Explained: Ferry late again")
        self.assertEqual(self.browser.run(STYLES), "dashed 4px")
        self.assertTrue(self.browser.run("return document.documentElement.classList.contains('js')"))
        self.assertEqual(self.browser.run("return performance.getEntriesByType('resource').length"), 0)

    def test_three_columns_where_there_is_room_and_one_where_not(self):
        self.explain(PAGE)
        lefts = "return new Set([...document.querySelectorAll('.column')].map(e => e.getBoundingClientRect().left)).size"
        self.assertEqual(self.browser.run(lefts), 3)
        for width in (420, 1000, 1500):
            self.browser.size(width, 900)
            self.assertEqual(self.browser.run("return document.documentElement.scrollWidth"), width)
        self.browser.size(420, 900)
        self.assertEqual(self.browser.run(lefts), 1)

    def test_nothing_of_a_hostile_page_runs(self):
        self.explain(HOSTILE, "--rules", "my.rules", "--cut", "p:has-text(/<script>|onerror/):max-text-length(9)")
        self.assertRegex(self.browser.run("return document.title"), "^Explained: ")
        self.assertEqual(self.browser.run("return document.images.length + document.scripts.length"), 1)
        self.assertEqual(self.browser.run("return document.querySelectorAll('[href^=javascript], [onerror], [style]').length"), 0)
        self.browser.point_at(".run p")
        self.assertNotEqual(self.card(), "")
        self.assertEqual(self.browser.run("return document.images.length + document.scripts.length"), 1)
        self.assertRegex(self.browser.run("return document.title"), "^Explained: ")
        self.assertIn("<script>", self.browser.run("return document.querySelector('#page').textContent"))

    def test_the_policy_would_stop_what_escaping_missed(self):
        self.explain(PAGE)
        self.browser.run("""const script = document.createElement('script'); script.textContent = "document.title = 'PWNED'";
            document.body.append(script); const image = new Image(); image.setAttribute('onerror', "document.title = 'PWNED'");
            image.src = 'https://tracker.example/x.png'; document.body.append(image)""")
        self.assertEqual(self.browser.run("return document.title"), "Explained: Ferry late again")
        messages = self.browser.messages()
        self.assertTrue(all("Content Security Policy" in message for message in messages), messages)
        self.assertGreaterEqual(len(messages), 2)

    def check_filters(self):
        everything = self.shown(".decisions > li")
        self.assertIn("navigation", everything)
        self.browser.click("#f-advert")
        self.assertEqual(self.shown(".decisions > li"), ["advert"])
        self.assertEqual(self.shown(".run"), ["advert"])
        self.browser.click("#v-kept")
        self.assertEqual(self.shown(".run"), [])
        self.browser.click("#f-any")
        self.assertEqual(set(self.shown(".run")), {"none"})
        self.browser.click("#v-all")
        self.assertEqual(self.shown(".decisions > li"), everything)

    def test_filters(self):
        self.explain(PAGE)
        self.check_filters()

    def test_all_is_there_without_scripts(self):
        self.explain(PAGE)
        self.browser.scripts(False)
        self.addCleanup(self.browser.scripts, True)
        self.open()
        self.browser.click("#f-advert")
        self.browser.scripts(True)
        self.assertFalse(self.browser.run("return document.documentElement.classList.contains('js')"))
        self.assertEqual(self.shown(".run"), ["advert"])
        self.assertEqual(self.browser.run("return document.querySelector('.search').checkVisibility()"), False)

    def card(self):
        return self.browser.run("return document.querySelector('.card').hidden ? '' : document.querySelector('.card').textContent")

    def test_the_rule_on_hover(self):
        self.explain(PAGE)
        self.browser.point_at("[data-e='p.promo']")
        card = self.card()
        for part in ("cut", "##.promo", "my.rules:1", "p.promo", "weight"):
            self.assertIn(part, card)
        self.assertEqual(self.browser.run("return document.querySelectorAll('.lit').length"), 2)

    def test_search(self):
        self.explain(PAGE)
        self.browser.press("/", *"SECTION 1")
        self.assertEqual(self.browser.run("return document.getElementById('found').textContent").split(" of ")[0], "11")
        self.assertTrue(self.browser.run("return document.querySelector('.run[data-f=navigation]').open"))
        self.browser.press("escape")
        self.assertEqual(self.browser.run("return document.querySelectorAll('.miss').length"), 0)
        self.assertFalse(self.browser.run("return document.querySelector('.run[data-f=navigation]').open"))

    def test_keys_and_links_lead_to_blocks(self):
        self.explain(PAGE)
        self.browser.press("j")
        self.assertEqual(self.browser.run("return document.activeElement.textContent"), "Section 0")
        self.browser.press("j", "k", "down")
        self.assertEqual(self.browser.run("return document.activeElement.textContent"), "Section 1")
        self.assertIn("navigation", self.card())
        self.browser.click("li[data-f=advert] .places a")
        self.assertEqual(self.browser.run("return document.activeElement.textContent"), "Advertisement")
        self.browser.click("article p[data-b]")
        self.assertEqual(self.browser.run("return document.activeElement.textContent"), PROSE)

    def test_prints_whole(self):
        self.explain(PAGE)
        self.browser.size(700, 500)
        self.browser.control("Emulation.setEmulatedMedia", media="print")
        self.addCleanup(self.browser.control, "Emulation.setEmulatedMedia", media="")
        clipped = """return [...document.querySelectorAll('.decisions, .column, .run > p')]
            .filter(e => e.scrollHeight > e.clientHeight + 4 && getComputedStyle(e).overflowY !== 'visible').length"""
        self.assertEqual(self.browser.run(clipped), 0)
        self.browser.run("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(self.browser.run("return document.querySelectorAll('.run:not([open])').length"), 0)

    def test_dark_and_light_differ(self):
        self.explain(PAGE)
        colours = set()
        for scheme in ("light", "dark"):
            self.browser.scheme(scheme)
            colours.add(self.browser.run("return getComputedStyle(document.body).color"))
        self.browser.scheme("light")
        self.assertEqual(len(colours), 2)


if __name__ == "__main__":
    if not browser.is_there():
        print("skipped: needs chromium and chromedriver")
        sys.exit(SKIPPED)
    unittest.main()
