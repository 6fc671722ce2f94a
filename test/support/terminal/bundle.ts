import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { noDevtools, widthCache, yogaNoFetch } from '../../../build/plugins.ts';

/** Bundles a program written in TSX, which Node cannot read, into a folder of its own; returns the file. */
export async function bundled(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-screens-'));
  const outfile = path.join(folder, 'app.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.22',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: {
      js: `import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);`,
    },
    plugins: [yogaNoFetch, widthCache, noDevtools],
    logLevel: 'error',
  });
  return outfile;
}
