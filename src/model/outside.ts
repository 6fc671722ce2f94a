/** What an operator did beside the run, in the record as it may have changed the cluster. */
export type OutsideFact =
  /** A shell of their own on the pinned cluster; `context` is null where none was pinned yet. */
  | { readonly type: 'shell-opened'; readonly context: string | null }
  /** `exitCode` is null where a signal ended it, and where nobody knows. */
  | { readonly type: 'shell-left'; readonly exitCode: number | null };

/** Programs of the operator's own, which get the terminal or open a window. Each rejects with `WizardError` where it can't. */
export type OutsideDesk = {
  /** Where the values stand for other terminals. */
  readonly valuesFile: string;
  /** Until it is left; null where a signal ended it. */
  shell(): Promise<number | null>;
  /** What became of the text. */
  edit(text: string, name: string): Promise<string>;
  /** Puts a text where it stays, and says where: it could not be taken, and somebody wrote it. */
  keep(text: string, name: string): Promise<string>;
  /** Shows it, to be read only. */
  page(text: string, name: string): Promise<void>;
  /** The whole of something that a screen shows a part of. */
  document(which: OutsideDocument, lang: 'en' | 'zh-CN'): Promise<string>;
  /** What a probe or an action saw, by its name in the run's folder. */
  evidence(file: string): Promise<string>;
  /** False where no browser can be opened from here. */
  open(url: string): Promise<boolean>;
  /** Ends the program that has the terminal: the wizard goes. */
  close(): void;
};

export type OutsideDocument = 'journal' | 'values' | 'report';
