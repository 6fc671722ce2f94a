/** What stays on the operator's own screen once the wizard's is gone. */
export const farewell = {
  stands: '{{mode}} {{run}}: {{passed}} of {{of}} steps passed, {{attested}} attested.',
  resume: 'The run stays open. Go on with: dr-wizard resume {{run}}',
  practice:
    'The world of this drill is gone with it. Its record: dr-wizard report {{run}} --format markdown > {{file}}',
  report: 'Its report: dr-wizard report {{run}} --format markdown > {{file}}',
  record: 'It is recorded in {{folder}}',
} as const;
