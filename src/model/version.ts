/** A version as programs print it: `v1.30.1-aliyun.1`, `3.15.0+g12ab`, `9.2p1`. undefined where there is no number. */
export function parseVersion(text: string): readonly number[] | undefined {
  const digits = /(\d+(?:\.\d+){0,3})/.exec(text)?.[1];
  return digits?.split('.').map(Number);
}

/**
 * True, false, or undefined where either is no version. A vendor's suffix (`-aliyun.1`) does not count against it:
 * for the question "new enough to work with" it is not a pre-release. A missing part is 0.
 */
export function isAtLeast(version: string, wanted: string): boolean | undefined {
  const have = parseVersion(version);
  const want = parseVersion(wanted);
  if (have === undefined || want === undefined) return undefined;
  for (let at = 0; at < Math.max(have.length, want.length); at += 1) {
    const difference = (have[at] ?? 0) - (want[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
