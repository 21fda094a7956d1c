"""Markdown and HTML, read back by other programs: cmark-gfm finds the record's blocks in the one, and tidy nothing
wrong in the other. Over the pages of all cases and samples, and over texts that look like markup."""

import itertools
import json
import os
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree as xml

from program import ProgramTest, page

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ("--include", "captions,links,images")
NAMESPACE = "{http://commonmark.org/xml/1.0}"

# What each begins or ends would be markup, had it no backslash.
TRICKY = """1. May was the month in which it began
2024. gada 13. jūnijā tilts tika atvērts
7) is what the seventh said
- said the pier master, who had seen it all
-- and so it went
+ plus a little more than that
* a star at the beginning of the line
# a number sign at the beginning
#hashtag at the beginning
> greater than what was expected
=== what is this
--- and this
~~~ a fence of tildes
``` a fence of backticks
`code` in the middle, and ``more`` of it
| a | table | that is none |
    four blanks, which are one
_emphasis_ and __strong__ and *emphasis* and **strong**
“_quoted emphasis_” and (_this_) and snake_case_words and _ alone
[a link](https://evil.example) that is none
![an image](https://evil.example/a.png) that is none
[reference]: https://evil.example "and its title"
[^1] a footnote, and [x] a task
<b>no element</b> and <!-- no comment --> and <https://no.link.example>
&amp; and &copy; and &#65; as they stand, and AT&T
a backslash \\ and \\* and \\\\ and one at the end \\
~~struck~~ and ~this~ and H~2~O
http://plain.example/a_b_c_d and www.plain.example
Setext
=
:--- | ---:
$5 and $6, and a ^ and a {brace}
*** 
Wow! and then!
C# and the end #
the end ##""".split("\n")


def blocks_of(text, *, gfm):
    """The blocks that a reader of Markdown finds, flat: (kind, attributes, text, links, images)."""
    command = ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "tasklist"] if gfm else ["cmark"]
    done = subprocess.run([*command, "-t", "xml"], input=text.encode(), capture_output=True, check=True)
    # Control characters that XML cannot say.
    source = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", done.stdout.decode().split("\n", 2)[2])
    found = []
    walk(xml.fromstring(source), found, depth=-1, ordered=False, in_item=False, kind="paragraph")
    return found


def name_of(element):
    return element.tag.removeprefix(NAMESPACE)


def inline(element):
    """Text, links and images of a leaf block; fails on markup that nobody asked for."""
    text, links, images = "", [], []
    for part in element:
        name = name_of(part)
        if name == "text":
            text += part.text or ""
        elif name == "softbreak":
            text += "\n"
        elif name in ("link", "emph"):
            inner, more, images_inside = inline(part)
            text += inner
            links += [(inner, part.get("destination"))] if name == "link" else [("emph", inner)] + more
            images += images_inside
        elif name == "image":
            images.append((inline(part)[0], part.get("destination")))
        else:
            text += f"<{name}>{part.text or ''}"
    return text, links, images


def walk(element, found, **where):
    for child in element:
        name = name_of(child)
        if name == "list":
            walk(child, found, **{**where, "depth": where["depth"] + 1, "ordered": child.get("type") == "ordered"})
        elif name == "item":
            walk(child, found, **{**where, "in_item": True, "kind": "list_item"})
        elif name == "block_quote":
            walk(child, found, **{**where, "kind": "quote"})
        elif name == "paragraph":
            text, links, images = inline(child)
            emphasised = [link for link in links if link[0] == "emph"]
            links = [link for link in links if link[0] != "emph"]
            kind = where["kind"]
            if emphasised:
                kind = "caption" if emphasised == [("emph", text)] and kind == "paragraph" else "emphasis"
            at = (where["depth"], where["ordered"]) if kind == "list_item" else None
            if text or not images:
                found.append((kind, at, text, links))
            found.extend(("image", None, alt, [(alt, url)]) for alt, url in images)
        elif name == "heading":
            text, links, _ = inline(child)
            found.append(("heading", int(child.get("level")), text, links))
        elif name == "code_block":
            found.append(("code", None, (child.text or "").removesuffix("\n"), []))
        elif name == "table":
            rows = [[inline(cell) for cell in row] for row in child]
            found.append(("table", [[cell[0] for cell in row] for row in rows], None,
                          [link for row in rows for cell in row for link in cell[1]]))
        else:
            found.append((name, None, child.text, []))


