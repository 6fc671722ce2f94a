/* One screen of the tests, standing still in a real terminal: what the pictures in docs/screens are taken of. */
import process from 'node:process';
import { App } from '../../../screens/app.tsx';
import { openTerminal, ownStreams } from '../../../screens/terminal.ts';
import { terminalKind } from '../../../src/terminal-kind.ts';
import { demoSession, settled } from '../demo-session.ts';
import { SCENES } from '../scenes.ts';

const { env, platform } = process;

async function main(): Promise<void> {
  const scene = SCENES[env['SCENE'] ?? ''];
  if (scene === undefined) throw new Error(`There is no scene ${env['SCENE'] ?? ''}`);
  const streams = { stdin: true, stdout: true, stderr: true };
  const { ascii, colour } = terminalKind({ env, platform, streams });
  const terminal = openTerminal(ownStreams());
  const demo = demoSession(scene.run(), {
    lang: env['LANGUAGE_'] === 'zh-CN' ? 'zh-CN' : 'en',
    ascii,
    size: terminal.size(),
    ...(scene.past === undefined ? {} : { past: scene.past }),
  });
  await settled();
  await demo.press(...scene.keys);
  terminal.onSignal(() => terminal.leave());
  const drawn = terminal.draw(
    <App session={demo.session} colour={colour} onRepaint={terminal.onRepaint} />,
  );
  if (await terminal.ambiguousIsWide()) {
    demo.session.toAscii();
    demo.ticker.fire();
  }
  await drawn;
}

await main();
