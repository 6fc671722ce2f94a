/** The cluster at a glance, on the screen and in plain lines. */
export const screenCluster = {} as const;
