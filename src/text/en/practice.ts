/** The practice range: what is said before the first screen of a drill in it. */
export const practice = {
  begins:
    'PRACTICE: this drill happens in a world of its own on this machine. Nothing of it reaches a real cloud, cluster or name.',
  console: 'Whatever a console is asked for is done here: {{console}}',
  standIns: 'Small programs of the range stand in for those that this machine lacks: {{programs}}',
  scenario: 'Scenario: {{title}}. What goes wrong is told when the drill is over.',
  seed: 'What goes wrong is picked with --seed {{seed}}, and told when the drill is over.',
} as const;

export const practiceCauses = {
  'range-failed': {
    says: 'The practice range did not start: {{why}}',
    remedy:
      'Start the drill once more. If it stays so, check that programs may listen on 127.0.0.1 and that the folder for temporary files can be written to.',
  },
  'range-folder-named': {
    says: 'The practice range cannot be in {{place}}: a space or a sign in that name would be misread by the programs of a drill.',
    remedy:
      'Name a plain folder for temporary files, such as: `TMPDIR=/tmp dr-wizard drill --practice`',
  },
  'range-folder-starts-nothing': {
    says: 'The practice range cannot be in {{place}}: no program can be started from there.',
    remedy:
      'Name a folder for temporary files on a disk that is not mounted noexec: `TMPDIR=FOLDER dr-wizard drill --practice`',
  },
  'range-folder-unwritable': {
    says: 'The practice range cannot be in {{place}}: nothing can be written there ({{error}}).',
    remedy:
      'Make that folder, or name another one for temporary files: `TMPDIR=FOLDER dr-wizard drill --practice`',
  },
  'range-gone': {
    says: 'Run {{run}} is a drill in a practice range, and its world went with it.',
    remedy:
      'Start another: `dr-wizard drill --practice`. The record stays: `dr-wizard report {{run}}`',
  },
  'range-ended': {
    says: 'The practice range has ended in the middle of the drill: its process is gone.',
    remedy: 'Start another: `dr-wizard drill --practice`. The record of this one stays.',
  },
  'scenario-outside-practice': {
    says: 'Things go wrong on purpose only in the practice range.',
    remedy:
      'Leave --scenario and --seed out, or drill in the range: `dr-wizard drill --practice --scenario NAME`',
  },
  'seed-no-number': {
    says: 'A seed is a whole number from 0 on.',
    remedy: 'Write one, such as: --seed 7',
  },
  'scenario-unknown': {
    says: 'There is no scenario {{name}}.',
    remedy:
      'Choose one of these, or name a file: {{names}}. What each is: `dr-wizard drill --practice --scenario list`',
  },
  'scenario-faulty': {
    says: 'Faults in the scenario {{file}}: {{count}}. Nothing was started.',
    remedy: 'Mend them, then start again; `dr-wizard lint {{file}}` checks it.',
  },
} as const;
