import { Buffer } from 'node:buffer';

/** Shorter ones would black out half of the record, and half of what they hide could be guessed from the rest. */
export const SHORTEST_SECRET = 4;

/** A line of a secret of many lines that is worth looking for on its own. */
const SHORTEST_LINE = 12;

/** Every way in which programs write a secret: as it is, in JSON, in a URL, in base64, in base64 of these. */
export function secretForms(secret: string): readonly string[] {
  const plain = [...new Set([secret, secret.replaceAll(/\r?\n/gu, '\r\n'), ...linesOf(secret)])];
  const escaped = unique(plain.flatMap(jsonForms));
  // The password in a pull secret is base64 of `user:password` in JSON, and that again in base64.
  const encoded = unique([...plain, ...escaped].flatMap(base64Forms));
  const twice = unique(encoded.flatMap(base64Forms));
  const url = unique([...plain, ...encoded].flatMap(urlForms));
  return unique([...plain, ...escaped, ...encoded, ...twice, ...url]).filter(
    (form) => form.length >= SHORTEST_SECRET,
  );
}

/** A key of many lines is shown indented, so each of its lines counts; its first and last lines are not secret. */
function linesOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/u);
  if (lines.length === 1) return [];
  return lines
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----'));
}

/** As JSON writes it, as Go's JSON writes it, in ASCII only, and each again inside a JSON string. */
function jsonForms(text: string): string[] {
  const once = JSON.stringify(text).slice(1, -1);
  const forms = [
    once,
    once.replaceAll('/', String.raw`\/`),
    once.replaceAll(/[<>&]/gu, unicodeEscape),
    once.replaceAll(/[^\u0020-\u007e]/gu, (found) =>
      Array.from(found.split(''), unicodeEscape).join(''),
    ),
  ];
  return [...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))];
}

function unicodeEscape(unit: string): string {
  return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function urlForms(text: string): string[] {
  const component = encodeURIComponent(text.toWellFormed());
  const strict = component.replaceAll(
    /[!'()*]/gu,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const forms = [component, strict, strict.replaceAll('%20', '+')];
  return [
    ...forms,
    ...forms.map((form) => form.replaceAll(/%[0-9A-F]{2}/gu, (hex) => hex.toLowerCase())),
  ];
}

/**
 * What of its base64 is the same whatever stands around it, for each of the three places in a group of three bytes
 * where it may begin. `user:password` for any user is one of them.
 */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const cores = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const known = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((before * 8) / 6), known);
  });
  return cores.flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]);
}

function unique(forms: readonly string[]): string[] {
  return [...new Set(forms)];
}