def is_safe(url):
    scheme = re.match(r"([^:/?#]*):", url)
    return bool(url) and not re.search(r"[\x00-\x1f\x7f]", url) and not url.startswith(" ") and (
        scheme is None or scheme[1].lower() in ("http", "https", "mailto"))


def address(url):
    return "".join(f"%{ord(c):02X}" if c in ' <>\\"`{}|^()' else c for c in url)


def links_in(texts, links):
    """The links whose texts are in these, in order."""
    links, found = list(links), []
    for text in texts:
        at = 0
        for i, link in enumerate(links):
            place = text.find(link["text"], at) if link and link["text"] and is_safe(link["url"]) else -1
            if place >= 0:
                found.append((link["text"], address(link["url"])))
                at = place + len(link["text"])
                links[:i + 1] = [None] * (i + 1)
    return found


def blocks_of_record(record):
    """What a reader of Markdown has to find."""
    expected = []
    if record["headline"]:
        expected.append(("heading", 1, record["headline"], []))
    expected += [("list_item", (0, False), item, []) for item in record["summary"]]
    open_lists = []
    for block in record["body"]:
        kind, at, text = block["kind"], None, block["text"]
        images = [("image", None, image["caption"], [(image["caption"], address(image["url"]))])
                  for image in block.get("images", []) if is_safe(image["url"])]
        if kind == "list_item":
            depth = min(block["depth"], len(open_lists))
            if depth == len(open_lists) or open_lists[depth] != block["ordered"]:
                open_lists[depth:] = [block["ordered"]]
            del open_lists[depth + 1:]
            at = (depth, block["ordered"])
        else:
            open_lists = []
        links = links_in([text], block.get("links", []))
        if kind == "heading":
            at = min(max(block["level"], 2), 6)
        elif kind == "table" and block["rows"]:
            columns = max(map(len, block["rows"]))
            at, text = [row + [""] * (columns - len(row)) for row in block["rows"]], None
            links = links_in([cell for row in block["rows"] for cell in row], block.get("links", []))
        elif kind == "code":
            text, links = text.removesuffix("\n"), []
        here = [(kind, at, text, links)] if text is None or text else []
        expected += here + images if kind == "list_item" else images + here
    return expected


def images_in_items(blocks):
    """The place of an image inside an item is told by indentation alone, and its depth is not compared."""
    return [("image", None, text, links) if kind == "image" else (kind, at, text, links) for kind, at, text, links in blocks]


