export const tls = {} as const;
