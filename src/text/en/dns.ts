export const dns = {} as const;
