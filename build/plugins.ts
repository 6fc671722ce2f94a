import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';

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
      if (!MADE_WHILE_LOADING.test(source)) return undefined;
      const contents = source.replace(
        MADE_WHILE_LOADING,
        `const $1 = {
          segment: (text) => (globalThis.${SHARED} ??= new Intl.Segmenter()).segment(text),
        };`,
      );
      return { contents, loader: 'js' };
    });
  },
};
const MADE_WHILE_LOADING =
  /^const (\w+) = new Intl\.Segmenter\((?:undefined, \{ ?granularity: ['"]grapheme['"] ?\})?\);/m;
const SHARED = '__drWizardSegmenter';

/** Ink asks for React's developer tools only where DEV is set, which it never is here. */
export const noDevtools: Plugin = {
  name: 'no-devtools',
  setup(run) {
    run.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'none', namespace: 'none' }));
    run.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default {};' }));
  },
};
