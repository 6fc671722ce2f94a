import { LEAST_SIZE, type Size } from './size.ts';

/** Whether there is room for a screen. Where there is none nothing is shown, so no key but Ctrl-C is taken: nobody decides blindly. */
export function fits({ columns, rows }: Size): boolean {
  return columns >= LEAST_SIZE.columns && rows >= LEAST_SIZE.rows;
}
