import type { Cause } from './verdict.ts';

export type RemoteQuestion = {
  readonly url: string;
  readonly branch?: string;
  readonly user?: string;
  readonly password?: string;
};

/** What a folder is to git. Names of files are foreign text. */
export type CheckoutSeen =
  | { readonly is: 'missing' }
  | { readonly is: 'empty' }
  /** `cause` says what it is instead, or why it can't be told. */
  | { readonly is: 'other'; readonly cause: Cause }
  | { readonly is: 'unreadable'; readonly cause: Cause }
  | {
      readonly is: 'checkout';
      /** null before the first commit was fetched. */
      readonly commit: string | null;
      /** null where it is on no branch. */
      readonly branch: string | null;
      readonly remote: string | null;
      /** Files that git knows and that are not as they were committed. */
      readonly changed: readonly string[];
      /** Files that git does not know. */
      readonly strange: number;
    };

export type RemoteSeen =
  | { readonly is: 'answer'; readonly commit: string | null; readonly raw: string }
  | { readonly is: 'silent'; readonly cause: Cause };

/** Fixed questions to git: none of them changes anything, runs a hook or asks a person. */
export type CheckoutReader = {
  look(folder: string, signal: AbortSignal): Promise<CheckoutSeen>;
  /** The commit that a branch (its own default where none is named) has at the remote; null where it has no such. */
  remote(question: RemoteQuestion, signal: AbortSignal): Promise<RemoteSeen>;
  /** Whether everything that is committed in the folder is in that commit too; undefined where it is not known there. */
  holds(folder: string, commit: string, signal: AbortSignal): Promise<boolean | undefined>;
};
