import type net from 'node:net';
import { WizardError } from '../model/error.ts';
import type { Clock, Dialer } from '../model/ports.ts';
import type { StapledOcsp, TlsQuestion, TlsReader, TlsSeen } from '../model/tls.ts';
import { createLanes, type Turn } from '../net/lanes.ts';
import { trustedRoots, type TrustedRoots } from '../net/trusted-roots.ts';
import { isForName } from './for-name.ts';
import { shakeHands } from './shake-hands.ts';
import { speaksHttp } from './speaks-http.ts';
import { tlsFailure, type TlsFailure } from './tls-failure.ts';

export type TlsReaderOptions = {
  /** All of one handshake. */
  readonly timeoutMs?: number;
  /** How long a server of TLS 1.3 that wants a certificate is given to say no. */
  readonly refusalMs?: number;
};

const TIMEOUT_MS = 10_000;
const REFUSAL_MS = 1_000;

type Chains = Awaited<ReturnType<typeof loadChains>>;

/** Shakes hands through whatever route the dialer has. */
export function tlsReader(
  dialer: Dialer<net.Socket>,
  clock: Clock,
  { timeoutMs = TIMEOUT_MS, refusalMs = REFUSAL_MS }: TlsReaderOptions = {},
): TlsReader {
  const lanes = createLanes<TlsSeen>();
  let loading: Promise<Chains> | undefined;

  return {
    async handshake(question, signal) {
      signal.throwIfAborted();
      loading ??= loadChains();
      const chains = await loading;
      const { address, port } = question;
      const inTurn = async (turn: Turn<TlsSeen>, own: AbortSignal) => {
        if (turn.silence !== null) return turn.silence;
        const seen = await oneHandshake(question, chains, own);
        if (seen.is === 'timeout') turn.silent(seen);
        else turn.heard();
        return seen;
      };
      return lanes.run(`${address} ${port}`, inTurn, signal);
    },
  };

  async function oneHandshake(
    question: TlsQuestion,
    chains: Chains,
    signal: AbortSignal,
  ): Promise<TlsSeen> {
    // Reading them takes its time once: that is not the server's.
    const roots = trustedRoots(question.roots);
    const startedAt = clock.mono();
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const { port, serverName } = question;
    const socket = await dial(question.address, port, deadline);
    if ('is' in socket) {
      signal.throwIfAborted();
      return failed(socket, null);
    }

    const address = socket.remoteAddress ?? question.address;
    const shaken = await shakeHands({
      socket,
      serverName,
      context: roots.context,
      refusalMs,
      deadline,
    });
    signal.throwIfAborted();
    if (shaken.is !== 'shaken') {
      const isHttp = maySpeakHttp(shaken) && (await isPlainHttp(address, port, deadline));
      signal.throwIfAborted();
      return isHttp
        ? failed({ is: 'plain-http', code: shaken.code }, address)
        : failed(shaken, address);
    }
    const ms = clock.mono() - startedAt;
    const { leaf, stapled, ...told } = shaken;
    const sent = chains.sentChain(leaf);
    const anchors = sent.filter((one) => roots.trusts(one));
    return {
      ...told,
      address,
      coversName: leaf !== undefined && isForName(leaf, serverName),
      chain: chains.factsOf(sent),
      endsInTrusted: chains.leadsTo(anchors, sent),
      ocsp: await ocspOf(stapled, sent, roots),
      anchors: anchors.map((one) => one.fingerprint256),
      hasNamesake: sent.some((one) => one.issuer === one.subject && roots.hasNamesake(one)),
      ms,
    };

    function failed(
      failure: { readonly is: TlsFailure['is'] | 'plain-http'; readonly code: string },
      at: string | null,
    ): TlsSeen {
      return { ...failure, address: at, ms: clock.mono() - startedAt };
    }
  }

  async function dial(
    host: string,
    port: number,
    deadline: AbortSignal,
  ): Promise<net.Socket | TlsFailure> {
    try {
      return await dialer.tcp(host, port, deadline);
    } catch (error) {
      if (deadline.aborted) return { is: 'timeout', code: 'ETIMEDOUT' };
      // There is no way to any server: that is nothing that this one did.
      if (error instanceof WizardError) throw error;
      return tlsFailure(error instanceof Error ? error : new Error(String(error)), false);
    }
  }

  async function isPlainHttp(host: string, port: number, deadline: AbortSignal) {
    const socket = await dial(host, port, deadline);
    return 'is' in socket ? false : speaksHttp(socket, deadline);
  }

  async function ocspOf(
    stapled: Buffer | null,
    sent: ReturnType<Chains['sentChain']>,
    roots: TrustedRoots,
  ): Promise<StapledOcsp | null> {
    const [leaf] = sent;
    if (stapled === null || leaf === undefined) return null;
    const { stapledOcsp } = await import('./stapled-ocsp.ts');
    const issuers = [...sent.slice(1), ...roots.issuersOf(leaf)];
    return stapledOcsp(stapled, leaf, issuers, clock.now());
  }
}

/** The ASN.1 library is only there for those who shake hands. */
async function loadChains() {
  const { chainFacts, leadsTo, sentChain } = await import('./sent-chain.ts');
  return { factsOf: chainFacts(), leadsTo, sentChain };
}

function maySpeakHttp({ is }: TlsFailure): boolean {
  return is === 'garbage' || is === 'closed' || is === 'reset';
}
