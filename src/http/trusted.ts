import tls from 'node:tls';

/** Sites have one list of roots: more than these stand for nothing. */
const MOST_KEPT = 16;
const kept = new Map<string, tls.SecureContext>();
let system: readonly string[] | undefined;

/** Trusts the roots that Node brings, those of the system and these. Reading them takes time: kept. */
export function trusting(roots: readonly string[]): tls.SecureContext {
  const key = roots.join('\n');
  const before = kept.get(key);
  if (before !== undefined) return before;
  system ??= [
    ...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]),
  ];
  const context = tls.createSecureContext({ ca: [...system, ...roots] });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, context);
  return context;
}
