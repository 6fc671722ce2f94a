export const nacos = {} as const;
