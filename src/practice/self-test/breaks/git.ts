import path from 'node:path';
import type { RangeWorld } from '../../range-world.ts';
import type { Break, Mend } from '../break.ts';
import { first, word, words } from '../given.ts';
import { onDisk, takenAway } from '../on-disk.ts';

const SENT_AWAY = {
  en: 'The git server lets in the address of the cluster no more.',
  zh: 'git 服务器不再放行集群的出口地址。',
};

/** The repository, its checkout, and the doors of its server. */
export const GIT_BREAKS: readonly Break[] = [
  {
    probe: 'git/reachable',
    what: {
      en: 'The server of the repository answers with errors.',
      zh: '代码仓库的服务器返回错误。',
    },
    causes: ['git-unreachable'],
    touches: () => ['git', 'machine'],
    put({ repository }) {
      repository.turn('failing');
      return () => repository.turn('up');
    },
  },
  {
    probe: 'git/checked-out',
    what: {
      en: 'A file that is needed was deleted from the checkout.',
      zh: '检出目录中所需的一个文件被删除。',
    },
    causes: ['git-path-missing'],
    touches: () => ['git', 'machine', 'disk'],
    put: (world, given) =>
      takenAway(path.join(onDisk(world, word(given, 'folder')), first(words(given, 'paths')))),
  },
  {
    probe: 'http/answers',
    fits: (given) => word(given, 'scheme') === 'http',
    what: SENT_AWAY,
    causes: ['http-refused', 'http-reset', 'http-closed'],
    touches: () => ['git', 'cluster'],
    put: sentAway,
  },
  {
    probe: 'net/port-open',
    what: SENT_AWAY,
    causes: ['port-refused', 'port-unreachable'],
    touches: () => ['git', 'cluster'],
    put: sentAway,
  },
];

/** The doors of the git server let in nobody whom they knew. */
function sentAway({ git }: RangeWorld): Mend {
  const known = git.allowed();
  for (const address of known) git.forbid(address);
  return () => {
    for (const address of known) git.allow(address);
  };
}
