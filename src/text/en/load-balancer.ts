export const loadBalancer = {} as const;
