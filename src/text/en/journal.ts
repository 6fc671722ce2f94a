/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const journal = {
  'run-locked': {
    says: 'This run is already open on {{host}}, in process {{pid}}, since {{since}}.',
    remedy: 'Go on in that terminal, or end process {{pid}} there first.',
  },
  'run-locked-elsewhere': {
    says: 'This run is open on {{host}}, in process {{pid}}, since {{since}}: from here nobody can tell whether it still works.',
    remedy: 'Make sure on {{host}} that process {{pid}} has ended, then delete {{file}}.',
  },
  'lock-unreadable': {
    says: 'The lock of this run can’t be read, so nobody can tell who holds it.',
    remedy: 'Make sure that no dr-wizard works on this run, then delete {{file}}.',
  },
  'journal-damaged': {
    says: 'The journal {{path}} is damaged at line {{line}}: what follows proves nothing.',
    remedy:
      'Keep the file as it is and start a new run: what was done already is found and adopted by its probes.',
  },
  'journal-line-unreadable': {
    says: 'Line {{line}} of {{path}} can’t be read.',
    remedy: 'Keep the file as it is, and take the lines before it as the record.',
  },
  'journal-line-changed': {
    says: 'Line {{line}} of {{path}} was changed after it was written.',
    remedy: 'Keep the file as it is, and take the lines before it as the record.',
  },
  'journal-line-missing': {
    says: 'A line is missing or doubled before line {{line}} of {{path}}.',
    remedy: 'Keep the file as it is, and take the lines before it as the record.',
  },
  'journal-line-foreign': {
    says: 'Line {{line}} of {{path}} belongs to another run.',
    remedy: 'Keep the file as it is, and take the lines before it as the record.',
  },
  'journal-version': {
    says: 'Line {{line}} of {{path}} has version {{found}}; this wizard reads {{known}}.',
    remedy: 'Use the dr-wizard that wrote it, or a newer one.',
  },
  'journal-empty': {
    says: 'The run in {{path}} ended before it recorded anything.',
    remedy: 'Start a new run; there is nothing in this one to go on with.',
  },
  'journal-torn': {
    says: 'The last line of {{path}} was cut off while it was written ({{bytes}} bytes) and is dropped.',
    remedy: 'Go on: nothing was done on the strength of that line.',
  },
  'disk-full': {
    says: 'There is no room to write {{path}}.',
    remedy: 'Free space on that disk, or go on in a folder on another disk.',
  },
  'disk-read-only': {
    says: '{{path}} may not be written.',
    remedy: 'Make its folder writable for you, or go on in another folder.',
  },
  'disk-failing': {
    says: 'The disk refused to read or write {{path}} ({{error}}).',
    remedy: 'Go on in a folder on another disk, and look at this one.',
  },
  'run-folder-missing': {
    says: '{{path}} is not there.',
    remedy: 'Mount the disk that holds it, or choose another run with: `dr-wizard runs`',
  },
  'run-folder-taken': {
    says: 'There is already something at {{path}}.',
    remedy: 'Choose another folder.',
  },
  'no-runs': {
    says: 'There is no run in {{home}} yet.',
    remedy: 'Start one with: `dr-wizard incident`',
  },
  'no-such-run': {
    says: 'There is no run {{run}} in {{home}}.',
    remedy: 'List the runs with: `dr-wizard runs`',
  },
  'run-ambiguous': {
    says: '{{run}} is the beginning of several runs: {{runs}}.',
    remedy: 'Give more of its digits.',
  },
  'secret-missing': {
    says: 'The secret {{name}} is not there: {{where}} is missing or empty.',
    remedy: 'Set {{where}}, then do the step again.',
  },
  'secret-too-short': {
    says: 'The secret {{name}} is shorter than {{shortest}} characters and can’t be kept out of the record.',
    remedy: 'Set a longer one where it is used and where it is kept.',
  },
  'secret-unreadable': {
    says: 'The file {{path}} of the secret {{name}} can’t be read ({{error}}).',
    remedy: 'Make it readable for you alone, as one file of at most 64 KiB: `chmod 600 {{path}}`',
  },
  'secret-file-open': {
    says: 'Others on this machine may read {{path}}, the file of the secret {{name}} (mode {{mode}}).',
    remedy: 'Run: `chmod 600 {{path}}`',
  },
  'secret-command-failed': {
    says: 'The program {{program}} for the secret {{name}} ended with {{exitCode}}.',
    remedy: 'Run it by hand to see why, then do the step again.',
  },
  'secret-command-timeout': {
    says: 'The program {{program}} for the secret {{name}} gave no answer in {{seconds}} s and was stopped.',
    remedy: 'Run it by hand to see what it waits for, then do the step again.',
  },
  'secret-command-missing': {
    says: 'The program {{program}} for the secret {{name}} is not there.',
    remedy: 'Install {{program}}, or name another source under secrets in the site.',
  },
  'home-read-only': {
    says: '{{home}} may not be written, so a run could not be recorded.',
    remedy: 'Choose a folder that is yours: DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'home-full': {
    says: 'There is no room in {{home}}, so a run could not be recorded.',
    remedy: 'Choose a folder on another disk: DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'home-unusable': {
    says: '{{home}} can’t be a folder ({{error}}).',
    remedy: 'Choose another one: DR_WIZARD_HOME=/path/to/folder dr-wizard',
  },
  'evidence-unreadable': {
    says: '{{file}} cannot be read ({{error}}), so what was seen is not shown.',
    remedy: 'Look for the file in the run’s folder: its sha256 tells whether it is the same.',
  },
  'settings-invalid': {
    says: '{{path}} is not what dr-wizard wrote.',
    remedy: 'Delete the file: it holds preferences only.',
  },
} as const;
