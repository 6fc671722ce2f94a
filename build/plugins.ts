import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { PLAIN_SIGNS } from './plain-width.ts';

/** Yoga carries its WebAssembly as a data: URL and tries `fetch` on it first, which loads all of undici: 40 ms. */
export const yogaNoFetch: Plugin = {
  name: 'yoga-no-fetch',
  setup(run) {
    run.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path: file }) => ({
      contents: `const fetch = undefined;\n${await readFile(file, 'utf8')}`,
      loader: 'js',
    }));
  },
};

/** Every package measures with one and the same function that remembers what it measured. */
export const widthCache: Plugin = {
  name: 'width-cache',
  setup(run) {
    const cached = path.resolve(import.meta.dirname, 'string-width-cached.ts');
    run.onResolve({ filter: /^string-width$/ }, () => ({ path: cached }));
  },
};

/** The first segmenter takes 18 ms, and five packages make one as they load: they all get one and the same, once needed. */
export const lateSegmenter: Plugin = {
  name: 'late-segmenter',
  setup(run) {
    const modules = /[\\/](string-width|wrap-ansi|slice-ansi|ansi-tokenize|ink)[\\/].*\.js$/;
    run.onLoad({ filter: modules }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const contents = source
        .replace(MADE_WHILE_LOADING, (_, name: string) => lateSegments(name))
        .replaceAll(ALL_EMOJI, (_, name: string, regex: string) => lateTest(name, regex));
      return contents === source ? undefined : { contents, loader: 'js' };
    });
  },
};
const MADE_WHILE_LOADING =
  /^const (\w+) = new Intl\.Segmenter\((?:undefined, \{ ?granularity: ['"]grapheme['"] ?\})?\);/m;
const SHARED = '__drWizardSegmenter';
/** What is on nearly every screen needs no segmenter: each of these signs stands for itself, whatever is beside it. */
const PLAIN = `/^[\\u001B${PLAIN_SIGNS}]*$/`;

function lateSegments(name: string): string {
  return `const ${name} = {
    segment(text) {
      if (!${PLAIN}.test(text)) return (globalThis.${SHARED} ??= new Intl.Segmenter()).segment(text);
      const all = Array.from(text, (segment, index) => ({ segment, index, input: text }));
      return Object.assign(all, { containing: (at) => all[at] });
    },
  };`;
}

/** To make this one takes 13 ms, and only what is unusual needs it. */
const ALL_EMOJI = /^const (\w+) = (\/.*\\p\{RGI_Emoji\}.*\/v);/gm;

function lateTest(name: string, regex: string): string {
  return `let made_${name};
  const ${name} = { test: (text) => (made_${name} ??= ${regex}).test(text) };`;
}

/** Ink asks for React's developer tools only where DEV is set, which it never is here. */
export const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(run) {
    run.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'none', namespace: 'none' }));
    run.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default {};' }));
  },
};

/** The words of a language are read when it is asked for: half a megabyte of them stood before every first frame. */
export const wordsBeside: Plugin = {
  name: 'words-beside',
  setup(run) {
    run.onLoad({ filter: /[\\/]src[\\/]text[\\/]words-in\.ts$/ }, () => ({
      contents: `
        import { readFileSync } from 'node:fs';
        import path from 'node:path';
        export const wordsIn = (lang) =>
          JSON.parse(readFileSync(path.join(import.meta.dirname, 'words-' + lang + '.json'), 'utf8'));`,
      loader: 'js',
    }));
  },
};
