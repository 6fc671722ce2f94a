/** What stays on the operator's own screen once the wizard's is gone. */
export const farewell = {
  stands: '{{mode}} {{run}}: {{passed}} of {{of}} steps passed, {{attested}} attested.',
  resume: 'The run stays open. Go on with: dr-wizard resume {{run}}',
  practice: `The world of this drill is gone with it. Its record:
  dr-wizard report {{run}} --format markdown > {{file}}`,
  report: `Its report:
  dr-wizard report {{run}} --format markdown > {{file}}`,
  suspended: `dr-wizard is stopped, and the run stands still: nothing new begins or is proven.
Its clock and the programs already at work go on. Come back with:  fg
`,
  paused: 'dr-wizard is stopped. Come back with:  fg\n',
  killed: `dr-wizard was killed. What it did until then is recorded.
Go on with: dr-wizard resume {{run}}
`,
  record: 'It is recorded in {{folder}}',
} as const;
