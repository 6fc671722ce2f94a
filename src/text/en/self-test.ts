/** The self-test of probes in the practice range: the table's words. */
export const selfTest = {
  column: {
    step: 'step',
    probe: 'probe',
    broken: 'what was broken',
    expected: 'cause expected',
    seen: 'cause seen',
    red: 'until red',
    green: 'until green',
    verdict: 'verdict',
  },
  verdict: {
    red: 'turned red',
    told: 'only told: no world to break',
    'stayed-green': 'STAYED GREEN',
    'only-unknown': 'COULD NOT TELL',
    'other-cause': 'ANOTHER CAUSE',
    'not-green-before': 'NOT GREEN BEFORE',
    'not-green-again': 'NOT GREEN AGAIN',
    'no-break': 'NOT BROKEN',
    'not-exercised': 'NOT EXERCISED',
  },
  title: 'Self-test of the probes',
  record: "Its table is in the drill's record: dr-wizard report {{run}}",
  sum: 'Self-test: {{right}} of {{of}} as they should be.',
} as const;

export const selfTestCauses = {
  'self-test-drill': {
    says: 'The drill before the self-test did not come through: nothing was broken.',
    remedy: 'Read why, and mend that first: `dr-wizard report {{run}}`',
  },
} as const;
