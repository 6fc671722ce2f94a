import { test, vi } from 'vitest';
import { startDnsWorld } from './dns-world.ts';
import { hasBind } from './programs.ts';

export type { DnsWorld } from './dns-world.ts';

// The first test of a file also starts the servers.
vi.setConfig({ testTimeout: 30_000 });

/** `test` with a `world` that all tests of a file share. It is skipped where BIND is not installed. */
export const bindTest = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!hasBind()) return undefined;
    const world = await startDnsWorld();
    onCleanup(() => world.stop());
    return world;
  })
  .extend('world', ({ started, skip }) => started ?? skip('no BIND'));
