export const velero = {} as const;
