/** A container of a pod; its first or only one where none is named. */
export type PodPlace = {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
};

/** A file as the container itself sees it. */
export type FileInPod = { readonly bytes: number; readonly sha256: string };

/**
 * Fixed questions about files in a container, asked by its own shell. Throws `WizardError`: a right that is missing, a pod
 * that is gone, no shell in its image, a file that may not be read.
 */
export type PodFileReader = {
  /** undefined where there is no such file. */
  file(place: PodPlace, path: string, signal: AbortSignal): Promise<FileInPod | undefined>;
  /** What is in a folder, names only; undefined where there is no such folder. Foreign text: not made safe. */
  names(
    place: PodPlace,
    folder: string,
    signal: AbortSignal,
  ): Promise<readonly string[] | undefined>;
  /** The beginning of a text; undefined where there is no such file. Foreign text: not made safe. */
  text(
    place: PodPlace,
    path: string,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<string | undefined>;
};

export type CopiedIn = FileInPod & { readonly changed: boolean };

export type PodFileWriter = {
  /**
   * Copies a file of this machine to a path in a container: under a name of its own first, then, once size and checksum
   * are the same there, under its right one. Proves the target right before.
   */
  copyIn(
    place: PodPlace,
    file: string,
    path: string,
    onProgress: (done: number, of: number) => void,
    signal: AbortSignal,
  ): Promise<CopiedIn>;
  /** Removes a file that was copied: only while it still is what was copied. False where it is gone already. */
  remove(place: PodPlace, path: string, copied: FileInPod, signal: AbortSignal): Promise<boolean>;
};
