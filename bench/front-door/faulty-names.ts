/** Names of the servers that are wrong, each in one way, and of one that is right. */
export const FAULTY = {
  good: 'good.test',
  expired: 'expired.test',
  name: 'name.test',
  chain: 'chain.test',
  self: 'self.test',
} as const;
