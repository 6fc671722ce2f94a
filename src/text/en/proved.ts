/** What past runs tell of a step: on its page, in lines and in the report. */
export const proved = {
  never: 'in no earlier run of this machine',
  fresh: 'fresh: {{at}}, {{ground}} {{run}}{{word}}',
  old: 'old: {{at}}, {{ground}} {{run}}{{word}}; {{why}}',
  changed: 'its text is another since then',
  longAgo: 'more than {{days}} days ago',
  attested: ', as somebody’s word',
  adopted: ', found done already',
  ground: { incident: 'incident', drill: 'drill', practice: 'drill in the practice range' },
  tookOnce: '{{median}} ({{ground}})',
  took: '{{median}}, {{worst}} at worst ({{ground}}, {{count}} runs)',
  between: '; ',
  toCome:
    'Of {{n}} steps to come {{fresh}} were proved lately in a run of this machine; {{old}} longer ago, or before their text was changed; {{never}} never.',
  forecast: 'Forecast for {{name}}: {{after}} in all, {{left}} from now (objective {{rto}}).',
  forecastLeast:
    'Forecast for {{name}}: {{after}} in all or more, {{left}} from now or more (objective {{rto}}).',
} as const;

/** The same in a word, at the end of a step's row. */
export const provedScreen = {
  fresh: 'fresh',
  old: 'old',
  // Beside "ready" or a count, "never" was read as a forecast.
  never: 'untried',
  freshRange: 'fresh, range only',
  range: 'range',
  label: 'proved',
  tookLabel: 'took',
} as const;
