/** What the rules of each kind say of one object. */
export const readiness = {} as const;
