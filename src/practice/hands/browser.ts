import type { Text } from '../../model/catalogue.ts';
import { NotDone } from './not-done.ts';
import { readPage, type Page } from './read-page.ts';

/** The console as its page shows it and takes it: nothing else of the range is changed by the hands. */
export type Browser = {
  look(): Promise<Page>;
  /** Fills in a form and sends it, as a browser does. Throws `NotDone` with what the console says where it refuses. */
  send(task: string, filled?: { readonly [field: string]: string }): Promise<Page>;
};

/** One window for all: what the page says of the last thing done is said once, to whoever asks next. */
export function openBrowser(console: string, lang: 'en' | 'zh'): Browser {
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other; who waits does not care how the one before ended. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  }

  async function shown(response: Response): Promise<Page> {
    if (!response.ok) throw new NotDone(noPage(response.status));
    return readPage(await response.text());
  }

  const look = async () => shown(await fetch(new URL(`?lang=${lang}`, console)));

  return {
    look: () => inTurn(look),
    send: (task, filled = {}) =>
      inTurn(async () => {
        const form = (await look()).forms.get(task);
        if (form === undefined) throw new NotDone(noForm(task));
        const sent = new URLSearchParams();
        for (const [name, { value, options }] of Object.entries(form.fields)) {
          const given = filled[name] ?? value;
          if (options?.includes(given) === false) throw new NotDone(noChoice(name, given));
          sent.set(name, given);
        }
        const unknown = Object.keys(filled).find((name) => !sent.has(name));
        if (unknown !== undefined) throw new NotDone(noField(task, unknown));
        // The answer leads back to the page, which says what came of it.
        const url = new URL(form.action, console);
        const page = await shown(await fetch(url, { method: 'POST', body: sent }));
        if (page.said?.ok === false) throw new NotDone({ en: page.said.text, zh: page.said.text });
        return page;
      }),
  };
}

function noPage(status: number): Text {
  return { en: `The console answers ${status}.`, zh: `控制台返回 ${status}。` };
}

function noForm(task: string): Text {
  return { en: `The console has no form ${task}.`, zh: `控制台没有表单 ${task}。` };
}

function noField(task: string, field: string): Text {
  return {
    en: `The form ${task} has no field ${field}.`,
    zh: `表单 ${task} 没有字段 ${field}。`,
  };
}

function noChoice(field: string, word: string): Text {
  return { en: `${field} cannot be ${word}.`, zh: `${field} 不能是 ${word}。` };
}
