import type { Cause, Progress } from './verdict.ts';

export type ArchiveType = 'tar.gz' | 'tar' | 'zip';

/** `name` is as it stands in the archive, without a leading `./`: foreign text. Links are never unpacked. */
export type ArchiveEntry = {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly bytes: number;
};

type OnDisk = { readonly bytes: number; readonly modifiedAt: number };

/** A file, read to its last byte. `missing` and `folder` are no archives either. */
export type ArchiveSeen =
  | { readonly is: 'missing' }
  | { readonly is: 'folder' }
  /** `cause` says what it is instead. */
  | (OnDisk & { readonly is: 'other'; readonly cause: Cause })
  /** It is an archive, but cut off, damaged, or such that nobody should unpack it. */
  | (OnDisk & { readonly is: 'unfit'; readonly sha256: string; readonly cause: Cause })
  | (OnDisk & {
      readonly is: 'whole';
      readonly type: ArchiveType;
      readonly sha256: string;
      readonly unpackedBytes: number;
      readonly entries: readonly ArchiveEntry[];
    });

/** What an unpacked folder says of the archive that it came from. */
export type Unpacked = {
  readonly sha256: string;
  readonly archive: string;
  /** Files that are not as they were unpacked: somebody has worked on them. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
};

export const TEXT_TYPES = ['yaml', 'json', 'properties', 'xml'] as const;
export type TextType = (typeof TEXT_TYPES)[number];
export type TextFault = { readonly line: number; readonly problem: string };

/** Throws `WizardError` only where the machine refuses to read. */
export type ArchiveReader = {
  look(path: string, signal: AbortSignal): Promise<ArchiveSeen>;
  /**
   * The texts of these entries, each up to `maxBytes`: what is longer is left out, and so is what is not there. What is
   * no UTF-8 has U+FFFD in its place.
   */
  texts(
    path: string,
    names: readonly string[],
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>>;
  /** undefined where nothing was unpacked there, or by somebody else. */
  unpacked(folder: string, signal: AbortSignal): Promise<Unpacked | undefined>;
  /** Where a text is not what its type wants; null where it is. */
  malformed(type: TextType, text: string): Promise<TextFault | null>;
};

export type UnpackOrder = {
  readonly file: string;
  readonly folder: string;
  readonly maxBytes: number;
};

export type UnpackDone = {
  readonly sha256: string;
  readonly files: number;
  readonly bytes: number;
  /** Links within the archive: left out. */
  readonly links: readonly string[];
};

/** Unpacks into a fresh folder beside and renames it. Throws `WizardError`; nothing is left behind then. */
export type Unpacker = {
  unpack(
    order: UnpackOrder,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<UnpackDone>;
};
