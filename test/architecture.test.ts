import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/**
 * Who may import whom, static and dynamic imports alike, besides one's own folder. Whatever is not listed is
 * forbidden; `node:*` and packages count. A new folder has no row and may import nothing.
 */
const MAY_IMPORT: { readonly [place: string]: readonly string[] } = {
  'src/model': [],
  'src/core': ['src/model'],
  'src/readiness': ['src/model'],
  'src/language': ['src/model', 'yaml', 'zod', '@marcbachmann/cel-js', 'fastest-levenshtein'],
  'src/text': ['src/model', 'i18next'],
  'src/front-door': ['src/model'],
  'src/membership': ['src/model'],
  'src/cloud-calls': ['src/model'],
  'src/cloud': [
    'src/model',
    'src/net',
    'src/cloud-calls',
    'node:*',
    '@alicloud/openapi-core',
    '@alicloud/credentials',
  ],
  'src/jenkins': ['src/model'],
  'src/actions': ['src/cloud-calls', 'src/model', 'src/readiness', 'src/front-door', 'src/jenkins'],
  'src/probes': ['src/model', 'src/readiness', 'src/front-door', 'src/membership', 'src/jenkins'],
  'src/execute': ['src/core', 'src/model'],
  'src/journal': ['src/model', 'node:*', 'write-file-atomic'],
  'src/clock': ['src/model', 'node:*'],
  'src/cluster': [
    'src/model',
    'node:*',
    '@kubernetes/client-node',
    'undici',
    'ws',
    'yaml',
    'fastest-levenshtein',
  ],
  'src/files': ['src/model', 'node:*', 'yaml'],
  'src/archives': ['src/model', 'node:*', 'tar', 'yauzl', 'yaml'],
  'src/download': ['src/model', 'src/net', 'node:*'],
  'src/helm': ['src/model', 'node:*', 'yaml'],
  'src/git': ['src/model', 'node:*'],
  'src/net': ['src/model', 'node:*', 'p-queue'],
  'src/dns': ['src/model', 'src/net', 'node:*', 'dns-packet'],
  'src/tls': [
    'src/model',
    'src/net',
    'node:*',
    '@peculiar/asn1-ocsp',
    '@peculiar/asn1-schema',
    '@peculiar/asn1-x509',
  ],
  'src/http': ['src/model', 'src/net', 'node:*'],
  'src/rocketmq': ['src/model', 'node:*'],
  'src/nacos': ['src/model', 'node:*'],
  'src/services': ['src/model', 'node:*'],
  'src/secrets': ['src/model', 'node:*'],
  'src/ssh': ['src/model', 'node:*'],
  'src/shell': ['src/model', 'node:*', 'strip-ansi', 'zx/core'],
  'src/report': [
    'src/core',
    'src/model',
    'src/text',
    'mdast',
    'mdast-util-gfm',
    'mdast-util-to-markdown',
  ],
  'src/frontend': ['src/core', 'src/model', 'src/text', '@inquirer/prompts', 'fastest-levenshtein'],
  screens: [
    'src/core',
    'src/model',
    'src/text',
    'ink',
    'react',
    'string-width',
    'node:buffer',
    'node:process',
    'node:stream',
  ],
  'src/cli': ['src/model', 'src/text', 'commander', 'fastest-levenshtein'],
  'src/cli.ts': ['src/cli', 'src/model', 'src/text', 'commander'],
  'src/settings.ts': ['src/model', 'node:*', 'conf'],
  'src/keep.ts': ['src/journal', 'src/shell'],
  'src/practice': [
    'src/model',
    'node:*',
    '@peculiar/x509',
    'reflect-metadata',
    'dns-packet',
    'ssh2',
    'tar',
    'ws',
    'yaml',
  ],
  'src/commands': ['src', 'screens', 'node:*'],
  'src/main.ts': ['src', 'screens', 'node:*'],
  'src/splash.ts': ['src/settings.ts', 'src/terminal-kind.ts', 'node:*'],
  'src/stand-in.ts': ['src/practice'],
  'src/range.ts': ['src/practice'],
  bin: [
    'src/main.ts',
    'src/keep.ts',
    'src/range.ts',
    'src/splash.ts',
    'src/stand-in.ts',
    'src/text/guard.ts',
  ],
};

const SOURCES = globSync('{bin,screens,src}/**/*.{ts,tsx}').map((file) =>
  file.replaceAll(path.sep, '/'),
);

test.each(placesOf(SOURCES))('%s imports only what it may', (place) => {
  const allowed = MAY_IMPORT[place] ?? [];

  const offences = SOURCES.filter((file) => placeOf(file) === place).flatMap((file) =>
    importsOf(file)
      .filter((target) => !isWithin(target, place) && !allowed.some((one) => isWithin(target, one)))
      .map((target) => `${file} -> ${target}`),
  );

  expect(offences).toEqual([]);
});

test('main and the commands are the only ones that nothing below may know', () => {
  const offences = SOURCES.filter(
    (file) => !/^(bin|src\/commands|src\/main\.ts)/.test(file),
  ).flatMap((file) => importsOf(file).filter((target) => /^src\/(commands|main\.ts)/.test(target)));

  expect(offences).toEqual([]);
});

test('the practice range is a process of its own: nobody but its entry may know it', () => {
  const offences = SOURCES.filter(
    (file) => !/^src\/(practice\/|(range|stand-in)\.ts)/.test(file),
  ).flatMap((file) => importsOf(file).filter((target) => target.startsWith('src/practice/')));

  expect(offences).toEqual([]);
});

test('no file is longer than 250 lines, texts aside', () => {
  const long = SOURCES.filter((file) => !/^src\/text\/(en|zh)\//.test(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250);

  expect(long).toEqual([]);
});

const BANNED: readonly (readonly [what: string, pattern: RegExp, where: RegExp])[] = [
  ['process.exitCode and process.exit stand in bin only', /process\.exit/, /^(?!bin\/)/],
  [
    'zod is imported as `import * as z`: the other form bundles every language',
    /import \{[^}]*\bz\b[^}]*\} from 'zod'/,
    /./,
  ],
  [
    'nothing is written to the terminal but by main and the screens',
    /process\.std(out|err)\.write/,
    /^src\/(?!main\.ts)/,
  ],
  ['no default exports but where a package wants one', /^export default/m, /./],
];

test.each(BANNED)('%s', (_what, pattern, where) => {
  const offences = SOURCES.filter((file) => where.test(file)).filter((file) =>
    pattern.test(readFileSync(file, 'utf8')),
  );

  expect(offences).toEqual([]);
});

test('no test replaces a module of ours', () => {
  const mocking = globSync('test/**/*.{ts,tsx}').filter((file) =>
    /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')),
  );

  expect(mocking).toEqual([]);
});

test('an import that is only made when needed is seen as well', () => {
  const text = "const { a } = await import('./a.ts');\nexport { b } from '../b.ts';\nimport 'c';\n";

  expect(targetsIn(text, 'src/core/x.ts')).toEqual(['src/core/a.ts', 'src/b.ts', 'c']);
});

/** `src/core` for `src/core/plan.ts`, `src/main.ts` for itself, `screens` and `bin` as a whole. */
function placeOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? `src/${second}` : top;
}

function placesOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.map(placeOf))].toSorted();
}

function isWithin(target: string, place: string): boolean {
  if (place === 'node:*') return target.startsWith('node:');
  return target === place || target.startsWith(`${place}/`);
}

function importsOf(file: string): readonly string[] {
  return targetsIn(readFileSync(file, 'utf8'), file);
}

function targetsIn(text: string, file: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gms,
  );
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((target) =>
      target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target,
    );
}
