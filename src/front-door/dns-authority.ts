import type { DnsZone, NoZone } from '../model/dns.ts';
import { aCause, found, type Cause, type Found, type Params } from '../model/verdict.ts';
import type { DnsNameSeen, JudgedLane } from './dns-name.ts';
import { said, serversOf } from './dns-said.ts';
import { staleOf } from './dns-stale.ts';
import type { DnsWhy } from './dns-lane.ts';
import type { DnsState } from './dns-state.ts';

/** Why an authoritative server proves nothing. */
const UNSURE: { readonly [why in DnsWhy]?: string } = {
  timeout: 'dns-server-silent',
  unreachable: 'dns-server-unreachable',
  servfail: 'dns-server-failing',
  'not-implemented': 'dns-server-failing',
  refused: 'dns-server-refuses',
  garbage: 'dns-server-garbage',
  lame: 'dns-server-lame',
  target: 'dns-target-unknown',
};

/** One name over all authoritative servers of its zone: only where each of them gives the new answer it is a pass. */
export function authorityOf(
  seen: DnsNameSeen & { readonly zone: DnsZone | NoZone },
  judged: readonly JudgedLane[],
): Found {
  const { expected, zone } = seen;
  const names = expected.name;
  if (zone.name === null) {
    const answers = zone.answers.map(said).join('; ');
    return found(
      'unknown',
      aCause('dns-zone-unknown', { names, answers }, { healsByItself: true }),
    );
  }
  const unsure = [...unsureOf(names, judged), ...unresolvedOf(names, zone)];
  if (judged.length === 0 && unsure.length === 0)
    unsure.push(aCause('dns-zone-without-servers', { names, zone: zone.name }));
  const sure = judged.filter(({ state }) => state.is !== 'unsure');
  const behind = sure.some(({ state }) => state.is !== 'new') ? notNew(seen, zone.name, sure) : [];
  const [cause = null, ...others] = [...unsure, ...behind];
  const verdict = unsure.length > 0 ? 'unknown' : behind.length > 0 ? 'wait' : 'pass';
  return { verdict, cause, others, notes: [], object: null };
}

function unsureOf(names: string, judged: readonly JudgedLane[]): Cause[] {
  const lanes = judged.filter(({ state }) => state.is === 'unsure');
  const codes = new Set(lanes.map(({ state }) => codeOf(state)));
  return [...codes].map((code) => {
    const of = lanes.filter(({ state }) => codeOf(state) === code);
    const detail = [...new Set(of.map(({ state }) => state.code).filter((one) => one !== ''))];
    const params = { names, servers: serversOf(of), code: detail.join(', ') };
    return aCause(code, params, { healsByItself: true });
  });
}

function codeOf({ why }: DnsState): string {
  return (why === null ? undefined : UNSURE[why]) ?? 'dns-server-garbage';
}

function unresolvedOf(names: string, zone: DnsZone): readonly Cause[] {
  if (zone.unresolved.length === 0) return [];
  const params = { names, zone: zone.name, servers: zone.unresolved.join(', ') };
  return [aCause('dns-server-unresolved', params)];
}

/** Of servers that agree it is said what they give; where they don't, who gives what. */
function notNew(seen: DnsNameSeen, zone: string, sure: readonly JudgedLane[]): readonly Cause[] {
  const { name: names, want } = seen.expected;
  const waits = (code: string, params: Params) => aCause(code, params, { healsByItself: true });
  const kinds = new Set(
    sure.map(({ state }) => `${state.is} ${state.astray ?? ''} ${state.why ?? ''}`),
  );
  const behind = sure.filter(({ state }) => state.is !== 'new');
  const first = behind[0];
  if (first === undefined) return [];
  if (kinds.size > 1) {
    const params = { names, want, said: answersOf(sure) };
    const stale = staleOf(seen, sure);
    const differ =
      stale === null
        ? waits('dns-servers-differ', params)
        : waits('dns-server-stale', { ...params, ...stale });
    const one = behind.find(({ state }) => state.astray !== null || state.why === 'loop');
    return one === undefined ? [differ] : [differ, causeOf(one)];
  }
  return [causeOf(first)];

  function causeOf({ state }: JudgedLane): Cause {
    const { got, why, astray, marks } = state;
    switch (state.is) {
      case 'none':
        if (why === 'nowhere') return waits('dns-target-nowhere', { names, got });
        return why === 'nxdomain'
          ? waits('dns-name-absent', { names, zone, want })
          : waits('dns-record-absent', { names, zone, want });
      case 'old':
        return waits('dns-old', { names, got, want });
      case 'mixed':
        if (marks.includes('values-missing'))
          return waits('dns-values-missing', { names, got, want });
        return astray === null
          ? waits('dns-mixed', { names, got, want })
          : waits('dns-family-astray', { names, type: astray, got, want });
      default:
        if (why === 'loop') return waits('dns-cname-loop', { names, got });
        if (why === 'too-long') return waits('dns-cname-long', { names, got });
        return waits('dns-elsewhere', { names, got, want });
    }
  }
}

/** `203.0.113.10 (ns1, ns2); NXDOMAIN (ns3)` */
function answersOf(sure: readonly JudgedLane[]): string {
  const answers = new Set(sure.map(({ state }) => gotOf(state)));
  return [...answers]
    .map((got) => `${got} (${serversOf(sure.filter(({ state }) => gotOf(state) === got))})`)
    .join('; ');
}

function gotOf({ is, why, got }: DnsState): string {
  if (is !== 'none' || got !== '') return got;
  return why === 'nxdomain' ? 'NXDOMAIN' : 'NODATA';
}
