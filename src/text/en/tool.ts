/** Causes of the commands themselves. */
export const toolCauses = {
  'runbook-faulty': {
    says: 'Faults in the runbook or the site: {{count}}. Nothing was started.',
    remedy: 'Mend them, then check with: `dr-wizard lint`',
  },
  'answers-faulty': {
    says: 'Faults in the answers {{file}}: {{count}}. Nothing was started.',
    remedy: 'Mend them, then start again.',
  },
  'run-ended': {
    says: 'Run {{run}} has ended; there is nothing to go on with.',
    remedy: 'Read its record with: `dr-wizard report {{run}} --format markdown`',
  },
  'only-unknown': {
    says: 'There is no group, section or step {{name}}.',
    remedy: 'Look the ids up with: `dr-wizard print`',
  },
  'pick-no-terminal': {
    says: 'A question has to be asked, and there is no terminal.',
    remedy: 'Name the command, such as: `dr-wizard incident --site FILE --answers FILE`',
  },
  'site-needed': {
    says: 'This runbook reads values of a site, and none is named.',
    remedy: 'Name it with: --site FILE',
  },
} as const;

/** What commands print beside their result. */
export const tool = {
  lint: { found: 'found     {{found}}', expected: 'expected  {{expected}}' },
  runs: {
    none: 'No runs in {{home}}.',
    mode: { incident: 'incident', drill: 'drill   ', practice: 'practice', verify: 'verify  ' },
    open: 'open',
    locked: 'open, in another process now',
    finished: 'finished',
    aborted: 'aborted',
    empty: 'nothing recorded',
  },
  charset:
    'The locale says {{charset}}, and only UTF-8 is written: Chinese may come out as other signs. Set the terminal to UTF-8, then: export LC_ALL=zh_CN.UTF-8. Or choose English: --lang en',
} as const;
