import type { LooksLike } from './looks-like.ts';
import type { Cause, Progress } from './verdict.ts';

export type DownloadQuestion = {
  readonly url: string;
  /** May be secret: sent to the host of the URL only, never to where it redirects. */
  readonly headers?: { readonly [name: string]: string };
  /** PEM of roots that count beside those of the system. */
  readonly roots: readonly string[];
};

/** What a server says of a file, by its head and first bytes. `null` where it does not tell. */
export type Peeked =
  | {
      readonly is: 'file';
      /** Without its query, which may be a key. */
      readonly url: string;
      readonly bytes: number | null;
      readonly modifiedAt: number | null;
      readonly looksLike: LooksLike;
      readonly contentType: string;
      /** It can go on where it was cut. */
      readonly ranges: boolean;
    }
  /** `isFinal` where waiting and asking again does not help. */
  | { readonly is: 'refused'; readonly cause: Cause; readonly isFinal: boolean };

/** Throws nothing but the signal's reason. */
export type DownloadReader = {
  peek(question: DownloadQuestion, signal: AbortSignal): Promise<Peeked>;
};

export type DownloadOrder = DownloadQuestion & {
  readonly file: string;
  readonly maxBytes: number;
  /** Epoch milliseconds: what the server calls older is not fetched. */
  readonly notBefore?: number;
  readonly sha256?: string;
};

export type Downloaded = {
  /** Where it lies until it is kept. */
  readonly part: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedAt: number | null;
  /** How often it went on after a cut. */
  readonly resumed: number;
};

/** Throws `WizardError`; what was fetched by then stays beside, and the next time goes on there. */
export type Downloader = {
  /** To a file beside: `keep` gives it its name, and never takes the place of another. */
  fetch(
    order: DownloadOrder,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<Downloaded>;
  keep(order: DownloadOrder): Promise<void>;
  discard(order: DownloadOrder): Promise<void>;
};
