// Runs one extractor from npm for peers.py. Reads names of pages from standard input, a line each, and prints for each a
// line of JSON: {"headline", "html"}, or {"error"}.
//
// Usage: node peers.mjs readability-jsdom|readability-linkedom|defuddle NODE_MODULES
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [tool, folder] = process.argv.slice(2);
const modules = resolve(folder);
const load = createRequire(modules + '/');
console.log = console.info = console.error;  // what a library has to say is not a record

// linkedom takes text: the encoding is what the page names, as jsdom finds out by itself.
function decoded(bytes) {
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'));
  try {
    return new TextDecoder(named ? named[1] : 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

// Where the page says it is from: some of Defuddle's rules are for sites.
function addressOf(document) {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return link && /^https?:/.test(link) ? link : undefined;
}

const tools = {
  'readability-jsdom'() {
    const { Readability } = load('@mozilla/readability');
    const { JSDOM, VirtualConsole } = load('jsdom');
    return (bytes) => {
      const page = new JSDOM(bytes, { virtualConsole: new VirtualConsole() });
      try {
        const article = new Readability(page.window.document).parse();
        return article && { headline: article.title, html: article.content };
      } finally {
        page.window.close();
      }
    };
  },
  'readability-linkedom'() {
    const { Readability } = load('@mozilla/readability');
    const { parseHTML } = load('linkedom');
    return (bytes) => {
      const article = new Readability(parseHTML(decoded(bytes)).document).parse();
      return article && { headline: article.title, html: article.content };
    };
  },
  async defuddle() {  // with the parser that its own program takes, and without the network
    const { Defuddle } = await import(pathToFileURL(modules + '/defuddle/dist/node.js'));
    const { parseLinkedomHTML } = await import(pathToFileURL(modules + '/defuddle/dist/utils/linkedom-compat.js'));
    return async (bytes) => {
      const document = parseLinkedomHTML(decoded(bytes));
      const article = await Defuddle(document, addressOf(document), { useAsync: false });
      return { headline: article.title, html: article.content };
    };
  },
};

const extract = await tools[tool]();
for await (const name of createInterface({ input: process.stdin })) {
  let record;
  try {
    record = (await extract(readFileSync(name))) || { error: 'no article' };
  } catch (error) {
    record = { error: String(error) };
  }
  writeSync(1, JSON.stringify(record) + '\n');  // now: process.stdout would wait for a turn that may be long in coming
}
