/** Events of what an operator does beside the run, on the screen and in the record. */
export const outsideEvents = {
  'shell-opened': 'a shell was opened, on {{context}}; what it changes is not recorded here',
  'shell-opened-nowhere': 'a shell was opened; no cluster was pinned yet',
  'shell-left': 'the shell was left, exit code {{exitCode}}',
  'shell-killed': 'the shell is gone',
} as const;

/** What stands around other programs that get the terminal. `outside.` */
export const outside = {
  valuesFile: {
    head: 'Values of run {{run}}, as of {{time}}. Secrets never stand here.',
    none: 'None yet.',
    revision: '(revision {{n}})',
  },
  shell: {
    on: '{{mode}}. This shell is on {{context}}, {{server}}: KUBECONFIG says so.',
    nowhere: '{{mode}}. No cluster is pinned yet: kubectl and helm have none in this shell.',
    goesOn: 'Run {{run}} goes on meanwhile. "exit" leads back to it.',
    values: 'Its values: $DR_WIZARD_VALUE_..., and {{file}}',
    back_one: 'The shell was open for {{time}}: {{count}} event meanwhile',
    back_other: 'The shell was open for {{time}}: {{count}} events meanwhile',
  },
  needs_one: '{{count}} needs you: n leads there.',
  needs_other: '{{count}} need you: n leads there.',
  over: 'The run has ended meanwhile.',
  nothing: 'Nothing needs you.',
  away_one: '{{count}} event meanwhile.',
  away_other: '{{count}} events meanwhile.',
  edited: "The editor's text stands in the field.",
  editedLines: "The editor's text stands in the field; {{n}} line breaks became spaces.",
  opened: 'Opened in the browser: {{url}}',
  copied: 'No browser opens from here. Copied: open it in your browser: {{url}}',
  notOpened: 'No browser opens from here, and this terminal takes no copies: {{url}}',
} as const;

export const outsideCauses = {
  'outside-not-started': {
    says: '{{program}} could not be started.',
    remedy:
      'Set SHELL, VISUAL or PAGER to a program that this machine has, and start the wizard anew: the run goes on.',
  },
  'outside-failed': {
    says: '{{program}} ended with {{code}}. Nothing was changed here.',
    remedy: 'Try it once more, or type it here.',
  },
  'outside-failed-kept': {
    says: 'Kept in {{file}} : what {{program}} had written; it ended with {{code}}.',
    remedy: 'Copy it from there, or try it once more.',
  },
  'outside-too-long': {
    says: 'Kept in {{file}} : the text has {{n}} characters, and a field takes {{most}}.',
    remedy: 'Shorten it there and copy it here, or name that file as the answer.',
  },
  'outside-no-pager': {
    says: 'This machine has neither less nor more, and PAGER names nothing.',
    remedy: 'Read it here by the arrows, or set PAGER and start the wizard anew.',
  },
  'outside-no-file': {
    says: 'No file could be put into {{path}} for the other program: {{why}}.',
    remedy: 'Free some room there, or set TMPDIR to another folder.',
  },
  'outside-no-address': {
    says: 'Only web addresses are opened, and this is none: {{url}}',
    remedy: 'Copy it with y, and open it as it is meant.',
  },
} as const;
