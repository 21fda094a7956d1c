#!/usr/bin/env python3
"""Draws what peers.py measured: how fast and how exact each tool is. Usage: plot.py peers.json > peers.svg"""

import html
import json
import math
import sys

WIDTH, HEIGHT = 760, 430
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 62, 56
INK, GREY, GRID, OURS, OTHERS = "#1b1f24", "#59636e", "#e4e7eb", "#0b6e4f", "#6b7683"
FIGURES = (("article_f1", "blocks of text right (F1)"), ("word_f1", "words right (F1)"))
LABEL_HEIGHT = 14


def across(value, low, high):
    return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(value) - low) / (high - low)


def up(value):
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value


def text(x, y, words, size=12, fill=GREY, anchor="middle", more=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"{more}>'
            f"{html.escape(words, quote=False)}</text>")


def speed(value):
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def axes(low, high, title, pages):
    for tenth in range(0, 11, 2):
        y = up(tenth / 10)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{GRID}"/>'
        yield text(LEFT - 10, y + 4, f"{tenth / 10:.1f}", anchor="end")
    for power in range(low, high + 1):
        x = across(10**power, low, high)
        yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{GRID}"/>'
        yield text(x, HEIGHT - BOTTOM + 18, f"{10**power:g}")
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, "pages for a second of processor time (each step is ten times as many)")
    yield text(18, middle, title, more=f' transform="rotate(-90 18 {middle:.1f})"')
    yield text(LEFT, 28, f"{pages} news pages: further right is faster, further up is better", 14, INK, "start")


def places(x, y, width):
    """Where a point's label can stand: (left, baseline), the best first."""
    middle = min(max(x - width / 2, LEFT), WIDTH - RIGHT - width)
    return [(middle, y - 12), (middle, y + 24), (x + 14, y + 4), (x - 14 - width, y + 4), (x + 6, y + 20), (x + 6, y - 10),
            (middle, y + 40)]


def points(tools, figure, low, high):
    at = {tool["name"]: (across(tool["pages_per_second"], low, high), up(tool[figure])) for tool in tools}
    taken = [(x - 9, x + 9, y + 4) for x, y in at.values()]  # what labels must not cover
    for tool in sorted(tools, key=lambda tool: tool["pages_per_second"]):
        name, ours = tool["name"].strip("*"), tool["name"].startswith("**")
        x, y = at[tool["name"]]
        words = f"{name}: {tool[figure]:.2f}, {speed(tool['pages_per_second'])}/s"
        width = (7.4 if ours else 6.6) * len(words)
        left, baseline = next(
            place for place in places(x, y, width) if place[0] >= LEFT and place[0] + width <= WIDTH - RIGHT
            and all(abs(place[1] - line) >= LABEL_HEIGHT or place[0] > end or place[0] + width < begin
                    for begin, end, line in taken))
        taken.append((left, left + width, baseline))
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{8 if ours else 6}" fill="{OURS if ours else OTHERS}"/>'
        yield text(left + width / 2, baseline, words, 13 if ours else 12, OURS if ours else INK,
                   more=' font-weight="bold"' if ours else "")


def plot(measured):
    tools = [tool for tool in measured["tools"] if tool["version"] is not None]
    figure, title = next((found for found in FIGURES if all(found[0] in tool for tool in tools)), (None, None))
    if figure is None:
        sys.exit("no quality was measured: the pages have no gold")
    if figure == "article_f1" and measured["blocks"] < measured["pages"]:
        title += f", of the {measured['blocks']} pages with such gold"
    low = math.floor(math.log10(min(tool["pages_per_second"] for tool in tools)))
    high = math.ceil(math.log10(max(tool["pages_per_second"] for tool in tools)))
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
           'font-family="system-ui, \'DejaVu Sans\', sans-serif">')
    yield f"<title>presscut and other tools: speed and {title}</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" rx="8" fill="#fff"/>'
    yield from axes(low, high, title, measured["pages"])
    yield from points(tools, figure, low, high)
    yield "</svg>"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print("\n".join(plot(json.load(file))))
