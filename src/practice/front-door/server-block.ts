import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectAt, objectsAt, textAt, textsAt } from '../store/json.ts';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

export type Route = {
  readonly path: string;
  readonly isExact: boolean;
  readonly namespace: string;
  readonly service: string;
  /** A number or a name of the Service's ports. */
  readonly port: string;
};

/** What a controller serves under one host. */
export type ServerBlock = {
  /** As the rules write it, maybe with a wildcard. */
  readonly host: string;
  /** One of its Ingresses has `tls`, right or wrong. */
  readonly hasTls: boolean;
  /** Secrets that are tried, in this order. */
  readonly secrets: readonly { readonly namespace: string; readonly name: string }[];
  readonly routes: readonly Route[];
};

/** The oldest Ingress goes first; a rule for a host goes before one for its wildcard. */
export function serverBlock(
  ingresses: readonly JsonObject[],
  className: string,
  host: string,
): ServerBlock | undefined {
  const own = ingresses
    .filter((one) => classOf(one) === className)
    .toSorted((a, b) => (madeAt(a) < madeAt(b) ? -1 : Number(madeAt(a) > madeAt(b))));
  const wildcard = `*.${host.split('.').slice(1).join('.')}`;
  return [host, wildcard].map((name) => blockOf(own, name)).find((block) => block !== undefined);
}

/** The one whose path is longest. */
export function routeFor({ routes }: ServerBlock, path: string): Route | undefined {
  return routes
    .filter((one) => (one.isExact ? path === one.path : isBelow(path, one.path)))
    .toSorted((a, b) => b.path.length - a.path.length || Number(b.isExact) - Number(a.isExact))[0];
}

function blockOf(ingresses: readonly JsonObject[], host: string): ServerBlock | undefined {
  const serving = ingresses.filter((one) => rulesOf(one, host).length > 0);
  if (serving.length === 0) return undefined;
  return {
    host,
    hasTls: serving.some((one) => objectsAt(one, 'spec', 'tls').length > 0),
    secrets: serving.flatMap((one) =>
      secretsOf(one, host).map((name) => ({ namespace: namespaceOf(one), name })),
    ),
    routes: serving.flatMap((one) => routesOf(one, host)),
  };
}

/** Of the entry that names the host; where none does, of all of them. */
function secretsOf(ingress: JsonObject, host: string): readonly string[] {
  const entries = objectsAt(ingress, 'spec', 'tls');
  const naming = entries.find((entry) => textsAt(entry, 'hosts').includes(host));
  const tried = naming === undefined ? entries : [naming];
  return tried.flatMap((entry) => textAt(entry, 'secretName') ?? []);
}

function routesOf(ingress: JsonObject, host: string): readonly Route[] {
  return rulesOf(ingress, host)
    .flatMap((rule) => objectsAt(rule, 'http', 'paths'))
    .map((one) => {
      const port = objectAt(one, 'backend', 'service', 'port');
      return {
        path: textAt(one, 'path') ?? '/',
        isExact: textAt(one, 'pathType') === 'Exact',
        namespace: namespaceOf(ingress),
        service: textAt(one, 'backend', 'service', 'name') ?? '',
        port: textAt(port, 'name') ?? String(numberAt(port, 'number') ?? ''),
      };
    });
}

function rulesOf(ingress: JsonObject, host: string): readonly JsonObject[] {
  return objectsAt(ingress, 'spec', 'rules').filter((rule) => textAt(rule, 'host') === host);
}

/** Element by element: `/shop` is not above `/shopping`. */
function isBelow(path: string, above: string): boolean {
  const bare = above.endsWith('/') ? above.slice(0, -1) : above;
  return path === bare || path.startsWith(`${bare}/`);
}

function classOf(ingress: JsonObject): string | undefined {
  return (
    textAt(ingress, 'spec', 'ingressClassName') ??
    textAt(ingress, 'metadata', 'annotations', CLASS_ANNOTATION)
  );
}

function madeAt(ingress: JsonObject): string {
  return textAt(ingress, 'metadata', 'creationTimestamp') ?? '';
}

function namespaceOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'namespace') ?? 'default';
}
