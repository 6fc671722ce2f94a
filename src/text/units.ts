/** What actions and probes count, as they name it: each has a word in every language. */
export const UNITS: readonly string[] = ['pods', 'nodes', 'namespaces', 'objects', 'ingresses'];
