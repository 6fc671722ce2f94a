import { setTimeout as sleep } from 'node:timers/promises';
import type { HandsDone, HandsTask } from '../../model/range.ts';
import type { RangeWorld } from '../range-world.ts';
import type { Act, Place, Told } from './act.ts';
import { openBrowser } from './browser.ts';
import { allowEgress, bindAddress, createCluster, importKeyPair, networkOf } from './cloud-acts.ts';
import { checkHelm, deployChart } from './helm-acts.ts';
import { NotDone } from './not-done.ts';
import {
  addCredentials,
  installPlugins,
  issueCertificates,
  restoreJenkins,
  setTools,
} from './page-acts.ts';
import { lowerTtl, setRecords } from './record-acts.ts';

export type HandsOptions = {
  readonly world: Pick<RangeWorld, 'folder' | 'store' | 'cloud'>;
  /** Address of the console, with its token. */
  readonly console: string;
  /** What programs are started with; PATH is that of the drill. */
  readonly env: { readonly [name: string]: string | undefined };
  /** Where the site has the new cluster's kubeconfig. */
  readonly kubeconfig: string;
  readonly lang: 'en' | 'zh';
  readonly pace: number;
};

/** The operator of the range. */
export type Hands = { do(task: HandsTask): Promise<HandsDone> };

/** What a hand needs to get to a page and fill it in, shortened. */
const ACT_MS = 400;

/** By what would do it by machine: it is filled with all that has to be filled in. */
const BY_ASSIST: { readonly [action: string]: Act } = {
  'cloud/import-key-pair': importKeyPair,
  'cloud/create-cluster': createCluster,
  'cloud/associate-eip': bindAddress,
  'cloud/set-dns-records': setRecords,
  'helm/install': checkHelm,
  'helm/ensure-release': deployChart,
};

/** By what proves it. */
const BY_PROOF: { readonly [probe: string]: Act } = {
  'dns/ttl-at-most': lowerTtl,
  'dns/points-to': setRecords,
  'certs/files-fit': issueCertificates,
  'jenkins/plugins-active': installPlugins,
  'jenkins/jobs-there': restoreJenkins,
  'jenkins/credentials-there': addCredentials,
  'net/port-open': allowEgress,
};

/** Steps that nothing proves: they are known by their own names only. */
const BY_STEP: { readonly [step: string]: Act } = {
  'global-tools': setTools,
  'cluster-network': async (place) => networkOf(place),
};

/** What these find true is so in the range, or comes true by what other steps do. */
const NOTHING_TO_DO = new Set([
  'archives/reachable',
  'cloud/credentials-valid',
  'cloud/quotas-enough',
  'cloud/zones-held',
  'git/reachable',
  'http/answers',
  'kubernetes/workloads-ready',
  'registry/login',
]);

/** Does in the console, and by the programs of the drill, what a step asks of a person. */
export function createHands(options: HandsOptions): Hands {
  const { world, env, kubeconfig, lang, pace } = options;
  const pause = (ms: number) => sleep(ms / pace);
  const browser = openBrowser(options.console, lang);
  const place: Place = { world, env, kubeconfig, browser, pause };

  return {
    async do(task) {
      const acts = actsOf(task);
      if (acts === undefined) return { ok: false, why: UNKNOWN[lang] };
      try {
        let told: Told = {};
        for (const act of acts) {
          await pause(ACT_MS);
          told = { ...told, ...(await act(place)) };
        }
        return { ok: true, told: picked(told, task.asks) };
      } catch (error) {
        if (error instanceof NotDone) return { ok: false, why: error.text[lang] ?? error.message };
        throw error;
      }
    },
  };
}

const UNKNOWN = {
  en: 'nothing in the range is known for it.',
  zh: '演练环境中没有与之对应的操作。',
};

/** undefined where nobody knows what to do; an empty list where nothing is to be done. */
function actsOf(task: HandsTask): readonly ((place: Place) => ReturnType<Act>)[] | undefined {
  const { step, assist, proofs } = task;
  const byStep = BY_STEP[step];
  if (byStep !== undefined) return [(place) => byStep(place, {}, task)];
  const byAssist = assist === null ? undefined : BY_ASSIST[assist.uses];
  if (assist !== null && byAssist !== undefined)
    return [(place) => byAssist(place, assist.with, task)];
  const acts = proofs.flatMap(({ probe, with: input }) => {
    const act = BY_PROOF[probe];
    return act === undefined ? [] : [(place: Place) => act(place, input, task)];
  });
  if (acts.length > 0) return acts;
  return proofs.every(({ probe }) => NOTHING_TO_DO.has(probe)) ? [] : undefined;
}

function picked(told: Told, asks: readonly string[]): Told {
  return Object.fromEntries(Object.entries(told).filter(([ask]) => asks.includes(ask)));
}
