export const jenkins = {} as const;
