/** 演练环境的操作员，代替人员操作。 */
export const hands = {
  self: '演练操作员',
  seen: '已在演练环境中确认',
} as const;

export const handsCauses = {
  'hands-outside-practice': {
    says: '只有演练环境才有自己的操作员；在别处必须由人操作。',
    remedy: '请去掉 --hands，或在演练环境中演练：`dr-wizard drill --practice --hands auto`',
  },
  'hands-not-able': {
    says: '演练操作员无法完成 {{step}}：{{why}}',
    remedy: '请在演练环境的控制台中自行完成，然后表示已完成。',
  },
  'hands-no-context': {
    says: '演练操作员不知道该锁定哪个集群：没有名为 {{context}} 的 context，而且 context 不止一个，或者一个也没有。',
    remedy: '请自行锁定集群：{{step}}。',
  },
} as const;
