import path from 'node:path';
import type { Break } from '../break.ts';
import { first, word, words } from '../given.ts';
import { onDisk, takenAway } from '../on-disk.ts';

/** The repository, and its checkout. */
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
];
