/** The last lines of a run: what became of it, and how to go on. */
export const end = {
  title: 'Run {{run}}, {{mode}}',
  count: '{{n}} {{state}}',
  held: '{{name}}: reached {{at}}.',
  notHeld: '{{name}}: not reached.',
  rta: 'Recovered in {{rta}}, objective {{rto}}.',
  noRto: 'not set',
  debt: 'Owed: {{name}}: {{cause}}',
  goOn: 'The run is open. Go on with: dr-wizard resume {{run}}',
  practice:
    'The world of this drill is gone with it. Its record: dr-wizard report {{run}} --format markdown > {{file}}',
  report: 'Its record: dr-wizard report {{run}} --format markdown > {{file}}',
} as const;
