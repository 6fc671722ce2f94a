import type { World } from '../../src/commands/world.ts';

/** The world of a command without a terminal, whose words are kept. All of it lies in `cwd`. */
export function aCommandWorld(cwd: string, more: Partial<World> = {}) {
  let said = '';
  const world: World = {
    env: {},
    cwd,
    tool: { version: '0', build: 'test', node: '24' },
    user: 'ops',
    host: 'here',
    home: cwd,
    packageFolder: cwd,
    keeper: [],
    range: [],
    lang: 'en',
    isTerminal: false,
    colour: false,
    input: null,
    stdin: (async function* () {})(),
    columns: null,
    onInterrupt: () => () => {},
    onEnd: () => () => {},
    out: (text) => void (said += text),
    err: () => {},
    onJournal: () => {},
    ...more,
  };
  return { world, said: () => said };
}
