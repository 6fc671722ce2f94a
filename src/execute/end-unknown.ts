/** Codes that say: it was begun, and nobody knows how it ended. */
export const END_UNKNOWN: ReadonlySet<string> = new Set([
  'command-lost',
  'cloud-lost',
  'ssh-connection-lost',
  'ssh-script-lost',
]);
