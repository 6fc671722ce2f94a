/** What programs number their versions by since 4.0.0: each release comes after its snapshot, ten releases a minor. */
const V4_0_0_SNAPSHOT = 212;
const A_MINOR = 20;

/** `479` → `5.3.3`. Older ones are not in line, and shown as the number they are. */
export function versionName(number: number): string {
  if (number < V4_0_0_SNAPSHOT) return `#${number}`;
  const since = number - V4_0_0_SNAPSHOT;
  const minors = 40 + Math.floor(since / A_MINOR);
  const patch = Math.floor((since % A_MINOR) / 2);
  const name = `${Math.floor(minors / 10)}.${minors % 10}.${patch}`;
  return since % 2 === 0 ? `${name}-SNAPSHOT` : name;
}
