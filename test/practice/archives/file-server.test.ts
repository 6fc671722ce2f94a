import { expect, test, vi } from 'vitest';
import { ensureFetched } from '../../../src/actions/archives/ensure-fetched.ts';
import { fetched } from '../../../src/probes/archives/fetched.ts';
import { reachable } from '../../../src/probes/archives/reachable.ts';
import { anArchive } from '../../support/archives/file-server.ts';
import { fileWorld } from '../../support/practice/file-world.ts';
import { NEVER } from '../../support/probes/readers.ts';

const PATH = '/nacos.tar.gz';
const BIG = anArchive(2 * 1024 * 1024);

type World = Awaited<ReturnType<typeof fileWorld>>;

const wanted = ({ url }: World) => ({
  url: url(PATH),
  file: 'nacos.tar.gz',
  date: '2026-06-01',
  trust: ['root.pem'],
});
const fetchIt = (world: World) => ensureFetched.act(wanted(world), world.ports, NEVER);
async function lookAt(world: World) {
  const { verdict, cause, finds } = await fetched.look(wanted(world), world.ports, NEVER);
  return [verdict, cause?.code ?? null, finds['sha256'] ?? null];
}

test('an archive is fetched whole, and is of the date that the site names', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes });
  const before = await lookAt(world);

  const { changed } = await fetchIt(world);

  expect([before[1], changed]).toEqual(['archive-not-here', true]);
  expect(await lookAt(world)).toEqual(['pass', null, BIG.sha256]);
});

test('an archive that is cut on its way is gone on with, and is whole once it is not cut any more', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes });
  world.server.deliver(PATH, { cutAt: 700_000 });

  const cut = await fetchIt(world).then(
    () => 'whole',
    () => 'cut',
  );
  world.server.deliver(PATH, {});
  await fetchIt(world);

  expect(cut).toBe('cut');
  expect(await lookAt(world)).toEqual(['pass', null, BIG.sha256]);
});

test('an archive that comes slowly comes, and faster as soon as it may', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes });
  world.server.deliver(PATH, { bytesPerSecond: 20_000 });
  let done = 0;
  const { attempt } = world.ports;
  const ports = { ...world.ports, attempt: { ...attempt, progress: () => void (done += 1) } };

  const fetching = ensureFetched.act(wanted(world), ports, NEVER);
  await vi.waitFor(() => expect(done).toBeGreaterThan(0), 10_000);
  world.server.deliver(PATH, {});
  await fetching;

  expect(await lookAt(world)).toEqual(['pass', null, BIG.sha256]);
});

test('an archive that is only half of one is found out', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes.subarray(0, 1_000_000) });
  await fetchIt(world).catch(() => undefined);

  expect((await lookAt(world))[0]).not.toBe('pass');
});

test('a file that is gone, a server that fails and one that is away are told apart', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes });
  const look = async () => {
    const { url, trust } = wanted(world);
    const { verdict, cause } = await reachable.look({ url, trust }, world.ports, NEVER);
    return [verdict, cause?.code ?? null];
  };
  const up = await look();
  world.server.turn('failing');
  const failing = await look();
  world.server.turn('gone');
  const gone = await look();
  world.server.turn('up');
  world.server.remove(PATH);

  expect([up, failing, gone, await look()]).toEqual([
    ['pass', null],
    ['wait', 'download-status'],
    ['wait', 'download-cut'],
    ['fail', 'download-missing'],
  ]);
});

test('a server that is closed ends what it was sending', async () => {
  const world = await fileWorld({ [PATH]: BIG.bytes });
  world.server.deliver(PATH, { bytesPerSecond: 1000 });
  let done = 0;
  const { attempt } = world.ports;
  const ports = { ...world.ports, attempt: { ...attempt, progress: () => void (done += 1) } };
  const fetching = ensureFetched.act(wanted(world), ports, NEVER).catch(() => 'cut');
  await vi.waitFor(() => expect(done).toBeGreaterThan(0), 10_000);

  await world.server.close();

  expect(await fetching).toBe('cut');
});
