import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../../model/json.ts';
import type { RangeWorld } from '../../range-world.ts';
import { textAt } from '../../store/json.ts';
import { kindNamed } from '../../store/kinds.ts';
import { nameOf, namespaceOf } from '../../store/metadata.ts';
import type { JenkinsState } from '../../apps/jenkins.ts';
import type { Break, Mend } from '../break.ts';
import { first, objects, word, words } from '../given.ts';

const inNamespace = (given: JsonObject) => [`cluster/${word(given, 'namespace')}`];

/** Jenkins, Nacos and RocketMQ. */
export const APP_BREAKS: readonly Break[] = [
  {
    probe: 'jenkins/answers',
    what: { en: 'Jenkins is starting and does not get ready.', zh: 'Jenkins 一直处于启动中。' },
    causes: ['jenkins-starting'],
    touches: inNamespace,
    put: (world) => jenkinsIs(world, () => ({ starting: true })),
  },
  {
    probe: 'jenkins/plugins-active',
    what: { en: 'A plugin was deactivated.', zh: '一个插件被停用。' },
    causes: ['jenkins-plugin-inactive'],
    touches: inNamespace,
    put(world, given) {
      const [wanted] = pluginsOf(given);
      return jenkinsIs(world, ({ plugins }) => ({
        plugins: plugins.map((one) => (one.shortName === wanted ? { ...one, active: false } : one)),
      }));
    },
  },
  {
    probe: 'jenkins/jobs-there',
    what: { en: 'The jobs of Jenkins were deleted.', zh: 'Jenkins 的任务被删除。' },
    causes: ['jenkins-jobs-few', 'jenkins-jobs-missing'],
    touches: inNamespace,
    put: (world) => jenkinsIs(world, ({ jobs }) => ({ jobs: jobs.slice(0, 1) })),
  },
  {
    probe: 'jenkins/credentials-there',
    what: { en: 'A stored credential was deleted.', zh: '一个已保存的凭据被删除。' },
    causes: ['jenkins-credential-missing'],
    touches: inNamespace,
    put(world, given) {
      const gone = first(words(given, 'ids'));
      return jenkinsIs(world, ({ credentials }) => ({
        credentials: Object.fromEntries(
          Object.entries(credentials).map(([domain, ids]) => [
            domain,
            ids.filter((id) => id !== gone),
          ]),
        ),
      }));
    },
  },
  {
    probe: 'jenkins/backup-copied',
    what: { en: 'The archive in the pod was cut off.', zh: 'Pod 中的归档被截断。' },
    causes: ['jenkins-backup-differs'],
    touches: (given) => [...inNamespace(given), 'disk'],
    put: copyCut,
  },
  {
    probe: 'nacos/ready',
    what: { en: 'Nacos says that it is not ready.', zh: 'Nacos 报告自己未就绪。' },
    causes: ['nacos-not-ready'],
    touches: inNamespace,
    put: ({ pods }, given) =>
      pods.nacos(word(given, 'namespace')).set({ notReady: 'naming not in readiness' }),
  },
  {
    probe: 'nacos/members-up',
    what: {
      en: 'The servers of Nacos lost their list of members.',
      zh: 'Nacos 各服务丢失了成员列表。',
    },
    causes: ['nacos-member-missing', 'nacos-member-isolated', 'nacos-member-stranger'],
    touches: inNamespace,
    put: ({ pods }, given) =>
      pods
        .nacos(word(given, 'namespace'))
        .set({ members: [{ address: '172.20.255.254:8848', state: 'UP' }] }),
  },
  {
    probe: 'nacos/configs-there',
    what: { en: 'The configurations of Nacos were deleted.', zh: 'Nacos 的配置被清空。' },
    causes: ['nacos-configs-missing', 'nacos-namespace-missing'],
    touches: inNamespace,
    put: ({ pods }, given) => pods.nacos(word(given, 'namespace')).set({ configs: { '': 0 } }),
  },
  {
    probe: 'rocketmq/brokers-registered',
    what: { en: 'A broker does not register any more.', zh: '一个 broker 不再注册。' },
    causes: ['rocketmq-brokers-missing', 'rocketmq-broker-missing'],
    touches: inNamespace,
    put({ store, pods }, given) {
      const broker = first(
        store
          .list(kindNamed('Pod'), word(given, 'namespace'))
          .map(nameOf)
          .filter((name) => name.includes('broker')),
      );
      pods.rocketmq.mute(broker, true);
      return () => pods.rocketmq.mute(broker, false);
    },
  },
];

function jenkinsIs(
  { pods }: RangeWorld,
  change: (state: JenkinsState) => Partial<JenkinsState>,
): Mend {
  const before = pods.jenkins.state();
  const more = change(before);
  pods.jenkins.set(more);
  // Only what was changed: it may have been restarted meanwhile.
  const back = Object.fromEntries(
    Object.entries(before).filter(([key]) => Object.hasOwn(more, key)),
  );
  return () => pods.jenkins.set(back);
}

/** Plugins by id, whether they stand alone or with a version. */
function pluginsOf(given: JsonObject): readonly string[] {
  return [...words(given, 'plugins'), ...objects(given, 'plugins').map((one) => word(one, 'id'))];
}

/** In the folder that is the disk of the pod behind the Service. */
function copyCut({ store, pods }: RangeWorld, given: JsonObject): Mend {
  const namespace = word(given, 'namespace');
  const pod = first(
    store
      .list(kindNamed('Pod'), namespace)
      .filter((one) => textAt(one, 'metadata', 'labels', 'app') === word(given, 'service')),
  );
  const root = pods.rootOf({ namespace: namespaceOf(pod) ?? '', name: nameOf(pod) });
  const file = path.join(root, word(given, 'folder'), path.basename(word(given, 'file')));
  const before = readFileSync(file);
  writeFileSync(file, before.subarray(0, before.length - 1));
  return () => writeFileSync(file, before);
}
