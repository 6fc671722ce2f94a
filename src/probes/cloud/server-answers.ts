import type { ProbeResult } from '../../model/catalogue.ts';
import { isObject } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';

/**
 * Whether an API server answers at a URL, without any login: by its version, or by the refusal that only one of
 * Kubernetes gives. Whose cluster it is, its pinning proves.
 */
export async function serverAnswers(
  server: string,
  { http }: Pick<Readers, 'http'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  if (!URL.canParse(server))
    return result(found('unknown', aCause('cloud-server-silent', { server, code: 'INVALID_URL' })));
  const { protocol, hostname, port } = new URL(server);
  const isSecure = protocol === 'https:';
  const seen = await http.get(
    {
      scheme: isSecure ? 'https' : 'http',
      host: hostname.replaceAll(/[[\]]/g, ''),
      port: Number(port) || (isSecure ? 443 : 80),
      path: '/version',
      roots: [],
      anyCertificate: true,
    },
    signal,
  );
  const object = { kind: 'Host', name: hostname };
  if (seen.is === 'answer' && isOfKubernetes(seen.status, seen.body)) {
    const note = aCause('cloud-cluster-by-server', { server });
    const evidence = [jsonEvidence('version', [{ server, status: seen.status }])];
    return result({ ...found('pass', null, [note]), object }, { finds: { server }, evidence });
  }
  const code = seen.is === 'answer' ? `HTTP_${seen.status}` : seen.code;
  const cause = aCause('cloud-server-silent', { server, code }, { object, healsByItself: true });
  return result(found('wait', cause), { evidence: [jsonEvidence('version', [{ server, code }])] });
}

function isOfKubernetes(status: number, body: string): boolean {
  const answer = parseJson(body);
  if (!isObject(answer)) return false;
  if (status === 200) return typeof answer['gitVersion'] === 'string';
  return (status === 401 || status === 403) && answer['kind'] === 'Status';
}
