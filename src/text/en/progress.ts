/** What is counted, how fast it grows, what is left: for the screens and for plain lines. */
export const progress = {
  unit: {
    pods: 'Ready {{n}}',
    nodes: 'Nodes {{n}}',
    namespaces: 'Namespaces {{n}}',
    objects: 'Objects {{n}}',
    ingresses: 'Ingresses {{n}}',
    'data-stores': 'Data stores {{n}}',
  },
  bytes: '{{done}}',
  bytesOf: '{{done}} of {{of}}',
  perSecond: '{{n}}/s',
  perMinute: '+{{n}}/min',
  about: 'about {{time}}',
  left: '{{time}} left',
  still: 'no progress for {{time}}',
} as const;
