import path from 'node:path';
import type { Command } from '../cli.ts';
import { loadRunbook } from '../language/index.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { EXIT_CODES } from '../model/error.ts';
import { printRunbook } from '../report/print-runbook.ts';
import { texts } from '../text/index.ts';
import { findingText } from './finding-text.ts';
import { CATALOGUE, runbookPath } from './load-book.ts';
import { readSource } from './read-source.ts';
import type { World } from './world.ts';

type Asked = Pick<Extract<Command, { do: 'print' }>, 'runbook' | 'site'>;

/** `dr-wizard print`: the runbook as a Markdown document, with the values of the site where one is named. */
export async function print(
  world: World,
  { runbook, site }: Asked,
  catalogue: Catalogue = CATALOGUE,
): Promise<number> {
  const words = texts(world.lang);
  const entry = runbookPath(world, runbook);
  const sitePath = site === null ? null : path.resolve(world.cwd, site);
  const loaded = loadRunbook(entry, sitePath, readSource(world.cwd), catalogue);
  if (loaded.runbook === null) {
    for (const finding of loaded.findings) world.err(`${findingText(finding, words)}\n\n`);
    return EXIT_CODES['faulty-file'];
  }
  world.out(printRunbook(loaded.runbook, words));
  return 0;
}
