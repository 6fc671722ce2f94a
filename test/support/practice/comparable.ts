/** What differs from one server and moment to the next, and says nothing. */
const PASSING: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'clusterIP',
  'clusterIPs',
  'nodePort',
  'healthCheckNodePort',
  'continue',
  'storageVersionHash',
  'serverAddress',
]);
/** Words of the language it is written in. */
const PARSERS =
  /(json parse error|error converting YAML to JSON|unable to parse requirement|continue key is not valid): .*/;

/** The whole object as it stood at that moment. */
const WHOLE = /(Invalid value: )"\{(?:[^"\\]|\\.)*"/;

/** An answer with everything passing replaced by its type, so that two servers can be compared. */
export function comparable(value: unknown, key = ''): unknown {
  if (PASSING.has(key)) return Array.isArray(value) ? ['…'] : `‹${typeof value}›`;
  if (typeof value === 'string') return withoutPassing(value);
  if (Array.isArray(value))
    return (key === 'managedFields' ? ofPersons(value) : value).map((one) => comparable(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // Controllers are compared by what they make ready; what is only tried has no time.
      .filter(
        ([name, inner]) =>
          name !== 'time' &&
          name !== 'deployment.kubernetes.io/revision' &&
          (name !== 'status' || typeof inner !== 'object'),
      )
      .map(([name, inner]) => [name, comparable(inner, name)]),
  );
}

function withoutPassing(text: string): string {
  return text
    .replace(PARSERS, '$1: …')
    .replace(WHOLE, '$1"‹object›"')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '‹uid›')
    .replaceAll(/X509SHA256=[0-9a-f]{64}/g, 'X509SHA256=‹digest›')
    .replaceAll(/resource version: \d+ \(\d+\)/g, 'resource version: ‹old› (‹new›)');
}

/** By name, without the controllers: how they lie depends on the second in which they were written. */
function ofPersons(entries: readonly unknown[]): readonly unknown[] {
  return entries
    .filter((one) => !JSON.stringify(one).includes('"kube-controller-manager"'))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
