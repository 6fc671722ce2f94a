import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { jenkinsBackup } from '../../../src/practice/archives/jenkins-backup.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { aCloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { startConsole } from '../../../src/practice/console/console-server.ts';
import { rangeSections } from '../../../src/practice/console/range-sections.ts';
import { JENKINS } from '../../../src/practice/repository/app-manifests.ts';
import {
  closeBrowser,
  complaintsOf,
  HAS_CHROMIUM,
  openPage,
  tabTo,
  widthOf,
} from '../../support/browser/chromium.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { JENKINS_SITE, podsInRange } from '../../support/practice/pods-in-range.ts';

const POD = { namespace: 'jenkins', name: 'jenkins-0' };

describe.skipIf(!HAS_CHROMIUM)('in a browser', () => {
  afterAll(closeBrowser);

  test('all that a drill asks of a person is done by label and button, and nothing leaves loopback', async () => {
    const { url, cloud, folder, pods } = await aConsole();
    const { page, foreign } = await openPage(url);
    const form = (name: string | RegExp) => page.getByRole('form', { name });
    const status = () => page.getByRole('status').innerText();

    await form('Import a key pair').getByLabel('Name').fill('recovery');
    await form('Import a key pair')
      .getByLabel('Public key')
      .fill('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5');
    await page.getByRole('button', { name: 'Import' }).click();
    expect(await status()).toBe('Done: Key pair recovery is imported.');

    const cluster = form('Create a cluster');
    await cluster.getByLabel('Name').fill('practice');
    await cluster.getByLabel('Region').selectOption('us-east-1');
    await cluster.getByLabel('Key pair').selectOption('recovery');
    await cluster.getByRole('button', { name: 'Create' }).click();
    expect(await status()).toMatch(/^Done: Cluster practice \(c0+1\) is being created\.$/);
    await page.getByRole('link', { name: 'Show what is there now' }).click();
    await page.getByRole('button', { name: 'Save kubeconfig' }).click();
    expect(await status()).toBe('Done: The kubeconfig of practice is in recovery/kubeconfig.');
    expect(existsSync(path.join(folder, 'recovery/kubeconfig'))).toBe(true);

    const address = form('Allocate an address and bind it');
    await address.getByLabel('Name').fill('master');
    await address.getByLabel('Instance').fill('i-1');
    await address.getByRole('button', { name: 'Allocate and bind' }).click();
    expect(await status()).toBe('Done: 198.51.100.30 is being bound to i-1.');

    await form('shop.example.com A').getByLabel('Value').fill('198.51.100.7');
    await form('shop.example.com A').getByLabel('TTL').fill('60');
    await form('shop.example.com A').getByRole('button', { name: 'Save' }).click();
    expect(await status()).toBe('Done: shop.example.com leads to 198.51.100.7, TTL 60 seconds.');
    expect(cloud.zones['example.com']).toMatchObject([{ value: '198.51.100.7', ttl: 60 }]);

    await form(/Certificate shop/)
      .getByRole('button', { name: 'Issue and save' })
      .click();
    expect(await status()).toBe('Done: Saved as certificates/shop.pem and certificates/shop.key.');

    await page.getByRole('button', { name: 'Install' }).click();
    expect(await status()).toBe('Done: Installed: thinBackup.');
    await page.getByRole('button', { name: 'Restore' }).click();
    expect(await status()).toContain('2 jobs and 1 credentials. Jenkins restarts.');
    await vi.waitFor(() => expect(pods.jenkins.state().starting).toBe(false));
    await page.getByRole('link', { name: 'Show what is there now' }).click();
    const jenkins = page.getByRole('region', { name: 'Jenkins' });
    expect(await jenkins.getByRole('row', { name: 'Jobs' }).innerText()).toContain('gateway, shop');
    expect(foreign).toEqual([]);
  });

  test('what is refused is told to who hears the page, too, and in the language of the page', async () => {
    const { url } = await aConsole();
    const { page } = await openPage(url);

    await page.getByRole('button', { name: 'Restore' }).click();

    const status = page.getByRole('status');
    expect(await status.innerText()).toBe(
      'Refused: The plugin ThinBackup is not installed. Install it first.',
    );
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('button', { name: '恢复' }).click();
    expect(await status.innerText()).toBe('被拒绝： 没有安装 ThinBackup 插件，请先安装。');
  });

  test('the keyboard is enough', async () => {
    const { url, cloud } = await aConsole();
    const { page } = await openPage(url);
    const form = page.getByRole('form', { name: 'Create a cluster' });

    await tabTo(page, form.getByLabel('Name'));
    await page.keyboard.type('by-keys');
    await tabTo(page, form.getByLabel('Region'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, form.getByRole('button'));
    await page.keyboard.press('Enter');

    await page.getByRole('status').waitFor();
    expect(cloud.clusters).toMatchObject([{ name: 'by-keys', order: { region_id: 'us-east-1' } }]);
  });

  test.each([
    { colorScheme: 'light', lang: 'en' },
    { colorScheme: 'dark', lang: 'en' },
    { colorScheme: 'light', lang: 'zh' },
    { colorScheme: 'dark', lang: 'zh' },
  ] as const)(
    'at 390 pixels, $colorScheme, in $lang, axe has nothing against it and nothing has to be scrolled aside',
    async ({ colorScheme, lang }) => {
      const { url } = await aConsole();
      const { page, foreign } = await openPage(`${url}?lang=${lang}`, { colorScheme, width: 390 });

      expect(await complaintsOf(page)).toEqual([]);
      expect(await widthOf(page)).toBe(390);
      expect(foreign).toEqual([]);
    },
  );
});

async function aConsole() {
  const { directory: folder, remove } = await createTempDirectory('dr-wizard-console-');
  onTestFinished(remove);
  const { pods, apply, isReady } = await podsInRange();
  apply(JENKINS, 'jenkins');
  await vi.waitFor(() => expect(isReady(POD.name, POD.namespace)).toBe(true));
  layBackup(pods.rootOf(POD));
  const authority = await createAuthority();
  const cloud = aCloudState({
    pool: ['198.51.100.30'],
    egress: { 'vpc-example': ['198.51.100.21'] },
    keyPairs: [{ name: 'old', fingerprint: 'ab', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5' }],
    zones: {
      'example.com': [
        {
          id: '7',
          host: 'shop',
          type: 'A',
          value: '203.0.113.9',
          ttl: 600,
          line: 'default',
          isOn: true,
        },
      ],
    },
  });
  const allowed = ['198.51.100.20'];
  const served = await startConsole(
    () =>
      rangeSections({
        folder,
        kubeconfig: 'recovery/kubeconfig',
        certificateFolder: 'certificates',
        certificates: [{ id: 'shop', hosts: ['shop.example.com', 'pay.example.com'] }],
        issue: (of) => authority.issue(of),
        cloud,
        changed: () => undefined,
        jenkins: pods.jenkins,
        git: {
          allowed: () => allowed,
          allow: (one) => void allowed.push(one),
          forbid: () => undefined,
        },
      }),
    'en',
  );
  onTestFinished(() => served.close());
  return { url: served.url, cloud, folder, pods };
}

function layBackup(root: string): void {
  const folder = path.join(root, JENKINS_SITE.backup.folder);
  mkdirSync(folder, { recursive: true });
  const backup = { date: '2026-06-01', jobs: ['gateway', 'shop'], credentials: ['registry'] };
  writeFileSync(path.join(folder, 'backup.tar.gz'), jenkinsBackup(backup));
}
