/** What a stand-in may know of the process it runs in. */
export type ProgramWorld = {
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

/** A small program of the practice range in the place of one that this machine, or a container, lacks. */
export type Program = (world: ProgramWorld) => Promise<number>;

/** The variable in which a program finds the file of the range's authority. */
export const TRUSTED = 'DR_WIZARD_RANGE_TRUSTED';
