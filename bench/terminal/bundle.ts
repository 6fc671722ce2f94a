import path from 'node:path';
import { build } from 'esbuild';
import { lateSegmenter, noDevtools, widthCache, yogaNoFetch } from '../../build/plugins.ts';

/** The screens with their load, built as the program itself is. */
export async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = path.join(folder, `${path.basename(entry, path.extname(entry))}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.22',
    jsx: 'automatic',
    minify: process.env['PROFILE'] === undefined,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: {
      js: `import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);`,
    },
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    plugins: [yogaNoFetch, lateSegmenter, widthCache, noDevtools],
    logLevel: 'error',
  });
  return outfile;
}
