import { Html, html } from './html.ts';
import { STYLE } from './style.ts';
import type { ConsoleField, ConsoleSection, ConsoleTable, ConsoleTask } from './task.ts';
import type { Text } from '../../model/catalogue.ts';

export type Lang = 'en' | 'zh';
/** What came of the last thing that was done. */
export type Said = { readonly ok: boolean; readonly text: Text };
export type PageOf = {
  readonly lang: Lang;
  readonly base: string;
  readonly sections: readonly ConsoleSection[];
  readonly said: Said | null;
};

const WORDS = {
  title: { en: 'Console of the practice range', zh: '演练环境控制台' },
  about: {
    en: 'This is practice: nothing here reaches a real cloud. What the wizard asks you to do in a console is done here.',
    zh: '这里是演练：不会影响任何真实的云资源。向导要求在控制台完成的操作，都在这里进行。',
  },
  none: { en: 'Nothing yet.', zh: '暂无。' },
  refused: { en: 'Refused:', zh: '被拒绝：' },
  done: { en: 'Done:', zh: '完成：' },
  again: { en: 'Show what is there now', zh: '刷新当前状态' },
  parts: { en: 'Parts of this page', zh: '页面目录' },
} satisfies { [name: string]: Text };

/** The whole console as one page that needs no script and no network. */
export function page({ lang, base, sections, said }: PageOf): string {
  const say = (text: Text) => text[lang] ?? text.en ?? '';
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const body = html`<!doctype html>
    <html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${say(WORDS.title)}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${say(WORDS.title)}</h1>
          <p class="practice">${say(WORDS.about)}</p>
          <p>
            <a href="${base}?lang=${lang}">${say(WORDS.again)}</a> ·
            <a href="${base}?lang=${other}" lang="${other}"
              >${other === 'zh' ? '中文' : 'English'}</a
            >
          </p>
          <nav aria-label="${say(WORDS.parts)}">
            <ul>
              ${sections.map(({ id, title }) => html`<li><a href="#${id}">${say(title)}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main>
          ${said === null ? '' : result(said, say)}
          ${sections.map((one) => section(one, { base, lang, say }))}
        </main>
      </body>
    </html>`;
  return body.text;
}

type Way = { readonly base: string; readonly lang: Lang; readonly say: (text: Text) => string };

function result({ ok, text }: Said, say: Way['say']): Html {
  const word = say(ok ? WORDS.done : WORDS.refused);
  return html`<p role="status" class="${ok ? 'done' : 'refused'}">
    <strong>${word}</strong> ${say(text)}
  </p>`;
}

function section({ id, title, table: shown, tasks }: ConsoleSection, way: Way): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${way.say(title)}</h2>
    ${shown === undefined ? '' : table(shown, way.say(title), way.say)}
    ${tasks.map((one) => form(one, way))}
  </section>`;
}

function table({ columns, rows }: ConsoleTable, caption: string, say: Way['say']): Html {
  if (rows.length === 0) return html`<p>${say(WORDS.none)}</p>`;
  return html`<table>
    <caption class="aside">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((one) => html`<th scope="col">${say(one)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${typeof cell === 'string' ? cell : say(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function form({ id, title, fields, button }: ConsoleTask, { base, lang, say }: Way): Html {
  return html`<form method="post" action="${base}${id}?lang=${lang}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${say(title)}</h3>
    ${fields.map((one) => field(one, id, say))}
    <button>${say(button)}<span class="aside"> ${say(title)}</span></button>
  </form>`;
}

function field(one: ConsoleField, task: string, say: Way['say']): Html {
  const id = `${task}.${one.id}`;
  return html`<p><label for="${id}">${say(one.title)}</label>${input(one, id)}</p>`;
}

function input({ id: name, kind, value = '', options = [] }: ConsoleField, id: string): Html {
  if (kind === 'select')
    return html`<select id="${id}" name="${name}">
      ${options.map(
        (one) => html`<option${new Html(one === value ? ' selected' : '')}>${one}</option>`,
      )}
    </select>`;
  if (kind === 'area')
    return html`<textarea id="${id}" name="${name}" rows="3" required>${value}</textarea>`;
  return html`<input
    id="${id}"
    name="${name}"
    type="${kind}"
    value="${value}"
    required
    autocomplete="off"
    spellcheck="false"
  />`;
}
