/* Lends the terminal to a shell that reads a line, at each key !; shows how often, and what was typed here. */
import { spawn } from 'node:child_process';
import { Text, useInput } from 'ink';
import { useEffect, useState, type ReactNode } from 'react';
import { openTerminal, ownStreams, type Terminal } from '../../../screens/terminal.ts';

const READS = 'read -r line; echo "got $line"';

export async function lendOften(title: string): Promise<number> {
  const terminal = openTerminal(ownStreams());
  terminal.onSignal(() => terminal.leave());
  await terminal.draw(<Lending terminal={terminal} title={title} />);
  return 0;
}

function Lending({ terminal, title }: { terminal: Terminal; title: string }): ReactNode {
  const [typed, type] = useState('');
  const [times, count] = useState(0);
  const [, redraw] = useState(0);
  useEffect(() => terminal.onRepaint(() => redraw((n) => n + 1)), [terminal]);
  useInput((input) => {
    if (input === 'q') terminal.leave();
    else if (input === '!')
      void terminal.handOver(() => shell(READS)).then(() => count((n) => n + 1));
    else type((text) => text + input);
  });
  return (
    <Text>
      {title} lent {times} times, typed [{typed}]
    </Text>
  );
}

function shell(script: string): Promise<void> {
  return new Promise((resolve) => {
    spawn('/bin/sh', ['-c', script], { stdio: 'inherit' }).on('exit', () => resolve());
  });
}
