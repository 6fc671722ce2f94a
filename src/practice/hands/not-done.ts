import type { Text } from '../../model/catalogue.ts';

/** Why the hands could not do something, for whoever has to do it in their place. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en ?? '');
    this.text = text;
  }
}
