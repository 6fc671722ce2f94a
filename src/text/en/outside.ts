/** Events of what an operator does beside the run, on the screen and in the record. */
export const outsideEvents = {
  'shell-opened': 'a shell was opened, on {{context}}; what it changes is not recorded here',
  'shell-opened-nowhere': 'a shell was opened; no cluster was pinned yet',
  'shell-left': 'the shell was left, exit code {{exitCode}}',
  'shell-killed': 'the shell is gone',
} as const;

/** What stands in `values.txt`, and around other programs that get the terminal. */
export const outside = {
  valuesFile: {
    head: 'Values of run {{run}}, as of {{time}}. Secrets never stand here.',
    none: 'None yet.',
    revision: '(revision {{n}})',
  },
} as const;
