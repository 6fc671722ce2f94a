/** What came is not what the protocol allows; `code` names where. */
export class Garbage extends Error {
  override readonly name = 'Garbage';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
