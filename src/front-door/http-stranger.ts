import type { HttpSeen } from '../model/http.ts';
import { aFault, type DoorFault } from './door-fault.ts';

type Answer = Extract<HttpSeen, { readonly is: 'answer' }>;

/** An answer that comes from something before the application: by whom, and how it is known. */
type Mark = { readonly by: string; readonly is: (answer: Answer) => boolean };

const NOT_FOUND: readonly Mark[] = [
  { by: 'ingress-nginx', is: ({ body }) => /^\s*default backend - 404\b/i.test(body) },
  // A Go program that has no better page says the same.
  { by: 'Traefik', is: ({ body }) => body.trim() === '404 page not found' },
  { by: 'nginx', is: isNginxPage },
  { by: 'Envoy', is: isEnvoyItself },
  { by: 'Kong', is: ({ body }) => body.includes('no Route matched with those values') },
  { by: 'APISIX', is: ({ body }) => /"error_msg"\s*:\s*"404 Route Not Found"/.test(body) },
  { by: 'ALB', is: ({ headers }) => /^(?:awselb|alb)(?:\/|$)/i.test(headers['server'] ?? '') },
];

const WELCOME: readonly Mark[] = [
  { by: 'nginx', is: ({ body }) => /<title>Welcome to nginx!<\/title>/i.test(body) },
  { by: 'Apache', is: ({ body }) => /<title>Apache2 [^<]{0,40}Default Page/i.test(body) },
  {
    by: 'Apache',
    is: ({ body }) => /^<html><body><h1>It works!<\/h1><\/body><\/html>/i.test(body),
  },
];

/** The controller's own pages, and refusals that say no application was asked: never an answer of what is behind. */
export function strangerFault(answer: Answer): DoorFault | null {
  const { status, body } = answer;
  switch (status) {
    case 200: {
      const by = whose(WELCOME, answer);
      return by === undefined ? null : aFault('http-welcome-page', 'welcome', { by }, 'wait');
    }
    case 404: {
      const by = whose(NOT_FOUND, answer);
      return by === undefined
        ? null
        : aFault('http-default-backend', 'default', { by, status }, 'wait');
    }
    case 400:
      if (/plain HTTP request was sent to HTTPS port/i.test(body))
        return aFault('http-plain-to-https', 'plain');
      return /No required SSL certificate was sent|The SSL certificate error/i.test(body)
        ? aFault('http-wants-certificate', 'client')
        : null;
    case 421:
      return aFault('http-misdirected', 'status', { status }, 'wait');
    default:
      return null;
  }
}

function whose(marks: readonly Mark[], answer: Answer): string | undefined {
  return marks.find(({ is }) => is(answer))?.by;
}

function isNginxPage({ body }: Answer): boolean {
  return (
    /<h1>404 Not Found<\/h1>/i.test(body) &&
    /<center>(?:nginx|openresty|tengine)[^<]{0,40}<\/center>/i.test(body)
  );
}

/** What comes from behind it says how long that took. */
function isEnvoyItself({ headers, body }: Answer): boolean {
  return (
    /^(?:istio-)?envoy$/i.test(headers['server'] ?? '') &&
    headers['x-envoy-upstream-service-time'] === undefined &&
    body.trim() === ''
  );
}
