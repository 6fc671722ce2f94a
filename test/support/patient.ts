import { vi } from 'vitest';

/*
 * A condition that is waited for gets as long as a busy machine may need: the second that it would have otherwise fails
 * tests for what other tests were doing. Workers keep `vi` from file to file, so this wraps it once.
 */

const PATIENCE_MS = 20_000;
const PATIENT = Symbol.for('dr-wizard.test.patient');

if (!(PATIENT in vi.waitFor)) {
  const waitFor = vi.waitFor.bind(vi);
  const patient: typeof vi.waitFor = (callback, options) =>
    waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
  vi.waitFor = Object.assign(patient, { [PATIENT]: true });
}
