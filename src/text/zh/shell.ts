/** Causes and errors by code: what is so (`says`) and what to do about it (`remedy`). */
export const shell = {} as const;
