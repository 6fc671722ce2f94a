import { isObject, type JsonObject } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { ServiceSeen } from '../../model/services.ts';
import { aCause, found, type Found, type Params } from '../../model/verdict.ts';
import type { Jenkins, JenkinsAnswer } from './ask.ts';
import type { JenkinsInput } from './fields.ts';

/** What its login page and every answer of it carries. */
const VERSION = 'x-jenkins';

/** An answer of 200 by Jenkins itself, or what is to be said instead. `right` is the one that this page asks for. */
export function answerOf(
  seen: ServiceSeen,
  { namespace, service, port }: JenkinsInput,
  { user }: Jenkins,
  right: string,
): JenkinsAnswer | Found {
  const place = { namespace, name: service };
  const object = { kind: 'Service', ...place };
  const is = (verdict: 'fail' | 'unknown' | 'wait', code: string, params: Params = {}) =>
    found(
      verdict,
      aCause(code, { ...place, ...params }, { object, healsByItself: verdict === 'wait' }),
    );
  if (seen.is === 'nobody')
    return is(seen.code === 'service-without-pods' ? 'wait' : 'fail', seen.code, {
      port: port ?? 8080,
    });
  const { seen: http } = seen;
  if (http.is !== 'answer')
    return http.is === 'garbage'
      ? is('unknown', 'jenkins-garbage', { code: http.code })
      : is('wait', 'jenkins-unreached', { way: seen.way, code: http.code });
  const { status, headers } = http;
  if (status === 503) return is('wait', 'jenkins-starting');
  if (status === 502 || status === 504) return is('wait', 'jenkins-gateway', { status });
  if (status === 401) return is('unknown', 'jenkins-login-refused', { user: user ?? '-' });
  if (status === 403)
    return user === null
      ? is('unknown', 'jenkins-forbidden-anonymous', { right })
      : is('unknown', 'jenkins-forbidden', { user, right });
  if (status >= 300 && status < 400)
    return is('unknown', 'jenkins-elsewhere', { location: headers['location'] ?? '-' });
  if (status === 404) return is('fail', 'jenkins-page-missing', { right });
  if (status !== 200) return is('wait', 'jenkins-error', { status });
  if (headers[VERSION] === undefined) return is('fail', 'jenkins-other', { way: seen.way });
  return http;
}

export function isAnswer(seen: JenkinsAnswer | Found): seen is JenkinsAnswer {
  return 'is' in seen;
}

/** What a page of its API says; undefined where it is no JSON object, or was cut. */
export function saidIn({ body, cut }: JenkinsAnswer): JsonObject | undefined {
  const said = cut ? undefined : parseJson(body);
  return isObject(said) ? said : undefined;
}

/** The objects of a list within it. */
export function listIn(said: JsonObject, key: string): readonly JsonObject[] | undefined {
  const list = said[key];
  return Array.isArray(list) ? list.filter(isObject) : undefined;
}

/** It answered, and not as its API is documented. */
export function notUnderstood({ namespace, service }: JenkinsInput, path: string): Found {
  const place = { namespace, name: service };
  return found('unknown', aCause('jenkins-not-understood', { ...place, path }));
}
