import { urlText, type HttpChain, type HttpHop } from './http-chain.ts';
import { titleOf } from './http-title.ts';

const BODY_SHOWN = 2048;
const MOST_HEADERS = 40;
const LONGEST_HEADER = 300;

/** What a chain of answers has shown, line by line, as it came: foreign text. */
export function seenLines({ hops, end }: HttpChain): readonly string[] {
  return [
    ...hops.flatMap((hop, index) => hopLines(hop, index === hops.length - 1)),
    ...(end.to === '' ? [] : [`${end.is} ${end.to}`]),
  ];
}

function hopLines({ target, seen }: HttpHop, isLast: boolean): readonly string[] {
  const asked = `GET ${urlText(target)}`;
  const ms = Math.round(seen.ms);
  if (seen.is !== 'answer')
    return [asked, `${seen.address ?? '-'} ${seen.is} ${seen.code}, ${ms} ms`];
  const { address, version, status, headers, body, cut, firstByteMs } = seen;
  const took = `first byte ${Math.round(firstByteMs)} ms, all ${ms} ms`;
  const lines = [asked, `${address} HTTP/${version} ${status}, ${took}`, ...headerLines(headers)];
  if (!isLast) return lines;
  const title = titleOf(body);
  const isMore = cut || body.length > BODY_SHOWN;
  return [
    ...lines,
    ...(title === null ? [] : [`title ${title}`]),
    ...(body === '' ? [] : ['', ...body.slice(0, BODY_SHOWN).split('\n')]),
    ...(isMore ? ['…'] : []),
  ];
}

function headerLines(headers: { readonly [name: string]: string }): readonly string[] {
  const all = Object.entries(headers).map(([name, value]) => {
    // Whoever has the cookie is let in as this visitor.
    if (name === 'set-cookie') return `${name}: …`;
    return `${name}: ${value.length > LONGEST_HEADER ? `${value.slice(0, LONGEST_HEADER)}…` : value}`;
  });
  const more = all.length - MOST_HEADERS;
  return [...all.slice(0, MOST_HEADERS), ...(more > 0 ? [`+${more}`] : [])];
}

/** Each host with what was seen. */
export function httpEvidence(
  all: readonly { readonly host: string; readonly chain: HttpChain }[],
): string {
  return all
    .flatMap(({ host, chain }) => [host, ...seenLines(chain).map((line) => `  ${line}`), ''])
    .join('\n');
}
