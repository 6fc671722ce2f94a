/** What is said of programs of this machine. */
export const shell = {
  'command-not-found': {
    says: 'The program {{program}} is not on this machine.',
    remedy: 'Install it or correct its path, then do it again.',
  },
  'command-not-executable': {
    says: 'The program {{program}} may not be started.',
    remedy: 'Make it executable: `chmod +x {{program}}`',
  },
  'command-folder-missing': {
    says: '{{program}} cannot start in {{folder}}, which is no folder.',
    remedy: 'Create the folder, or correct cwd in the step.',
  },
  'command-not-started': {
    says: '{{program}} could not be started ({{code}}); nothing has happened.',
    remedy: 'Check memory, disk and limits of this machine, then do it again.',
  },
  'command-lost': {
    says: 'How {{program}} ended is not known: the process that kept it is gone.',
    remedy: 'Look for yourself what it has done, then decide: check again or do again.',
  },
  'command-still-running': {
    says: 'The program that {{step}} started is still running.',
    remedy: 'Wait until it has ended, or end it yourself, then do again.',
  },
  'program-failed': {
    says: '{{program}} does not tell its version ({{why}}).',
    remedy: 'Try it by hand: an installation may be broken or of another kind of machine.',
  },
} as const;
