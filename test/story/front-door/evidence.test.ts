import path from 'node:path';
import { expect } from 'vitest';
import { hasBind } from '../../support/dns/programs.ts';
import { isolatedTest } from '../../support/network-namespace.ts';
import type { Evidence } from './evidence.ts';

/** What the servers of these names send for a terminal to obey; the screens' own bytes have none of it. */
const SENT = ['\u001B]0;', '\u0007', '\u009B', '\u202E', '\u001B[31mred'];

// oxlint-disable-next-line no-control-regex -- how the wizard sets the title of the window
const OWN_TITLE = /\u001B\]2;[^\u0007\u001B]*\u0007/g;

isolatedTest(
  'what servers send for a terminal to obey stands as text on the pages of the names',
  async ({ isolated, skip }) => {
    skip(!hasBind(), 'no BIND');
    const script = path.join(import.meta.dirname, 'evidence.ts');

    const { stdout, stderr, exitCode } = await isolated(script);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { pages, raw }: Evidence = JSON.parse(stdout);
    const foreign = raw.replaceAll(OWN_TITLE, '');
    expect(SENT.filter((one) => foreign.includes(one))).toEqual([]);
    expect(pages).toHaveLength(3);
    expect(pages.filter((page) => page.includes('red') || page.includes('⟨1B⟩'))).toHaveLength(3);
  },
);