class MarkupTest(ProgramTest):
    def articles(self, names, form, suffix):
        """The pages' records, with what the program prints of each in a format."""
        listed = "\n".join(map(str, names)).encode()
        more = ["--include", "captions,links,images", "--files-from", "-"]
        lines = self.call("-f", "jsonl", *more, stdin=listed).stdout.splitlines()
        records = [record for record in map(json.loads, lines) if "error" not in record]
        self.call("-f", form, "-O", "out", *more, stdin=listed)
        written = {pathlib.Path(name).stem: name for name in self.names("out")}
        return [(record, self.read("out/" + written[pathlib.Path(record["source"]).stem])) for record in records]

    def all_pages(self):
        """The pages of cases and samples under names of their own in the test's folder."""
        pages = sorted([*ROOT.glob("tests/cases/*/*/page.*"), *ROOT.glob("samples/*.html")])
        names = []
        for number, source in enumerate(pages):
            name = f"p{number:04}-{source.parent.name}{source.suffix}"
            os.symlink(source, os.path.join(self.folder, name))
            names.append(name)
        return names

    def check_markdown(self, record, markdown):
        expected = blocks_of_record(record)
        self.assertEqual(images_in_items(blocks_of(markdown, gfm=True)), expected, record["source"] + "\n" + markdown)
        if not any(kind == "table" for kind, *_ in expected):
            self.assertEqual(images_in_items(blocks_of(markdown, gfm=False)), expected, record["source"] + "\n" + markdown)

    def test_markdown_of_every_case_parses_back_to_its_blocks(self):
        articles = self.articles(self.all_pages(), "markdown", "md")
        self.assertGreater(len(articles), 500)
        kinds = set()
        for record, markdown in articles:
            self.check_markdown(record, markdown)
            kinds.update(block["kind"] for block in record["body"])
        self.assertEqual(kinds, {"paragraph", "heading", "list_item", "quote", "table", "code", "caption"})

    def tricky_page(self):
        def safe(text):
            return text.replace("&", "&amp;").replace("<", "&lt;")

        numbers = itertools.count(1)
        words = "one two three four five six seven eight nine ten".split()

        def told():
            """Each text at the begin and at the end of a line that is said once."""
            for line in TRICKY:
                for before in (True, False):
                    number = next(numbers)
                    said = " ".join(words[int(digit)] for digit in f"{number:04}")
                    rest = f"the harbour master of pier {said} told the council of day {said}, and nobody had to add to it"
                    yield safe(f"{line}, as {rest}." if before else f"On the day {rest} but {line}")

        body = "".join(f"<p>{line}</p>\n" for line in told())
        body += "<ul>" + "".join(f"<li>{line}<ol><li>{inner}</li></ol></li>" for line, inner in zip(told(), told())) + "</ul>"
        body += "".join(f"<blockquote><p>{line}</p></blockquote><h2>{safe(title)} {i}</h2><p>{after}</p>"
                        for i, (line, title, after) in enumerate(zip(told(), TRICKY * 2, told())))
        body += "<table>" + "".join(f"<tr><td>{line}</td><td>{safe(cell)}</td></tr>"
                                    for line, cell in zip(told(), TRICKY * 2)) + "</table>"
        body += "<p>Wow!<a href='/a_b_(c)?x=1&amp;copy;=2'>a [link] with * and `</a>, and that was all that he said.</p>"
        return page("Ferry # late_again_ * and <b>[bold]</b> #").replace("</article>", body + "</article>")

    def test_texts_that_look_like_markup_are_texts(self):
        self.write("tricky.html", self.tricky_page())
        [(record, markdown)] = self.articles(["tricky.html"], "markdown", "md")
        self.assertGreater(len(record["body"]), 5 * len(TRICKY))
        self.check_markdown(record, markdown)

    def test_html_of_every_case_is_valid(self):
        self.write("tricky.html", self.tricky_page())
        articles = self.articles([*self.all_pages(), "tricky.html"], "html", "html")
        self.assertGreater(len(articles), 500)
        names = self.names("out")
        if self.tidy(*names) != (0, ""):
            self.assertEqual({name: self.tidy(name) for name in names if self.tidy(name) != (0, "")}, {})

    def tidy(self, *names):
        done = subprocess.run(["tidy", "-quiet", "-errors", *names], cwd=os.path.join(self.folder, "out"),
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    def test_tidy_finds_what_is_wrong(self):
        done = subprocess.run(["tidy", "-quiet", "-errors"], input="<!DOCTYPE html><title>a</title><p><ul><li>b</ul></p>",
                              capture_output=True, text=True, check=False)
        self.assertNotEqual(done.returncode, 0)

    def test_front_matter_is_the_record_above_the_text(self):
        self.write("a.html", page('He said: "no" \\ yes # so'))
        front = self.check("-f", "markdown", "--front-matter", "a.html").stdout
        plain = self.check("-f", "markdown", "a.html").stdout
        record = json.loads(self.check("-f", "jsonl", "a.html").stdout)
        head, yaml, text = re.split(r"^---\n", front, maxsplit=2, flags=re.MULTILINE)
        self.assertEqual((head, text), ("", "\n" + plain))
        known = {key: value for key, value in record.items() if key != "body" and value not in (None, [])}
        self.assertEqual({key: json.loads(value) for key, value in re.findall(r"^(\w+): (.*)$", yaml, re.MULTILINE)}, known)
        self.assertIn('headline: "He said: \\"no\\" \\\\ yes # so"\n', yaml)

    def test_front_matter_is_for_markdown(self):
        self.write("a.html")
        done = self.check("--front-matter", "a.html", status=2)
        self.assertIn("--front-matter needs -f markdown", done.stderr)


if __name__ == "__main__":
    unittest.main()
