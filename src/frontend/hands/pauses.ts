/** How often the hands see to a step that does not come right before they leave it to a person: about four minutes. */
export const ROUNDS = 20;

const LEAST_MS = 300;
const SPAN_MS = 500;
const FIRST_MS = 1000;
const LONGEST_MS = 15_000;

/** What a hand needs for one thing, shortened: not the same for each, and always the same for this one. */
export function actMs(what: string, pace: number): number {
  const sum = Array.from(what).reduce((all, sign) => all + (sign.codePointAt(0) ?? 0), 0);
  return (LEAST_MS + (sum % SPAN_MS)) / pace;
}

/** Trouble is given time to pass, each time more. */
export function roundMs(round: number, pace: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 1.5 ** round) / pace;
}
