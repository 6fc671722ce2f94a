/*
 * Makes dist/: `dr-wizard.js`, a tiny guard that any Node since 12 can read, and the program behind it, cut so that
 * the screens, the Kubernetes client and the prompts are loaded only when needed.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import own from './package.json' with { type: 'json' };
import {
  lateSegmenter,
  noDevtools,
  widthCache,
  wordsBeside,
  yogaNoFetch,
} from './build/plugins.ts';
import { wordsIn } from './src/text/words-in.ts';

const digest = digestOfSources();
const define = {
  'process.env.NODE_ENV': '"production"',
  'process.env.DEV': '"false"',
  DR_WIZARD_VERSION: JSON.stringify(own.version),
  DR_WIZARD_BUILD: JSON.stringify(digest),
};

/** The guard imports the program as a file beside it, never into itself. */
const programBeside: Plugin = {
  name: 'program-beside',
  setup(run) {
    run.onResolve({ filter: /\/src\/(main|keep|range|splash|stand-in)\.ts$/ }, (imported) => ({
      path: `./${path.basename(imported.path, '.ts')}.js`,
      external: true,
    }));
  },
};

// A wizard that is running from here loads more of itself later: what it loads may not vanish without need.
if (existsSync('dist/build.txt') && readFileSync('dist/build.txt', 'utf8') === digest) {
  process.exit();
}
// Made aside and put in place at once: a program that is being started never sees half of it.
const aside = `dist.${process.pid}`;
await build({
  entryPoints: { 'dr-wizard': 'bin/dr-wizard.ts' },
  outdir: aside,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node12.20',
  minify: true,
  charset: 'utf8',
  define,
  plugins: [programBeside],
});
const { metafile } = await build({
  entryPoints: ['src/main.ts', 'src/keep.ts', 'src/range.ts', 'src/splash.ts', 'src/stand-in.ts'],
  outdir: aside,
  entryNames: '[name]',
  chunkNames: 'chunk-[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.22',
  jsx: 'automatic',
  minify: true,
  charset: 'utf8',
  define,
  metafile: true,
  // Packages in CommonJS call `require`; a short name here would collide with the minifier's.
  banner: {
    js: `import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);const __dirname=import.meta.dirname,__filename=import.meta.filename;`,
  },
  // Its Node entry is CommonJS, whose names an import() in a bundle does not see.
  // What ssh2 would be quicker with, where somebody has compiled it.
  external: ['cpu-features'],
  loader: { '.node': 'empty' },
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [yogaNoFetch, lateSegmenter, widthCache, noDevtools, wordsBeside],
});
for (const lang of ['en', 'zh-CN'] as const)
  writeFileSync(`${aside}/words-${lang}.json`, JSON.stringify(wordsIn(lang)));
// For the tests only: what is in which chunk. The package leaves it out.
writeFileSync(`${aside}/meta.json`, JSON.stringify(metafile));
writeFileSync(`${aside}/.npmignore`, 'meta.json\nbuild.txt\n');
writeFileSync(`${aside}/build.txt`, digest);
const old = `${aside}.old`;
if (existsSync('dist')) renameSync('dist', old);
renameSync(aside, 'dist');
rmSync(old, { recursive: true, force: true });

/** Names this build in every journal: two programs with one version and different sources tell themselves apart. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  const folders = '{bin,build,screens,src}/**/*.{ts,tsx}';
  const files = globSync([folders, 'build.ts', 'package.json', 'package-lock.json']);
  for (const file of files.toSorted()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
