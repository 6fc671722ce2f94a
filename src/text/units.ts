/** What actions and probes count, as they name it: each has a word in every language. Bytes are shown as such. */
export const UNITS: readonly string[] = [
  'pods',
  'nodes',
  'namespaces',
  'objects',
  'ingresses',
  'data-stores',
];
