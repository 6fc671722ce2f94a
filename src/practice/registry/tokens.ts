import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { isObject } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';

/** What a token lets its holder do: `repository:team/app` → `pull`. */
export type Access = ReadonlyMap<string, ReadonlySet<string>>;

export type Tokens = {
  /** A JWT for this user, as https://distribution.github.io/distribution/spec/auth/jwt/ says. */
  give(user: string, access: Access): string;
  /** What a token is good for; undefined where it is none of ours or its time is over. */
  take(token: string): Access | undefined;
};

const LASTS_SECONDS = 300;
const CODING = 'ieee-p1363';

export function createTokens(service: string, now: () => number): Tokens {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const coded = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  return {
    give(user, access) {
      const at = Math.floor(now() / 1000);
      const head = coded({ typ: 'JWT', alg: 'ES256' });
      const claims = {
        iss: service,
        sub: user,
        aud: service,
        nbf: at - 10,
        iat: at,
        exp: at + LASTS_SECONDS,
        jti: randomUUID(),
        access: [...access].map(([what, actions]) => {
          const [type = '', ...name] = what.split(':');
          return { type, name: name.join(':'), actions: [...actions] };
        }),
      };
      const signed = `${head}.${coded(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), {
        key: privateKey,
        dsaEncoding: CODING,
      });
      return `${signed}.${signature.toString('base64url')}`;
    },
    take(token) {
      const [head = '', body = '', signature = ''] = token.split('.');
      const isOurs = verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        { key: publicKey, dsaEncoding: CODING },
        Buffer.from(signature, 'base64url'),
      );
      const claims = isOurs ? parseJson(Buffer.from(body, 'base64url').toString()) : undefined;
      if (!isObject(claims) || Number(claims['exp']) <= now() / 1000) return undefined;
      return accessIn(claims['access']);
    },
  };
}

function accessIn(access: unknown): Access {
  const entries: readonly unknown[] = Array.isArray(access) ? access : [];
  return new Map(
    entries.filter(isObject).map(({ type, name, actions }) => {
      const allowed: readonly unknown[] = Array.isArray(actions) ? actions : [];
      const what = [type, name].filter((one) => typeof one === 'string').join(':');
      return [what, new Set(allowed.filter((one) => typeof one === 'string'))];
    }),
  );
}
