import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { areInstalled, installed } from '../tls/installed.ts';

/** With CI=true it is always said to be there: a test without it fails then. */
export const HAS_CHROMIUM = areInstalled(['chromium'], 'install the Debian package chromium');

export type Look = {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
};

export type Opened = {
  readonly page: Page;
  /** Addresses that the page asked for and that are not on loopback: none of them was reached. */
  readonly foreign: readonly string[];
};

let started: Promise<Browser> | undefined;

/** A browser that other tests of the same file share; end it with `closeBrowser`. */
async function browser(): Promise<Browser> {
  started ??= chromium.launch({
    executablePath: installed('chromium'),
    // Root may not have a sandbox of its own.
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return await started;
}

export async function closeBrowser(): Promise<void> {
  const known = started;
  started = undefined;
  await (await known)?.close();
}

/** A page in a window of its own, which ends with the test. Nothing that it asks for leaves loopback. */
export async function openPage(
  url: string,
  { colorScheme, width = 1280 }: Look = {},
): Promise<Opened> {
  const context = await (
    await browser()
  ).newContext({
    viewport: { width, height: 844 },
    ...(colorScheme === undefined ? {} : { colorScheme }),
  });
  onTestFinished(() => context.close());
  const foreign: string[] = [];
  await context.route('**/*', async (route) => {
    const asked = route.request().url();
    if (new URL(asked).hostname === '127.0.0.1') return route.continue();
    foreign.push(asked);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(url);
  return { page, foreign };
}

/** What axe has against a page, each with where it stands. */
export async function complaintsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

/** Goes on by Tab until it has the focus. Throws where Tab does not lead there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const MOST = 200;
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

/** How far a page reaches to the side, in CSS pixels. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth');
}
