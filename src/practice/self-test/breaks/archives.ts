import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../../model/json.ts';
import { jenkinsBackup } from '../../archives/jenkins-backup.ts';
import { zipOf } from '../../archives/zip.ts';
import type { Break, Mend } from '../break.ts';
import { first, word, words } from '../given.ts';
import { laid, onDisk, rewritten, takenAway } from '../on-disk.ts';

const OLD_MANIFEST = `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: from-long-ago }
spec: { minAvailable: 1, selector: { matchLabels: { app: from-long-ago } } }
`;

const isKind = (kind: string) => (given: JsonObject) => word(given, 'kind') === kind;
const onlyDisk = () => ['disk'];

/** Archives, what is unpacked from them, and manifests. */
export const ARCHIVE_BREAKS: readonly Break[] = [
  {
    probe: 'archives/reachable',
    what: {
      en: 'The archive was taken from its server.',
      zh: '服务器上的归档被移走。',
    },
    causes: ['download-missing'],
    touches: () => ['backups'],
    put({ archives }, given) {
      const { pathname } = new URL(word(given, 'url'));
      const file = archives.file(pathname);
      if (file === undefined) throw new Error(`No archive at ${pathname}.`);
      archives.remove(pathname);
      return () => archives.put(pathname, file);
    },
  },
  {
    probe: 'archives/fetched',
    what: {
      en: 'The second half of the archive on disk was cut off.',
      zh: '磁盘上的归档被截掉了后一半。',
    },
    causes: ['archive-cut', 'archive-damaged'],
    touches: () => ['disk', 'backups'],
    put: (world, given) =>
      rewritten(onDisk(world, word(given, 'file')), (bytes) =>
        bytes.subarray(0, Math.floor(bytes.length / 2)),
      ),
  },
  {
    probe: 'archives/unpacked',
    what: {
      en: 'A file was deleted from the unpacked folder.',
      zh: '解压目录中的一个文件被删除。',
    },
    causes: ['archive-files-lacking'],
    touches: onlyDisk,
    put: (world, given) => takenAway(someFile(onDisk(world, word(given, 'folder')))),
  },
  {
    probe: 'archives/contents-fit',
    fits: isKind('manifests'),
    what: {
      en: 'A manifest that is no YAML was put into the folder.',
      zh: '目录中放入了一个不是合法 YAML 的清单。',
    },
    causes: ['manifest-broken'],
    touches: onlyDisk,
    put: (world, given) =>
      laid(path.join(onDisk(world, word(given, 'path')), 'torn.yaml'), 'kind: [Deployment\n'),
  },
  {
    probe: 'archives/contents-fit',
    fits: isKind('nacos-export'),
    what: {
      en: 'A configuration in the export of Nacos was torn.',
      zh: 'Nacos 导出中的一个配置项被损坏。',
    },
    causes: ['nacos-item-malformed'],
    touches: onlyDisk,
    put: (world, given) =>
      rewritten(someFile(onDisk(world, word(given, 'path')), '.zip'), () =>
        zipOf([
          { name: 'DEFAULT_GROUP/service-1.yaml', text: 'server: [port\n' },
          {
            name: '.metadata.yml',
            text: 'metadata:\n- { dataId: service-1.yaml, group: DEFAULT_GROUP, type: yaml }\n',
          },
        ]),
      ),
  },
  {
    probe: 'archives/contents-fit',
    fits: isKind('jenkins-thinbackup'),
    what: {
      en: 'A backup of Jenkins without a single job took the place of the right one.',
      zh: 'Jenkins 备份被换成不含任何任务的备份。',
    },
    causes: ['jenkins-backup-no-jobs'],
    touches: onlyDisk,
    put: (world, given) =>
      rewritten(onDisk(world, word(given, 'path')), () =>
        jenkinsBackup({ date: '2026-06-01', jobs: [], credentials: [] }),
      ),
  },
  {
    probe: 'archives/contents-fit',
    fits: isKind('deploy-script'),
    what: {
      en: 'The deploy script was saved with the line ends of Windows.',
      zh: '部署脚本被存成 Windows 换行。',
    },
    causes: ['script-windows-lines'],
    touches: onlyDisk,
    put: (world, given) =>
      rewritten(onDisk(world, word(given, 'path')), (bytes) =>
        bytes.toString('utf8').replaceAll('\n', '\r\n'),
      ),
  },
  {
    probe: 'manifests/api-versions-served',
    what: {
      en: 'A manifest of an API version that is gone was put beside the others.',
      zh: '清单目录中多了一个使用已移除 API 版本的清单。',
    },
    causes: ['api-removed', 'api-removed-for-good'],
    touches: () => ['disk', 'cluster'],
    put: (world, given): Mend =>
      laid(
        path.join(onDisk(world, first(words(given, 'paths'))), 'from-long-ago.yaml'),
        OLD_MANIFEST,
      ),
  },
];

/** Any file of a folder that its archive holds: the wizard's own mark does not count. */
function someFile(folder: string, ending = ''): string {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.startsWith('.') && one.name.endsWith(ending))
    .map((one) => one.name);
  return path.join(folder, first(names.toSorted()));
}
