import { aCause, found } from '../../model/verdict.ts';
import type { Contents } from './contents.ts';
import type { Judged } from './contents-fit.ts';

/** A set of thinBackup: `FULL-2022-03-15_10-30`; a DIFF holds only what has changed since its FULL. */
const SET = /^(?<kind>FULL|DIFF)-(?<date>\d{4}-\d{2}-\d{2})(?<time>_\d{2}-\d{2})?$/;
const MOST_CONFIG_BYTES = 4 * 1024 * 1024;
/** Without them nothing that is encrypted can be read again. */
const KEYS = ['secrets/master.key', 'secrets/hudson.util.Secret'];

/**
 * What thinBackup stores and restores (github.com/jenkinsci/thin-backup-plugin, HudsonBackup.java): config.xml of Jenkins,
 * `jobs/NAME/config.xml`, and the keys where it was told to.
 */
export async function judgeJenkinsBackup(contents: Contents): Promise<Judged> {
  const { path, names } = contents;
  const root = rootOf(names);
  if (root === undefined) {
    const isZipped = names.some((name) => /BACKUPSET_.*\.zip$/.test(name));
    const code = isZipped ? 'jenkins-backup-in-set' : 'jenkins-backup-no-config';
    return { found: found(isZipped ? 'unknown' : 'fail', aCause(code, { path })), finds: {} };
  }
  const set = SET.exec(root.split('/').at(-2) ?? '')?.groups;
  const jobs = names.filter(
    (name) => name.startsWith(`${root}jobs/`) && name.endsWith('/config.xml'),
  ).length;
  const present = await Promise.all(KEYS.map((key) => contents.bytes(`${root}${key}`)));
  const missing = KEYS.filter((_, index) => (present[index] ?? 0) === 0);
  const date = set?.['date'] ?? '';
  const finds = { jobs, keys: missing.length === 0, ...(date === '' ? {} : { date }) };

  const text = (await contents.texts([`${root}config.xml`], MOST_CONFIG_BYTES)).get(
    `${root}config.xml`,
  );
  if (text === undefined || !/<(?:hudson|jenkins)[\s>]/.test(text.slice(0, 4096)))
    return {
      found: found(
        'fail',
        aCause('jenkins-backup-other-config', { path, file: `${root}config.xml` }),
      ),
      finds,
    };
  if (set?.['kind'] === 'DIFF' && !names.some((name) => /(?:^|\/)FULL-/.test(name)))
    return { found: found('fail', aCause('jenkins-backup-only-diff', { path })), finds };
  if (jobs === 0)
    return { found: found('fail', aCause('jenkins-backup-no-jobs', { path })), finds };
  const notes =
    missing.length === 0
      ? []
      : [aCause('jenkins-backup-no-keys', { path, files: missing.join(', ') })];
  return { found: found('pass', null, notes), finds };
}

/** The folder of the newest whole backup, with its slash; '' for the archive itself. */
function rootOf(names: readonly string[]): string | undefined {
  const roots = names
    .filter((name) => /(?:^|\/)config\.xml$/.test(name))
    .map((name) => name.slice(0, -'config.xml'.length))
    // Those of jobs, views and users are below others.
    .filter((root) => !/(?:^|\/)(?:jobs|users|nodes|fingerprints|config-history)\//.test(root));
  const sets = roots.filter((root) => SET.test(root.split('/').at(-2) ?? ''));
  const fulls = sets.filter((root) => root.includes('FULL-'));
  const [newest] = (fulls.length > 0 ? fulls : sets).toSorted().toReversed();
  return newest ?? roots.toSorted((a, b) => a.split('/').length - b.split('/').length)[0];
}
