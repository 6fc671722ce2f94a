import type { Size } from '../stage.ts';

const USUAL: Size = { columns: 80, rows: 24 };
/** Beyond this it is no screen: a frame of that size would take all memory. */
const MOST: Size = { columns: 1000, rows: 400 };

/** What there is to draw on: a terminal that does not know its size says 0, and one that lies says anything. */
export function sizeOf(stdout: Partial<Size>): Size {
  return {
    columns: Math.min(stdout.columns || USUAL.columns, MOST.columns),
    rows: Math.min(stdout.rows || USUAL.rows, MOST.rows),
  };
}

/** The stream with a size that can be drawn on: without one Ink starts programs to find it out, for each frame. */
export function withSize(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stdout, {
    get(stream, name) {
      if (name === 'columns' || name === 'rows') return sizeOf(stream)[name];
      const value: unknown = Reflect.get(stream, name, stream);
      return typeof value === 'function' ? value.bind(stream) : value;
    },
  });
}

type Handled = { readonly _handle?: { setBlocking?(blocking: boolean): void } };

/** Written to a stalled terminal, a blocking stdout would stop the whole wizard: probes, clocks, the journal. */
export function blocking(stdout: NodeJS.WriteStream & Handled, is: boolean): void {
  // oxlint-disable-next-line no-underscore-dangle -- Node has no public way to it
  stdout._handle?.setBlocking?.(is);
}
