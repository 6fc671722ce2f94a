import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import type { Sight } from '../../support/operator/sight.ts';

type SiteRecord = { readonly name: string; readonly group: string; readonly to: string };

/** What the operator does at one step in the console's page, with what stands on the wizard's screen. Gives what to tell. */
type Work = (sight: Sight) => Promise<{ readonly [ask: string]: string } | void>;

/** Where each kind of name has to lead to, as the cloud of the range gives addresses. */
const ADDRESSES: { readonly [to: string]: string } = {
  external: '198.51.100.7',
  internal: '10.0.2.80',
  'second-ingress': '198.51.100.8',
};

/** A person's work in the console of the range, by label and button, for each step that asks for it. */
export function consoleWork(page: Page, folder: string): { readonly [step: string]: Work } {
  const site = parse(readFileSync(path.join(folder, 'site.yaml'), 'utf8'));
  const records: readonly SiteRecord[] = site.records;
  const form = (name: string | RegExp) => page.getByRole('form', { name });

  /** Presses a button and reads what came of it; what the console refuses fails the test. */
  async function pressed(button: ReturnType<typeof form>, what: RegExp): Promise<string> {
    await button.click();
    const said = await page.getByRole('status').innerText();
    if (!what.test(said)) throw new Error(`The console said: ${said}`);
    return said;
  }
  const press = (name: string | RegExp, within: string | RegExp) =>
    pressed(form(within).getByRole('button', { name }), /^Done: /);

  /** Shows the page anew until a row of a table tells that what was asked for is so. */
  async function row(holding: RegExp): Promise<void> {
    const again = page.getByRole('link', { name: 'Show what is there now' });
    await again.click();
    while ((await page.getByRole('row', { name: holding }).count()) === 0) await again.click();
  }

  async function save(name: string, filled: { readonly value?: string; readonly ttl: string }) {
    const record = form(`${name} A`);
    if (filled.value !== undefined) await record.getByLabel('Value').fill(filled.value);
    await record.getByLabel('TTL').fill(filled.ttl);
    await press('Save', `${name} A`);
  }

  const move = (group: string) => async (): Promise<void> => {
    for (const { name, to } of records.filter((one) => one.group === group))
      await save(name, { value: ADDRESSES[to] ?? '', ttl: '60' });
  };
  const named = ({ rows }: Sight, shape: RegExp): string =>
    shape.exec(rows.join('\n'))?.[0] ?? `no ${shape.source} on the screen`;

  return {
    async 'pem-files'() {
      for (const { id } of site.certificates)
        await press('Issue and save', new RegExp(`^Certificate ${id} `));
    },
    async 'dns-ttl'() {
      for (const { name } of records) await save(name, { ttl: '60' });
    },
    async 'key-pair-imported'() {
      const key = readFileSync(path.join(folder, `${site.ssh.keyFile}.pub`), 'utf8').trim();
      await form('Import a key pair').getByLabel('Name').fill('example-recovery');
      await form('Import a key pair').getByLabel('Public key').fill(key);
      await press('Import', 'Import a key pair');
    },
    async 'create-cluster'(sight) {
      const name = named(sight, /example-[0-9a-f]{12}/);
      const order = form('Create a cluster');
      await order.getByLabel('Name').fill(name);
      await order.getByLabel('Region').selectOption('eu-central-1');
      await order.getByLabel('Key pair').selectOption('example-recovery');
      await press('Create', 'Create a cluster');
      await row(new RegExp(`${name} running`));
      await press('Save kubeconfig', 'Save the kubeconfig of a cluster');
    },
    async 'bind-eip'() {
      const address = form('Allocate an address and bind it');
      await address.getByLabel('Name').fill('master');
      await address.getByLabel('Instance').fill('i-master1');
      const said = await press('Allocate and bind', 'Allocate an address and bind it');
      await row(/InUse/);
      return { 'master.eip': /\d+(?:\.\d+){3}/.exec(said)?.[0] ?? '' };
    },
    'move-back-end-names': move('backend'),
    'move-front-end-names': move('frontend'),
    'move-second-ingress-names': move('second-ingress'),
    async 'jenkins-plugins'() {
      await pressed(page.getByRole('button', { name: 'Install' }), /^Done: Installed/);
    },
    async 'configuration-restored'() {
      await pressed(page.getByRole('button', { name: 'Restore' }), /^Done: /);
    },
    async 'egress-allowed'(sight) {
      await form('Allow an address')
        .getByLabel('Address')
        .fill(named(sight, /(?<=allow )[\d.]+(?= in place of)/));
      await press('Allow', 'Allow an address');
    },
  };
}
