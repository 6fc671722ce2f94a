import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';

export const apiReady: ProbeDef = {
  id: 'kubernetes/api-ready',
  group: 'cluster',
  doc: {
    en: 'The API server says of itself that it is ready (/readyz), each of its checks named.',
    zh: 'API server 自报已就绪（/readyz），并列出各项检查。',
  },
  with: {},
  finds: {
    version: {
      type: 'string',
      doc: {
        en: 'The version of Kubernetes, such as v1.30.1.',
        zh: 'Kubernetes 版本，例如 v1.30.1。',
      },
    },
  },
  needsTarget: true,
  everyMs: 2000,
  look: (_input, ports, signal) => answered(look(ports, signal)),
};

async function look({ cluster }: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const ready = await cluster.raw('/readyz?verbose', signal);
  const evidence = [{ name: 'readyz', text: `HTTP ${ready.status}\n${ready.body}` }];
  if (ready.status === 401)
    return result(found('unknown', aCause('api-unauthorized')), { evidence });
  if (ready.status === 403)
    return result(
      found(
        'unknown',
        aCause('api-forbidden', { verb: 'get', resource: '/readyz', namespace: '*' }),
      ),
      { evidence },
    );
  if (ready.status !== 200) {
    const failing = [...ready.body.matchAll(/^\[-\]([\w./-]+)/gm)].map(([, name]) => name);
    const cause = aCause(
      'api-not-ready',
      { status: ready.status, failing: failing.join(', ') || '-' },
      { healsByItself: true },
    );
    return result(found('wait', cause), { evidence });
  }
  const version = versionOf(await cluster.raw('/version', signal));
  return result(found('pass', null), {
    finds: version === undefined ? {} : { version },
    evidence,
  });
}

function versionOf({ status, body }: { status: number; body: string }): string | undefined {
  if (status !== 200) return undefined;
  const said = /"gitVersion":\s*"(v?[\w.+-]{1,80})"/.exec(body);
  return said?.[1];
}
