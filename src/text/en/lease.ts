/** The Lease that tells other runs of this one: causes, and what became of it. */
export const lease = {
  'lease-other': {
    says: 'Run {{run}} of {{operator}} on {{host}} ({{mode}}) says that it is at work on this cluster, since {{since}} and last at {{renewed}} by its clock.',
    remedy:
      'Talk to them before anything is changed; once pinned, go on beside them or take the Lease over.',
  },
  'lease-shared': {
    says: 'Run {{run}} of {{operator}} on {{host}} ({{mode}}) was at work on the cluster too, and held the Lease.',
    remedy: 'Compare with its record what each of the two changed.',
  },
  'lease-forbidden': {
    says: 'Others are not told that this run is at work: you may not {{verbs}} {{resource}} in namespace {{namespace}}.',
    remedy:
      'Let an administrator run this, with the name that kubectl auth whoami tells you as NAME: `{{- command}}`',
  },
  'lease-missed': {
    says: 'At the end others could not be told that this run was at work.',
    remedy:
      'Ask whether anybody else worked on the cluster meanwhile; the timeline says since when.',
  },
  'lease-not-theirs': {
    says: 'It is not {{holder}} who holds the Lease of this cluster.',
    remedy: 'Look at who holds it now, and decide again.',
  },
} as const;

export const leaseWords = {
  who: 'run {{run}} of {{operator}} on {{host}}',
  'held-free': 'Lease kube-system/dr-wizard held: other runs are told of this one',
  'held-own': 'Lease kube-system/dr-wizard held again',
  'held-gone': 'Somebody deleted the Lease kube-system/dr-wizard; it is held again',
  'held-expired':
    'Lease kube-system/dr-wizard taken over: {{who}} no longer renewed it, so that run has ended or was killed',
  'held-taken-over': 'Lease kube-system/dr-wizard taken over from {{who}}, as was decided',
  lost: 'Somebody took the Lease kube-system/dr-wizard from this run. {{says}}',
  missed: 'Others are not told that this run is at work. {{says}}',
} as const;
