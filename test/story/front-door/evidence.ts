/*
 * Shows names whose servers send what a terminal obeys on the screens of the built program, in a pseudo-terminal, and
 * prints the pages and every byte. Only ever started inside a network namespace without a way out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { PROGRAM } from '../../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { someAuthorities } from '../../support/tls/authorities.ts';
import { DNS_RECORDS } from './fault-cases.ts';
import { playWeb } from './fault-servers.ts';
import { ANSWERS } from './move-book.ts';
import { namespaceWorld, RESOLVER } from './namespace-world.ts';
import { WEB_CASES } from './web-cases.ts';

export type Evidence = { readonly pages: readonly string[]; readonly raw: string };

const NAMES = ['esc.shop.example', 'title.web.example', 'subject.web.example'] as const;

/** The cursor stands on a name, which has all its cells beside it. */
const IN_TABLE = /^❯.*\.example .*\S/m;

/** The cursor opens on the one that has failed, the last. */
const UPWARDS = NAMES.toReversed();

const world = await namespaceWorld(DNS_RECORDS);
try {
  process.stdout.write(JSON.stringify(await evidence()));
} finally {
  disposeAll();
  await world.close();
}
process.exit(0);

async function evidence(): Promise<Evidence> {
  const pki = await someAuthorities();
  world.write({
    'root.pem': pki.root.cert,
    'book.yaml': stringify(book()),
    'answers.yaml': ANSWERS.replace(/^steps:[^]*/m, ''),
  });
  for (const [index, host] of NAMES.entries()) {
    const one = WEB_CASES.find((each) => each.host === host);
    if (one !== undefined) await playWeb(addressOf(index), await one.play(pki, host));
  }
  const argv = ['incident', 'book.yaml', '--auto', '--answers', 'answers.yaml'];
  const home = path.join(world.folder, 'home');
  mkdirSync(home);
  // The wizard's own bell would look like one that a server sends.
  writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ notify: 'off' }));
  const env = { DR_WIZARD_HOME: home, LC_ALL: 'C.UTF-8' };
  const size = { columns: 100, rows: 60 };
  const program = new PtyProgram(process.execPath, [PROGRAM, ...argv], {
    ...size,
    cwd: world.folder,
    env,
  });
  const pages: string[] = [];
  await program.shows('1  failed', 20_000);
  program.press('d');
  await program.shows(IN_TABLE, 20_000);
  for (const name of UPWARDS) {
    const inTable = new RegExp(`^❯.*${name} +\\S`, 'm');
    await program.shows(inTable);
    program.press(KEYS.enter);
    pages.push(await program.shows(new RegExp(`^\\S ${name} *(?:should .*)?$`, 'm')));
    program.press(KEYS.esc);
    await program.shows(inTable);
    program.press(KEYS.up);
  }
  return { pages, raw: program.raw };
}

function book(): object {
  const title = { en: 'Names', zh: '域名' };
  const [alias, ...hosts] = NAMES;
  const records = [{ name: alias, value: '203.0.113.10' }];
  const dns = { records, resolvers: [{ address: RESOLVER, name: 'cache' }] };
  const prove = [
    { probe: 'dns/points-to', with: dns },
    ...hosts.flatMap((host, index) =>
      ['tls/serves', 'http/answers'].map((probe) => ({
        probe,
        with: { hosts: [host], address: addressOf(index + 1), trust: ['root.pem'] },
      })),
    ),
  ];
  return { id: 'book', title, steps: [{ id: 'moved', title, needs: [], prove }] };
}

function addressOf(index: number): string {
  return `198.51.100.${index + 110}`;
}
