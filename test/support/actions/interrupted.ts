import { expect } from 'vitest';
import type { ActionDef } from '../../../src/model/catalogue.ts';
import type { Writers } from '../../../src/model/ports.ts';

/** One world to act in: nothing of it is shared with another. */
export type ActionWorld = {
  readonly ports: Writers;
  /** What the world is like now: must be the same in the end, wherever the action was interrupted. */
  state(): unknown;
  /** What was made or started, one text each: none may stand there twice. */
  made(): readonly string[] | Promise<readonly string[]>;
};

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Runs an action, ended at its first await, then at its second, and so on: each time once before what it waits for was
 * begun and once after it was done and its answer is lost. Each time it is then run again from the start, and has to come
 * to the same end as without any interruption, with nothing done twice. Gives the names of what it waited for.
 */
export async function interruptedAtEachAwait<W>(
  action: ActionDef<W>,
  input: W,
  world: () => ActionWorld | Promise<ActionWorld>,
): Promise<readonly string[]> {
  const whole = await world();
  const names: string[] = [];
  const never = new AbortController().signal;
  await action.act(
    input,
    watched(whole.ports, (name) => void names.push(name)),
    never,
  );
  const end = { state: await whole.state(), made: (await whole.made()).toSorted() };

  for (const [index, name] of names.entries())
    for (const when of ['before', 'after'] as const) {
      const here = await world();
      await interruptedOnce(action, input, here.ports, { index, when });
      await action.act(input, here.ports, never);
      const made = (await here.made()).toSorted();
      const at = `${when} await ${index + 1}, ${name}`;
      expect({ at, state: await here.state(), made }).toEqual({ at, ...end });
      expect({ at, twice: made.filter((one, i) => made.indexOf(one) !== i) }).toEqual({
        at,
        twice: [],
      });
    }
  return names;
}

type Point = { readonly index: number; readonly when: 'before' | 'after' };

async function interruptedOnce<W>(
  action: ActionDef<W>,
  input: W,
  ports: Writers,
  { index, when }: Point,
): Promise<void> {
  const controller = new AbortController();
  let count = 0;
  const cut = () => {
    controller.abort(new Interrupted('interrupted by the test'));
    controller.signal.throwIfAborted();
  };
  const proxied = watched(
    ports,
    () => {
      count += 1;
      if (count - 1 >= index && (when === 'before' || count - 1 > index)) cut();
    },
    () => {
      if (when === 'after' && count - 1 >= index) cut();
    },
  );
  try {
    await action.act(input, proxied, controller.signal);
  } catch (error) {
    // Whatever it makes of that: what counts is what it does when it is run again.
    if (!controller.signal.aborted) throw error;
  }
}

type Heard = (name: string) => void;

/** The same ports; of each call that is waited for, it is told before and after. */
function watched(ports: Writers, before: Heard, after: Heard = () => {}): Writers {
  return wrap(ports, '', before, after);
}

function wrap<T extends object>(target: T, path: string, before: Heard, after: Heard): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      const value: unknown = Reflect.get(object, key, receiver);
      const name = path === '' ? String(key) : `${path}.${String(key)}`;
      // What is said on the way is no effect; a clock gives no answer that could be lost.
      if (path.startsWith('attempt') || name === 'conceal') return value;
      if (typeof value === 'function') return calledAs(name, value, object, before, after);
      return typeof value === 'object' && value !== null ? wrap(value, name, before, after) : value;
    },
  });
}

function calledAs(name: string, call: object, self: object, before: Heard, after: Heard): unknown {
  return (...words: readonly unknown[]) => {
    if (typeof call !== 'function') return undefined;
    const invoke = (): unknown => Reflect.apply(call, self, words);
    // Whether it is waited for shows only once it has been called, which is too late for *before*.
    if (SYNCHRONOUS.has(name)) return invoke();
    if (FOLLOWING.has(name)) return iterated(name, invoke, before, after);
    return awaited(name, invoke, before, after);
  };
}

/** Calls of ports that give their answer at once. */
const SYNCHRONOUS = new Set([
  'clock.now',
  'clock.mono',
  'certificates.key',
  'certificates.covers',
  'certificates.sorted',
  'dns.system',
]);
const FOLLOWING = new Set(['cluster.follow']);

async function awaited(
  name: string,
  invoke: () => unknown,
  before: Heard,
  after: Heard,
): Promise<unknown> {
  before(name);
  const answer = await invoke();
  after(name);
  return answer;
}

async function* iterated(
  name: string,
  invoke: () => unknown,
  before: Heard,
  after: Heard,
): AsyncIterable<unknown> {
  before(name);
  const all = invoke();
  if (!isIterable(all)) return;
  for await (const one of all) {
    after(name);
    yield one;
    before(name);
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
