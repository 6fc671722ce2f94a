/** A form of the console as a browser shows it: what would be sent if nothing was filled in, and what may be chosen. */
export type PageForm = {
  /** Where it is sent to. */
  readonly action: string;
  readonly title: string;
  readonly fields: { readonly [field: string]: PageField };
};
export type PageField = {
  readonly value: string;
  /** undefined where anything can be filled in. */
  readonly options?: readonly string[];
};

export type Page = {
  /** By the task's id. */
  readonly forms: ReadonlyMap<string, PageForm>;
  /** Rows of the table in a section. */
  rows(section: string): readonly (readonly string[])[];
  /** What came of the last thing that was done; null where the page says nothing of it. */
  readonly said: { readonly ok: boolean; readonly text: string } | null;
};

/** Reads the one page of the range's console. It is no parser of HTML: it knows what `page` writes. */
export function readPage(html: string): Page {
  const forms = [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(
    ([, tag = '', body = '']) => {
      const action = attribute(tag, 'action');
      const id = /([^/?]*)(?:\?|$)/.exec(action)?.[1] ?? '';
      const title = plain(/<h3[^>]*>(.*?)<\/h3>/s.exec(body)?.[1] ?? '');
      return [id, { action, title, fields: fieldsOf(body) }] as const;
    },
  );
  return { forms: new Map(forms), rows: (section) => rowsOf(html, section), said: saidOn(html) };
}

function fieldsOf(body: string): { readonly [field: string]: PageField } {
  const found = body.matchAll(/<input\s([^>]*)>|<(select|textarea)\s([^>]*)>(.*?)<\/\2>/gs);
  return Object.fromEntries(
    Array.from(found, ([, input, kind, tag = '', inner = '']) => {
      if (input !== undefined)
        return [attribute(input, 'name'), { value: attribute(input, 'value') }];
      const name = attribute(tag, 'name');
      return [name, kind === 'select' ? choiceOf(inner) : { value: unescaped(inner) }];
    }),
  );
}

/** A browser sends the first one where none is chosen. */
function choiceOf(inner: string): PageField {
  const offered = [...inner.matchAll(/<option([^>]*)>(.*?)<\/option>/gs)];
  const options = offered.map(([, , text = '']) => plain(text));
  const chosen = offered.findIndex(([, attributes = '']) => attributes.includes('selected'));
  return { value: options[Math.max(0, chosen)] ?? '', options };
}

function rowsOf(html: string, id: string): readonly (readonly string[])[] {
  const section = html.split('<section ').find((one) => one.startsWith(`id="${id}"`)) ?? '';
  return [...section.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      Array.from(row.matchAll(/<td[^>]*>(.*?)<\/td>/gs), ([, cell = '']) => plain(cell)),
    )
    .filter((cells) => cells.length > 0);
}

function saidOn(html: string): Page['said'] {
  const found = /<p role="status" class="(done|refused)">\s*<strong>.*?<\/strong>(.*?)<\/p>/s.exec(
    html,
  );
  return found === null ? null : { ok: found[1] === 'done', text: plain(found[2] ?? '') };
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(String.raw`\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function plain(text: string): string {
  return unescaped(text.replaceAll(/<[^>]*>/g, '')).trim();
}

const SIGNS: { readonly [entity: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function unescaped(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => SIGNS[entity] ?? entity);
}
