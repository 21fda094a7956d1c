#!/usr/bin/env python3
"""How exact presscut is on a corpus, and whether that is as good as it was.

    quality.py PRESSCUT CORPUS...            figures as a table; fails if one is below its floor
    quality.py --write-floors PRESSCUT CORPUS...
    quality.py --worst METRIC PRESSCUT CORPUS

A corpus is a folder with pages/ and gold.ndjson, one object a page:
    id         the page's file name without .html or .html.gz
    headline   string, or null: not judged
    summary    [string], or null: not judged
    body       [{"kind": "heading" | "paragraph", "text": string}], or null
    text       where the gold is one text without structure: string or null
    with, without   texts that the body must, and must not, have
    authors, published   [] and null: not judged

Floors are read from floors.json in the corpus, or, for a corpus that cannot be written to, from quality_floors.json
beside this program, under the corpus folder's name. A figure is a mean over the pages that its gold can judge.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

FLOORS = Path(__file__).with_name("quality_floors.json")
TOLERANCE = 0.0005  # of rounding in the floors
LOWER_IS_BETTER = {"summary_false", "without_rate"}
WORD = re.compile(r"\w+")

# Signs that papers set in many ways, and readers take for one.
ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u2060", " "),
        "\u00ad": None,
    }
)


def plain(text):
    return " ".join(unicodedata.normalize("NFC", text or "").translate(ALIKE).split())


def plain_list(texts):
    return [text for text in map(plain, texts or ()) if text]


def f1(found, expected):
    """F1 of two multisets."""
    hits = sum((Counter(found) & Counter(expected)).values())
    return 2 * hits / (len(found) + len(expected)) if hits else float(not found and not expected)


def judge_blocks(gold, record):
    body = [block["text"] for block in record.get("body") or () if block["kind"] != "caption"]
    found, expected = plain_list(body), plain_list(block["text"] for block in gold["body"])
    article = plain_list(record.get("summary")) + found
    whole = plain_list(gold["summary"]) + expected
    return {
        "body_exact": float(found == expected),
        "clean": float(bool(found) and not Counter(found) - Counter(expected)),
        "complete": float(bool(found) and not Counter(expected) - Counter(found)),
        "paragraph_f1": f1(found, expected),
        "article_exact": float(article == whole),
        "article_clean": float(bool(article) and not Counter(article) - Counter(whole)),
        "article_complete": float(bool(article) and not Counter(whole) - Counter(article)),
        "article_f1": f1(article, whole),
    }


def judge_text(gold, record):
    text = "\n\n".join(block["text"] for block in record.get("body") or () if block["kind"] != "caption")
    row = {}
    if gold.get("text") is not None:
        row["word_f1"] = f1(WORD.findall(text.lower()), WORD.findall(gold["text"].lower()))
    for name in ("with", "without"):
        if snippets := gold.get(name):
            row[name + "_rate"] = statistics.fmean(snippet.lower() in text.lower() for snippet in snippets)
    return row


def judge(gold, record):
    """The figures of one page; what its gold cannot judge is left out."""
    row = {}
    if gold.get("headline") is not None:
        row["headline_exact"] = float(plain(record.get("headline")) == plain(gold["headline"]))
    if gold.get("summary") is not None:
        found, expected = plain_list(record.get("summary")), plain_list(gold["summary"])
        row["summary_exact"] = float(found == expected and "error" not in record)
        if not expected:
            row["summary_false"] = float(bool(found))
    if gold.get("body") is not None:
        row |= judge_blocks(gold, record)
        row["perfect"] = min(row.get("headline_exact", 1.0), row.get("summary_exact", 1.0), row["body_exact"])
    row |= judge_text(gold, record)
    if gold.get("authors"):
        row["author_f1"] = f1(plain_list(a.lower() for a in record.get("authors") or ()), plain_list(a.lower() for a in gold["authors"]))
    if gold.get("published"):
        row["date"] = float((record.get("published") or "")[:10] == gold["published"][:10])
    return row


def page_id(source):
    return re.sub(r"\.html?(\.gz)?$", "", Path(source).name)


def extract(presscut, corpus):
    run = subprocess.run([presscut, "-q", "-f", "jsonl", corpus / "pages"], stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{presscut} ended with status {run.returncode}")
    return {page_id(record["source"]): record for record in map(json.loads, run.stdout.splitlines())}


def rows_of(presscut, corpus):
    records = extract(presscut, corpus)
    with open(corpus / "gold.ndjson", encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines if line.strip()]
    return {gold["id"]: judge(gold, records.get(gold["id"], {"error": "no record"})) for gold in golds}


def means(rows):
    values = {}
    for row in rows.values():
        for name, value in row.items():
            values.setdefault(name, []).append(value)
    return {name: round(statistics.fmean(of_pages), 4) for name, of_pages in values.items()}


def floors_of(corpus):
    own = corpus / "floors.json"
    if own.exists():
        return json.loads(own.read_text())
    return json.loads(FLOORS.read_text()).get(corpus.resolve().name, {})


def is_below(name, figure, floor):
    return figure > floor + TOLERANCE if name in LOWER_IS_BETTER else figure < floor - TOLERANCE


def report(corpus, figures, floors):
    """Prints the table; how many figures are below their floors."""
    print(f"\n{corpus.name}\n\n| figure | now | floor | |\n| --- | --- | --- | --- |")
    below = 0
    for name, figure in figures.items():
        floor = floors.get(name)
        fails = floor is not None and is_below(name, figure, floor)
        below += fails
        print(f"| `{name}` | {figure:.4f} | {'' if floor is None else f'{floor:.4f}'} | {'**below**' if fails else ''} |")
    for name in floors.keys() - figures.keys():
        below += 1
        print(f"| `{name}` | no page | {floors[name]:.4f} | **below** |")
    return below


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write-floors", action="store_true", help="store the figures in CORPUS/floors.json")
    parser.add_argument("--worst", metavar="METRIC", help="name the pages that score lowest")
    parser.add_argument("presscut")
    parser.add_argument("corpus", nargs="+", type=Path)
    options = parser.parse_args()
    below = 0
    for corpus in options.corpus:
        rows = rows_of(options.presscut, corpus)
        figures = means(rows)
        if options.write_floors:
            (corpus / "floors.json").write_text(json.dumps(figures, indent=2) + "\n")
        below += report(corpus, figures, floors_of(corpus))
        if options.worst:
            judged = sorted((row[options.worst], page) for page, row in rows.items() if options.worst in row)
            for value, page in judged[:20]:
                print(f"{value:.3f}  {page}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
