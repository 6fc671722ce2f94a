export const cloud = {} as const;
