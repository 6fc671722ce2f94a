/** What git says as it ends without having done what it was asked. */
export class GitEnd extends Error {
  readonly exitCode: number;

  constructor(said: string, exitCode: number = 128) {
    super(said);
    this.exitCode = exitCode;
  }
}
