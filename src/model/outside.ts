/** What an operator did beside the run, in the record as it may have changed the cluster. */
export type OutsideFact =
  /** A shell of their own on the pinned cluster; `context` is null where none was pinned yet. */
  | { readonly type: 'shell-opened'; readonly context: string | null }
  /** `exitCode` is null where a signal ended it, and where nobody knows. */
  | { readonly type: 'shell-left'; readonly exitCode: number | null };
