"""What a hostile page, the names of files, and rules say, in a real browser: in the format html and in the page that explains
it is text, and none of it runs. Usage: untrusted_test.py. Ends with 77 where there is no Chromium."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import browser

PRESSCUT = os.environ["PRESSCUT"]
SKIPPED = 77

RUN = "document.documentElement.dataset.ran='1'"
# Each would run if it were put into a page as it is, at one place or another.
SCRIPTS = [f"<script>{RUN}</script>", f"</title></style></textarea><script>{RUN}</script>", f"<img src=x onerror=\"{RUN}\">",
           f"\"'><svg onload=\"{RUN}\">", f"\" autofocus onfocus=\"{RUN}\" x=\"", f"--><script>{RUN}</script>",
           f"]]><script>{RUN}</script>", f"</script><script>{RUN}</script>", f"<iframe srcdoc=\"<script>parent.{RUN}</script>\">",
           f"<base href='javascript:{RUN}//'>", f"<meta http-equiv=refresh content=\"0;url=javascript:{RUN}\">",
           f"<style>@import 'data:text/css,x'</style><a href=\"javascript:{RUN}\">x</a>", f"&lt;script&gt;{RUN}&lt;/script&gt;",
           f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-", "<!--", "<plaintext>", "<![CDATA["]
ADDRESSES = [f"javascript:{RUN}", f" java\nscript:{RUN}", f"\x01javascript:{RUN}", f"JaVaScRiPt&colon;{RUN}", f"vbscript:{RUN}",
             f"data:text/html,<script>parent.{RUN}</script>", f"https://example.org/\" onmouseover=\"{RUN}\" x=\"",
             f"//example.org/'><script>{RUN}</script>"]
ALL = " ".join(SCRIPTS)
PROSE = ("The eight fifteen ferry left the pier an hour late on Monday, and the passengers, who had waited in the rain since "
         "the early morning, were not amused by what the crew told them.")
FILE = "<img src=x onerror=document.documentElement.dataset.ran=1>\"'&#x3c;.html"


def text(value):
    return value.replace("&", "&amp;").replace("<", "&lt;")


def quoted(value):
    return '"' + text(value).replace('"', "&quot;") + '"'


def hostile_page():
    data = json.dumps({"@type": "NewsArticle", "headline": ALL, "articleSection": [ALL], "keywords": [ALL], "inLanguage": ALL,
                       "author": [{"name": ALL, "url": ADDRESSES[0]}], "publisher": {"name": ALL}, "url": ADDRESSES[0],
                       "image": {"url": ADDRESSES[0], "caption": ALL}, "datePublished": ALL}).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    links = "".join(f"<p>{PROSE} <a href={quoted(address)}>link</a> <img src={quoted(address)} alt={quoted(ALL)} title={quoted(ALL)}></p>"
                    for address in ADDRESSES)
    return f"""<!DOCTYPE html><html lang={quoted(ALL)}><head><title>{text(ALL)}</title><script type="application/ld+json">{data}</script>
<meta name=author content={quoted(ALL)}><meta property="og:site_name" content={quoted(ALL)}><meta name=description content={quoted(ALL)}>
<meta property="og:image" content={quoted(ADDRESSES[0])}><link rel=canonical href={quoted(ADDRESSES[6])}><base href={quoted(ADDRESSES[0])}></head>
<body><article id={quoted(ALL)} class={quoted(ALL)}><h1>Ferry late {text(ALL)}</h1><p>{PROSE} {text(ALL)}</p><h2>{text(ALL)}</h2>{links}
<ul><li>{text(ALL)}</li></ul><blockquote><p>{text(ALL)}</p></blockquote><pre>{text(ALL)}</pre><table><tr><td>{text(ALL)}<td>x</table>
<figure><img src=a.png><figcaption>{text(ALL)}</figcaption></figure><p class=promo>{text(ALL)}</p><p>{PROSE}</p></article></body></html>"""


class UntrustedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.close)
        (pathlib.Path(cls.folder.name) / FILE).write_text(hostile_page(), encoding="utf-8")

    def open(self, *arguments):
        """Opens what presscut prints."""
        done = subprocess.run([PRESSCUT, *arguments, FILE], cwd=self.folder.name, check=True, timeout=60, capture_output=True)
        page = pathlib.Path(self.folder.name) / "opened.html"
        page.write_bytes(done.stdout)
        self.browser.open(page.as_uri())
        self.assertIn("onerror", self.browser.run("return document.documentElement.textContent"))

    def check_nothing_ran(self):
        # Whatever waits for the mouse or the keyboard has its turn, too.
        self.browser.run("""for (const element of document.querySelectorAll('*'))
            for (const type of ['mouseover', 'focus', 'load', 'error']) element.dispatchEvent(new Event(type))""")
        self.assertIsNone(self.browser.run("return document.documentElement.dataset.ran || null"))
        handlers = "return [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
        self.assertEqual(self.browser.run(handlers), 0)
        self.assertEqual(self.browser.run("return document.querySelectorAll('iframe, base, object, embed, form, [srcdoc], meta[http-equiv=refresh]').length"), 0)
        addresses = "return [...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') || e.getAttribute('src'))"
        for address in self.browser.run(addresses):
            self.assertRegex(address, "^(https?://|//|#|[^:]*$)")
        self.assertTrue(self.browser.run("return location.href").startswith("file:"))

    def test_what_is_put_into_a_page_as_it_is_runs(self):
        for script in SCRIPTS[:4]:
            with self.subTest(script):
                page = pathlib.Path(self.folder.name) / "opened.html"
                page.write_text("<title>" + script if "title" in script else "<p title=\"" + script if script[0] == '"' else script, encoding="utf-8")
                self.browser.open(page.as_uri())
                self.browser.run("return new Promise(done => setTimeout(done, 100))")
                self.assertEqual(self.browser.run("return document.documentElement.dataset.ran"), "1")

    def test_html_runs_nothing(self):
        for options in ([], ["--include", "captions,links,images,tables"], ["--no-default-rules", "--embedded-data", "always"],
                        ["--only", "source,url,publisher,headline,summary,authors,published,section,tags,image,language"]):
            with self.subTest(options):
                self.open("-f", "html", *options)
                self.check_nothing_ran()
                self.assertEqual(self.browser.run("return document.scripts.length + document.styleSheets.length"), 0)

    def test_explanation_runs_nothing_but_its_own(self):
        rules = pathlib.Path(self.folder.name) / "<svg onload=document.documentElement.dataset.ran=1>.rules"
        rules.write_text(f"##.promo\n##p:has-text(<script>{RUN.replace('(', '')}</script>)\n", encoding="utf-8")
        for options in ([], ["--rules", rules.name, "--keep", "h2:has-text(/<svg onload=|<img/)"], ["--no-default-rules"]):
            with self.subTest(options):
                self.open("explain", "--html", "-", *options)
                self.check_nothing_ran()
                self.assertEqual(self.browser.run("return document.scripts.length"), 1)
                self.assertEqual(self.browser.run("return document.images.length"), 0)
                policy = self.browser.run("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
                self.assertIn("default-src 'none'", policy)
                self.assertNotIn("unsafe", policy)
                self.assertEqual(self.browser.messages(), [])


if __name__ == "__main__":
    if not browser.is_there():
        print("skipped: needs chromium and chromedriver")
        sys.exit(SKIPPED)
    unittest.main()
