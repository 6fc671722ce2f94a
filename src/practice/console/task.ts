import type { Text } from '../../model/catalogue.ts';

/** What was filled in, by the fields' ids. */
export type Filled = { readonly [field: string]: string };

/** One thing to fill in. A `select` offers exactly its options. */
export type ConsoleField = {
  readonly id: string;
  readonly title: Text;
  readonly kind: 'text' | 'number' | 'area' | 'select';
  readonly value?: string;
  readonly options?: readonly string[];
  /** Why this can't be filled in, where it can't; `filled` has all fields. */
  readonly refuse?: (text: string, filled: Filled) => Text | undefined;
};

export type ConsoleTable = {
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly (string | Text)[])[];
};

/**
 * Something that a person does in a console. `run` gets what no field has refused, and says what was done;
 * it throws `Refused` with the cloud's own code where the cloud would not do it, and `Declined` where another page would
 * not.
 */
export type ConsoleTask = {
  /** Part of an address: letters, digits, dashes and dots. */
  readonly id: string;
  readonly title: Text;
  readonly fields: readonly ConsoleField[];
  readonly button: Text;
  readonly run: (filled: Filled) => Text | Promise<Text>;
};

/** A page's part: what is there now, and what can be done about it. Asked anew for each page. */
export type ConsoleSection = {
  readonly id: string;
  readonly title: Text;
  readonly table?: ConsoleTable;
  readonly tasks: readonly ConsoleTask[];
};
