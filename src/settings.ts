import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type ConfStore from 'conf';
import type { Schema } from 'conf';
import { WizardError } from './model/error.ts';

/** Preferences of the person, never anything of a run. A key that is not there was never chosen. */
export type Preferences = {
  readonly lang?: 'en' | 'zh-CN';
  readonly plain?: boolean;
  readonly ascii?: boolean;
  /** How the operator is called where they look elsewhere: bell and desktop, the bell alone, or not at all. */
  readonly notify?: 'auto' | 'bell' | 'off';
  /** A screen reader reads what is written. */
  readonly accessible?: boolean;
};

export type Settings = {
  read(): Preferences;
  /** Throws `WizardError` (`home-read-only`, `home-unusable`). */
  write(preferences: Preferences): void;
};

export const SETTINGS_FILE = 'settings.json';

type Place = {
  readonly env: { readonly [name: string]: string | undefined };
  readonly platform: string;
  /** The person's home folder, by the system. */
  readonly userHome: string;
};

/** Where runs and settings are kept: `$DR_WIZARD_HOME`, else the place that the system has for a program's state. */
export function homeFolder({ env, platform, userHome }: Place): string {
  const chosen = env['DR_WIZARD_HOME'];
  if (chosen) return path.resolve(chosen);
  // A relative one is to be ignored, says its specification.
  const state = env['XDG_STATE_HOME'];
  if (state && path.isAbsolute(state)) return path.join(state, 'dr-wizard');
  if (platform === 'darwin')
    return path.join(userHome, 'Library', 'Application Support', 'dr-wizard');
  if (platform === 'win32')
    return path.join(env['LOCALAPPDATA'] || path.join(userHome, 'AppData', 'Local'), 'dr-wizard');
  return path.join(userHome, '.local', 'state', 'dr-wizard');
}

/** Makes the home where it is missing, and proves that it can be written. Throws `WizardError`. */
export async function prepareHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    // Only writing proves it: rights do not tell of a full disk, or of one that is mounted read-only.
    await rmdir(await mkdtemp(path.join(home, '.writable-')));
  } catch (error) {
    throw homeError(error, home);
  }
}

/** Loads `conf` only here: most commands need no preference before their first words are out. */
export async function openSettings(home: string): Promise<Settings> {
  const file = path.join(home, SETTINGS_FILE);
  const { default: Conf } = await import('conf');
  /** It makes the folder if it is missing, so it is opened only where there is something to read or to write. */
  const open = (): ConfStore<Preferences> => {
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      return new Conf<Preferences>({
        cwd: home,
        configName: path.parse(SETTINGS_FILE).name,
        configFileMode: 0o600,
        schema: SCHEMA,
      });
    } catch (error) {
      throw settingsError(error, home);
    }
  };
  return {
    read: () => (existsSync(file) ? { ...open().store } : {}),
    write(preferences) {
      const store = open();
      try {
        store.set(preferences);
      } catch (error) {
        throw homeError(error, home);
      }
    },
  };
}

const SCHEMA: Schema<Preferences> = {
  lang: { enum: ['en', 'zh-CN'] },
  plain: { type: 'boolean' },
  ascii: { type: 'boolean' },
  notify: { enum: ['auto', 'bell', 'off'] },
  accessible: { type: 'boolean' },
};

/** What has no code of the system is what `conf` says of the file's content; its words may hold some of it. */
function settingsError(error: unknown, home: string): unknown {
  return error instanceof Error && 'code' in error
    ? homeError(error, home)
    : new WizardError('faulty-file', 'settings-invalid', { path: path.join(home, SETTINGS_FILE) });
}

/** The person can choose another home, so it is a matter of usage. */
function homeError(error: unknown, home: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new WizardError('usage', 'home-read-only', { home }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new WizardError('usage', 'home-full', { home }, { cause: error });
    case 'EEXIST':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new WizardError('usage', 'home-unusable', { home, error: code }, { cause: error });
    default:
      return error;
  }
}
