/** The operator of the practice range, who works in place of a person. */
export const hands = {
  self: 'the practice operator',
  seen: 'seen in the practice range',
} as const;

export const handsCauses = {
  'hands-outside-practice': {
    says: 'An operator of their own is only in the practice range: elsewhere a person has to be at work.',
    remedy: 'Leave --hands out, or drill in the range: `dr-wizard drill --practice --hands auto`',
  },
  'hands-not-able': {
    says: 'The practice operator could not do {{step}}: {{why}}',
    remedy: 'Do it yourself in the console of the practice range, then say that it is done.',
  },
  'hands-no-context': {
    says: 'The practice operator does not know which cluster to pin: no context is called {{context}}, and there is more than one, or none.',
    remedy: 'Pin the cluster yourself: {{step}}.',
  },
} as const;
