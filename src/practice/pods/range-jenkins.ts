import path from 'node:path';
import type { JsonObject } from '../../model/json.ts';
import { startJenkins, type JenkinsState } from '../apps/jenkins.ts';
import { Declined } from '../declined.ts';
import { nameOf, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import type { AppServers } from './app-servers.ts';
import { isReady, podsThat } from './read-pod.ts';
import { newestArchive, readBackup, type RestoredBackup } from './read-backup.ts';

/** What the site wants of its Jenkins. */
export type JenkinsSite = {
  readonly user: string;
  readonly plugins: readonly { readonly id: string; readonly version?: string }[];
  readonly backup: { readonly folder: string };
  readonly tools: readonly string[];
};

export type RangeJenkinsOptions = {
  readonly store: Store;
  readonly site: JenkinsSite;
  readonly token: string;
  readonly rootOf: (pod: { readonly namespace: string; readonly name: string }) => string;
  readonly pace: number;
};

/** What its administrator does in its pages. Where Jenkins would not do it, each throws `Declined`. */
export type JenkinsDesk = {
  state(): JenkinsState;
  set(more: Partial<JenkinsState>): void;
  /** Ids of the plugins that the site wants and that are not there. */
  lacking(): readonly string[];
  installPlugins(): void;
  /** Brings back what the newest archive in the backup folder of its pod has, and restarts. Gives the archive's name. */
  restore(): Promise<{ readonly from: string } & RestoredBackup>;
  /** One of the same id is another one then. */
  addCredential(id: string): void;
  setTools(): void;
  /** Those that were set up for all jobs. */
  tools(): readonly string[];
};

export type RangeJenkins = JenkinsDesk & Pick<AppServers, 'portOf' | 'close'>;

/** Of the plugins that the site wants a new Jenkins has those that it suggests itself. */
const SUGGESTED = new Set(['git', 'workflow-aggregator']);
const THIN_BACKUP = 'thinBackup';
const SOME_VERSION = '1.0';
const RESTART_MS = 1500;

/** A new Jenkins, in which nobody has done anything yet. */
export async function rangeJenkins(options: RangeJenkinsOptions): Promise<RangeJenkins> {
  const { store, site, token, rootOf, pace } = options;
  const wanted = site.plugins.map(({ id, version = SOME_VERSION }) => ({ shortName: id, version }));
  let state: JenkinsState = {
    starting: false,
    session: 'new',
    plugins: wanted.filter(({ shortName }) => SUGGESTED.has(shortName)),
    credentials: { _: [] },
    jobs: [],
    login: `${site.user}:${token}`,
  };
  const server = await startJenkins(state);
  let tools: readonly string[] = [];
  let restarting: NodeJS.Timeout | undefined;

  function set(more: Partial<JenkinsState>): void {
    state = { ...state, ...more };
    server.set(more);
  }

  /** Its pod, once one can work with it. */
  function running(): JsonObject {
    const pod = podsThat(store, 'jenkins').find(isReady);
    if (pod === undefined || state.starting)
      throw new Declined('NotRunning', {
        en: 'Jenkins does not answer yet. Wait until it has started.',
        zh: 'Jenkins 还没有响应，请等待它启动。',
      });
    return pod;
  }

  const lacking = () =>
    wanted.filter((one) => !state.plugins.some(({ shortName }) => shortName === one.shortName));

  return {
    state: () => state,
    set,
    lacking: () => lacking().map(({ shortName }) => shortName),
    installPlugins() {
      running();
      set({ plugins: [...state.plugins, ...lacking()] });
    },
    async restore() {
      const pod = running();
      if (!state.plugins.some(({ shortName }) => shortName === THIN_BACKUP))
        throw new Declined('NoThinBackup', {
          en: 'The plugin ThinBackup is not installed. Install it first.',
          zh: '没有安装 ThinBackup 插件，请先安装。',
        });
      const { folder } = site.backup;
      const root = rootOf({ namespace: namespaceOf(pod) ?? '', name: nameOf(pod) });
      const file = newestArchive(path.join(root, folder));
      if (file === undefined)
        throw new Declined('NoBackup', {
          en: `There is no archive in ${folder}. Copy it there first.`,
          zh: `${folder} 中没有备份归档，请先拷贝进去。`,
        });
      const restored = await readBackup(file).catch((error: unknown) => {
        throw new Declined('BackupUnreadable', {
          en: `${path.basename(file)} cannot be read as an archive (${String(error)}). Copy it again.`,
          zh: `${path.basename(file)} 无法作为归档读取（${String(error)}），请重新拷贝。`,
        });
      });
      const { jobs, credentials } = restored;
      set({ starting: true, session: 'restored' });
      restarting = setTimeout(() => {
        set({
          starting: false,
          jobs: jobs.map((fullName) => ({ fullName })),
          credentials: { _: credentials },
        });
      }, RESTART_MS / pace);
      return { from: file.slice(root.length), ...restored };
    },
    addCredential(id) {
      running();
      const { _: known = [], ...others } = state.credentials;
      set({ credentials: { ...others, _: [...new Set([...known, id])] } });
    },
    setTools() {
      running();
      tools = site.tools;
    },
    tools: () => tools,
    portOf: async () => server.port,
    async close() {
      clearTimeout(restarting);
      await server.stop();
    },
  };
}
