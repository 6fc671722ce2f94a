export const rocketmq = {} as const;
