import type { Text } from '../model/catalogue.ts';

/** Something that a page of the range does not do, and why. What the cloud refuses has the cloud's own words. */
export class Declined extends Error {
  override readonly name = 'Declined';
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text) {
    super(`${code}: ${text.en ?? ''}`);
    this.code = code;
    this.text = text;
  }
}
