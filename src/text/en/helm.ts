/** Helm itself, charts and releases. */
export const helm = {
  'will-install-helm': {
    says: 'helm of {{archive}}: put in place once its checksum is right, never over a newer one (folder: {{folder}})',
    remedy: 'Compare the checksum with the release page.',
  },
  'will-ensure-release': {
    says: 'Release {{release}} in {{namespace}}: installed, or brought to the chart {{chart}} and its values',
    remedy: 'Read the chart’s values first if somebody else has changed them.',
  },
  'will-uninstall-release': {
    says: 'Release {{release}} in {{namespace}}: removed with all that helm made for it',
    remedy: 'Save what lies in its volumes first.',
  },
  'tool-in-the-way': {
    says: 'Where {{program}} has to go, {{path}}, there is a folder.',
    remedy: 'Move it away, or name another folder.',
  },
  'tool-other-machine': {
    says: '{{program}} in the archive is for {{machine}}; this machine is {{here}}.',
    remedy: 'Get the archive for {{here}}, with its own checksum.',
  },
  'tool-no-space': {
    says: 'There is no space for {{path}} ({{reason}}).',
    remedy: 'Free some space there, then do it again.',
  },
  'tool-not-written': {
    says: '{{path}} cannot be written or read ({{reason}}).',
    remedy: 'Give yourself the right to, or name a folder of your own.',
  },
  'helm-sha256-invalid': {
    says: '“{{sha256}}” is no SHA-256: that has 64 hexadecimal digits.',
    remedy: 'Copy it from the file .sha256sum beside the archive.',
  },
  'helm-archive-other': {
    says: '{{archive}} has the SHA-256 {{has}}, and {{sha256}} was expected: nothing was unpacked.',
    remedy:
      'Get the archive again from its release page, or correct the checksum if it belongs to another version.',
  },
  'helm-archive-without': {
    says: '{{archive}} is no release archive of helm: one program helm was expected in it, it has: {{has}}',
    remedy: 'Name the archive of the release page, such as helm-v3.22.0-linux-amd64.tar.gz.',
  },
  'helm-archive-too-old': {
    says: '{{archive}} holds helm {{version}}; the site wants at least {{atLeast}}.',
    remedy: 'Get a newer archive, with its checksum.',
  },
  'helm-present-unknown': {
    says: 'There is a {{path}} that does not tell its version: it was not replaced.',
    remedy: 'See what it is, and move it away if nobody needs it.',
  },
  'helm-not-first': {
    says: '{{path}} is in place, and the helm that is found is another one ({{version}}).',
    remedy: 'Look which comes first (command -v helm) and put the folder in front of it in PATH.',
  },
  'helm-chart-none': {
    says: '{{path}} is no chart: there is no Chart.yaml with name and version in it.',
    remedy: 'Name the folder that holds Chart.yaml, or the archive that helm package made.',
  },
  'helm-yaml-malformed': {
    says: '{{path}}:{{line}}:{{column}} is not valid YAML.',
    remedy: 'Correct it there.',
  },
  'helm-yaml-no-map': {
    says: '{{path}} holds no map of names and values.',
    remedy: 'Name the right file; a file of values begins with a name and a colon.',
  },
  'helm-set-invalid': {
    says: '“{{path}}” is no path of a value.',
    remedy: 'Write names with dots between them; put lists into a file of values.',
  },
  'helm-chart-incomplete': {
    says: 'The chart {{chart}} of release {{release}} needs charts that are not in it: {{missing}}',
    remedy:
      'Put them into its folder charts where there is a network: `helm dependency build {{chart}}`',
  },
  'helm-chart-other-kubernetes': {
    says: 'The chart of release {{release}} in {{namespace}} wants Kubernetes {{wants}}; this is {{has}}.',
    remedy: 'Get a version of the chart for this Kubernetes.',
  },
  'helm-namespace-missing': {
    says: 'There is no namespace {{namespace}} for the release {{release}}.',
    remedy: 'Create it, or correct the namespace in the site.',
  },
  'helm-release-missing': {
    says: '{{namespace}} has no release {{release}}.',
    remedy:
      'Install it; if it should be there, compare its name and namespace: `helm list --all-namespaces`',
  },
  'helm-release-failed': {
    says: 'Release {{release}} in {{namespace}} failed (revision {{revision}}): {{said}}',
    remedy:
      'Repair what it tells of, then install it again; the history: `helm history {{release}} --namespace={{namespace}}`',
  },
  'helm-release-unreadable': {
    says: 'What helm keeps of release {{release}} in {{namespace}} cannot be read (revision {{revision}}, status {{status}}).',
    remedy: 'Look at it by hand: `helm history {{release}} --namespace={{namespace}}`',
  },
  'helm-pending-install': {
    says: 'A helm began to install {{release}} in {{namespace}} at {{since}} and has not ended (revision {{revision}}, {{status}}).',
    remedy:
      'Wait if somebody is at it. If that helm is dead: `helm uninstall {{release}} --namespace={{namespace}}`, then do it again.',
  },
  'helm-pending-upgrade': {
    says: 'A helm began to upgrade {{release}} in {{namespace}} at {{since}} and has not ended (revision {{revision}}, {{status}}).',
    remedy:
      'Wait if somebody is at it. If that helm is dead: `helm rollback {{release}} --namespace={{namespace}}`, then do it again.',
  },
  'helm-pending-rollback': {
    says: 'A helm began to roll {{release}} in {{namespace}} back at {{since}} and has not ended (revision {{revision}}, {{status}}).',
    remedy:
      'Wait if somebody is at it. If that helm is dead: `helm rollback {{release}} --namespace={{namespace}}`, then do it again.',
  },
  'helm-uninstalling': {
    says: 'A helm removes {{release}} in {{namespace}} (revision {{revision}}, {{status}}, installed at {{since}}).',
    remedy:
      'Wait if somebody is at it. If that helm is dead: `helm uninstall {{release}} --namespace={{namespace}}`, then do it again.',
  },
  'helm-release-other': {
    says: 'Release {{release}} in {{namespace}} is another one, first installed at {{since}} instead of {{wanted}}: it stays.',
    remedy:
      'Remove it by hand if it has to go: `helm uninstall {{release}} --namespace={{namespace}}`',
  },
  'helm-release-other-chart': {
    says: 'Release {{release}} in {{namespace}} is of the chart {{has}}, and not of {{chart}}: it stays.',
    remedy: 'Choose another name for the release, or remove the old one by hand.',
  },
  'helm-release-other-version': {
    says: 'Release {{release}} in {{namespace}} is of the chart version {{has}}; {{version}} is expected.',
    remedy: 'Install the version that is expected, or correct it in the site.',
  },
  'helm-release-newer': {
    says: 'Release {{release}} in {{namespace}} has the newer chart version {{has}}; {{version}} was not put over it.',
    remedy:
      'Give the chart in version {{has}}, or go back by hand: `helm rollback {{release}} --namespace={{namespace}}`',
  },
  'helm-release-busy': {
    says: 'Another helm is at work on {{release}} in {{namespace}}.',
    remedy: 'Wait until it has ended, then do it again.',
  },
  'helm-release-still-there': {
    says: 'helm has ended, and release {{release}} in {{namespace}} is still there.',
    remedy: 'Look what holds it: `helm status {{release}} --namespace={{namespace}}`',
  },
  'helm-object-taken': {
    says: 'Release {{release}} in {{namespace}} wants {{object}}, which is there and belongs to somebody else.',
    remedy: 'Look who made it; remove it, or give the chart other names.',
  },
  'helm-cluster-unreachable': {
    says: 'helm lost the cluster while it worked on {{release}} in {{namespace}}.',
    remedy: 'Wait until the cluster answers; the release is looked at then.',
  },
  'helm-failed': {
    says: 'helm ended with {{exitCode}} for {{release}} in {{namespace}}: {{lastLine}}',
    remedy:
      'Read its output, repair what it tells of, then do it again: a failed release is upgraded.',
  },
} as const;
