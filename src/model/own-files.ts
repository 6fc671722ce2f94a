/** What a run made on this machine, so that a drill can take it away again. Throws `WizardError`. */
export type OwnFiles = {
  /** Of a file its sha256, of a folder one over all that is in it; undefined where there is nothing. */
  digest(path: string, signal: AbortSignal): Promise<string | undefined>;
  /** The file, or the folder with all that is in it. */
  remove(path: string, signal: AbortSignal): Promise<void>;
};
