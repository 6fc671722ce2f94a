/** Words of what is looked up: values, events, output. */
export const screenLook = {
  values: {
    title: 'Values',
    count: '{{n}} known',
    none: 'No value is known yet.',
    open: 'Enter opens a value, to correct it.',
    revision: 'revision {{n}}',
    correct: 'correct?',
    now: 'now',
    from: 'from',
    about: 'Steps that passed by reading the old value become stale and are proved again.',
    field: 'New value',
    commit: 'correct it',
  },
  events: { title: 'Events', run: 'run {{run}}' },
  log: { lines: '{{n}} lines', none: 'No output yet.' },
} as const;
