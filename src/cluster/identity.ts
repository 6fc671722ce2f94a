import { WizardError } from '../model/error.ts';
import { answerError } from './errors.ts';
import { parseObject } from './kube-object.ts';
import type { Streams } from './streams.ts';

const ABOUT = {
  verb: 'get',
  resource: 'namespaces',
  kind: 'Namespace',
  name: 'kube-system',
} as const;

/** Whether what answers is still the pinned cluster: asked once for all that were cut off together. */
export type Identity = {
  /** Proven by a question that was asked after that moment. Throws `WizardError`. */
  proveSince(moment: number, signal: AbortSignal): Promise<void>;
};

export const ANY_CLUSTER: Identity = { proveSince: () => Promise.resolve() };

export function createIdentity(
  streams: Streams,
  pinnedUid: string,
  quietMs: number,
  closed: AbortSignal,
): Identity {
  let asked: { readonly at: number; readonly proof: Promise<void> } | undefined;

  async function prove(): Promise<void> {
    const path = '/api/v1/namespaces/kube-system';
    const opened = await streams.open({ path, ...ABOUT, quietMs }, closed);
    const body = await opened.text();
    const server = streams.server();
    if (opened.status === 404) throw new WizardError('wrong-target', 'target-without-identity');
    if (opened.status >= 300) throw answerError(opened.status, body, { ...ABOUT, server });
    const { uid } = parseObject(body, server).metadata;
    if (uid !== pinnedUid)
      throw new WizardError('wrong-target', 'target-changed', {
        expected: pinnedUid,
        found: uid ?? '-',
      });
  }

  return {
    async proveSince(moment, signal) {
      signal.throwIfAborted();
      let last = asked;
      if (last === undefined || last.at < moment) {
        const proof = prove();
        last = { at: performance.now(), proof };
        asked = last;
        proof.catch(() => {
          // It proves nothing for whoever asks next.
          if (asked?.proof === proof) asked = undefined;
        });
      }
      await last.proof;
      signal.throwIfAborted();
    },
  };
}
