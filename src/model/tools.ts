export type Tool = 'helm';
export type ToolTold = { readonly version: string; readonly raw: string };

/**
 * Programs of this machine that a run puts in place. A folder of null is the run's own, which comes first in the PATH of
 * all that the run starts. Throws `WizardError`.
 */
export type ToolBox = {
  /** A folder of the run's own for what is unpacked; nothing is there, whatever an earlier attempt has left. */
  fresh(): Promise<string>;
  clear(folder: string): Promise<void>;
  /** Its version, by its own read-only call. Throws where it is for another kind of machine, or does not tell. */
  tells(tool: Tool, file: string, signal: AbortSignal): Promise<ToolTold>;
  /** The file that would be replaced; undefined where there is none. */
  at(tool: Tool, folder: string | null): Promise<string | undefined>;
  /** Puts it there in one stroke, so that it is never half there. Gives its path. */
  put(tool: Tool, file: string, folder: string | null): Promise<string>;
  /** From now on this file is what the run starts under the tool's name, whatever else lies in PATH. */
  lead(tool: Tool, file: string): Promise<void>;
};
