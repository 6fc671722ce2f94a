/** What the adapter around OpenSSH is given by whoever composes. */
export type SshSettings = {
  /** Of each program: OpenSSH's own are looked up in its PATH. */
  readonly env: () => { readonly [name: string]: string };
  /** An absolute path; `~/` is the operator's home. */
  readonly pathOf: (path: string) => string;
  /** Where host keys are noted and what is begun over there: a folder for the operator alone. Made where it is missing. */
  readonly folder: () => Promise<string>;
  /** The same without making it; null where there is none yet. */
  readonly folderName: () => string | null;
  /** What comes from over there, without secrets and safe to show, in pieces. */
  readonly output: () => { push(piece: string): string; end(): string };
};
