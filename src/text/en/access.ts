/** Rights in the cluster, asked for before anything is begun; and what belongs to other field managers. */
export const access = {
  'access-missing': {
    says: 'You may not {{verbs}} {{resource}} in namespace {{namespace}}.',
    remedy:
      'Let an administrator run this, with the name that kubectl auth whoami tells you as NAME: `{{- command}}`',
  },
  'access-missing-cluster': {
    says: 'You may not {{verbs}} {{resource}}, which belong to no namespace.',
    remedy:
      'Let an administrator run this, with the name that kubectl auth whoami tells you as NAME: `{{- command}}`',
  },
  'access-not-told': {
    says: 'The API server does not say whether you may {{verb}} {{resource}}.',
    remedy: 'Go on if you know that you may; what is not allowed is said when it is tried.',
  },
  'access-unknown': {
    says: 'Whether you have the rights for this cannot be asked.',
    remedy: 'Go on if you know that you have them; what is not allowed is said when it is tried.',
  },
  'assist-none': {
    says: 'Step {{step}} has nothing that the wizard could do in your place.',
    remedy: 'Do it by hand, as its checklist says.',
  },
  'assist-asking': {
    says: 'It is still being asked whether the wizard can do this.',
    remedy: 'Wait a moment, or do it by hand.',
  },
  'assist-lacks': {
    says: '{{names}} is not known yet.',
    remedy: 'Tell that first, or do it by hand.',
  },
  'take-over-none': {
    says: 'Step {{step}} did not fail because fields belong to somebody else, or to others than was decided.',
    remedy: 'Look at the step again and decide anew.',
  },
} as const;
