export const inside = {} as const;
