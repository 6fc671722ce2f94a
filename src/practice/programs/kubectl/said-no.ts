/** What the program says before it ends with 1. */
export class SaidNo extends Error {
  override readonly name = 'SaidNo';
  /** The API server's own word, such as `NotFound`. */
  readonly reason: string;

  constructor(message: string, reason = '') {
    super(message);
    this.reason = reason;
  }
}
