import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';

const WIDEST = 1000;

/** Cells that a row takes in a terminal that has room for it: its own count, not ours. */
export function createMeasure(): (text: string) => Promise<number> {
  const terminal = new xterm.Terminal({ cols: WIDEST, rows: 2, allowProposedApi: true });
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  return (text) =>
    new Promise((resolve) => {
      terminal.write(`\r\u001B[2K${text}`, () => resolve(terminal.buffer.active.cursorX));
    });
}
