/** What a proof has come to, before its cause. */
export const verdict = {
  pass: 'proof: pass',
  wait: 'proof: not yet',
  fail: 'proof: fail',
  unknown: 'proof: cannot tell',
} as const;
