/** What is said of repositories and their checkouts. */
export const checkouts = {
  'will-check-out': {
    says: '{{url}}: checked out at {{what}} into {{folder}}, or brought forward there; never where somebody has changed files',
    remedy: 'Check address, branch and folder.',
  },
  'git-address-wrong': {
    says: '{{url}} is no address of a repository.',
    remedy: 'Write it as https://HOST/PATH.git or USER@HOST:PATH.git.',
  },
  'git-address-password': {
    says: 'The address {{url}} has a password in it: logs and the checkout itself would tell it.',
    remedy: 'Take it out, and give it as password from a secret.',
  },
  'git-address-transport': {
    says: '{{url}} goes by {{scheme}}, which is not allowed: only https, http, ssh and file are.',
    remedy: 'Write an address that goes by https or ssh.',
  },
  'git-branch-wrong': {
    says: '{{branch}} can be no name of a branch.',
    remedy: 'Correct it in the site.',
  },
  'git-commit-wrong': {
    says: '{{commit}} is no whole commit.',
    remedy: 'Write all 40 digits, as git rev-parse prints them.',
  },
  'git-login-refused': {
    says: '{{url}} does not let you in: {{lastLine}}',
    remedy:
      'Give user and token as secrets, or log in once with git by hand so that its own store has them.',
  },
  'git-ssh-refused': {
    says: '{{url}} refuses the ssh key: {{lastLine}}',
    remedy: 'Load the key into the agent (ssh-add), and check that its public part is known there.',
  },
  'git-ssh-host-key': {
    says: '{{url}} shows a host key that is not known here: {{lastLine}}',
    remedy: 'Compare its fingerprint with the known one, then connect once by hand with ssh.',
  },
  'git-certificate': {
    says: '{{url}} shows a certificate that git does not trust: {{lastLine}}',
    remedy: 'Name the private CA to git: `git config --global http.sslCAInfo FILE`',
  },
  'git-repository-missing': {
    says: 'There is no such repository, or not for you: {{url}} ({{lastLine}})',
    remedy: 'Check the address; where it is right, give user and token.',
  },
  'git-unreachable': {
    says: '{{url}} cannot be reached from here: {{lastLine}}',
    remedy:
      'Check network and proxy; where its host died too, take another clone of the repository.',
  },
  'git-slow': {
    says: '{{url}} does not answer in time.',
    remedy: 'Wait; where it stays so, take another clone of the repository.',
  },
  'git-too-many': {
    says: 'Git says more of {{folder}} than anybody reads.',
    remedy: 'Look into the folder: it is no clean checkout.',
  },
  'git-owner': {
    says: '{{folder}} belongs to somebody else, so git does not trust it.',
    remedy:
      'Name another folder, or say that you trust it: `git config --global --add safe.directory FOLDER`',
  },
  'git-no-space': {
    says: 'The disk of {{folder}} is full.',
    remedy: 'Free space there, or name a folder on another disk; then do it again.',
  },
  'git-failed': {
    says: 'Git got no further with {{url}}: {{lastLine}}',
    remedy: 'Read its output, repair what it tells of, then do it again.',
  },
  'git-no-folder': {
    says: '{{folder}} is no folder.',
    remedy: 'Name another one, or move away what is there.',
  },
  'git-no-checkout': {
    says: '{{folder}} holds something else than a checkout; it was left alone.',
    remedy: 'Move it away, or name another folder.',
  },
  'git-checkout-missing': {
    says: 'There is no checkout in {{folder}} yet.',
    remedy: 'Check it out there.',
  },
  'git-other-remote': {
    says: '{{folder}} is a checkout of {{remote}}, and not of {{url}}.',
    remedy:
      'Name another folder, or correct the address: `git -C FOLDER remote set-url origin URL`',
  },
  'git-other-branch': {
    says: '{{folder}} is on {{on}}, and not on the branch {{branch}}.',
    remedy: 'Switch it over, or correct the branch in the site.',
  },
  'git-other-commit': {
    says: '{{folder}} is at {{at}}, and not at {{commit}}.',
    remedy: 'Check that commit out, or correct it in the site.',
  },
  'git-branch-missing': {
    says: '{{url}} has no {{branch}}.',
    remedy: 'Correct the branch in the site; see which there are: `git ls-remote --heads URL`',
  },
  'git-commit-missing': {
    says: '{{url}} has no commit {{commit}}, or does not give it.',
    remedy: 'Name the branch that it is on too, or correct it.',
  },
  'git-behind': {
    says: '{{folder}} is at {{at}}; the branch has moved on to {{newest}}.',
    remedy: 'Bring it forward, or pin the commit that is meant.',
  },
  'git-ahead': {
    says: '{{folder}} is at {{at}}, which the branch (at {{newest}}) does not have.',
    remedy: 'Push what was committed here, or pin the commit that is meant.',
  },
  'git-diverged': {
    says: '{{folder}} has commits of its own that {{branch}} does not have; nothing was merged.',
    remedy: 'Push or move them away yourself, or name another folder.',
  },
  'git-local-changes': {
    says: '{{number}} files in {{folder}} were changed and not committed: {{files}}. It was left alone.',
    remedy:
      'Commit them or put them away (git stash), name another folder, or skip this step and use what is there.',
  },
  'git-changed-here': {
    says: '{{number}} files in {{folder}} are not as they were committed: {{files}}',
    remedy: 'Check that it is known who changed them, and write it down.',
  },
  'git-path-missing': {
    says: '{{path}} is not in {{folder}}.',
    remedy: 'Correct the path in the site, or the branch: it may have been moved.',
  },
} as const;
