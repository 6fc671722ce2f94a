export const helm = {} as const;
