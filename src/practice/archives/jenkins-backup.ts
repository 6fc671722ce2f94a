import { randomBytes } from 'node:crypto';
import { tarGzOf } from './tar.ts';

export type JenkinsBackupOptions = {
  /** `YYYY-MM-DD`: the day of the set. */
  readonly date: string;
  readonly jobs: readonly string[];
  /** Ids of stored credentials. */
  readonly credentials: readonly string[];
  /** Whether the keys are in it without which no credential can be read again. @default true */
  readonly keys?: boolean;
};

const XML = "<?xml version='1.1' encoding='UTF-8'?>\n";
const MASTER_KEY_BYTES = 128;
const SECRET_BYTES = 272;

/** What thinBackup stores (github.com/jenkinsci/thin-backup-plugin), as one archive: made up, its keys as well. */
export function jenkinsBackup(options: JenkinsBackupOptions): Buffer {
  const { date, jobs, credentials, keys = true } = options;
  const set = `FULL-${date}_02-00`;
  const jobFiles = jobs.map((job) => [`${set}/jobs/${job}/config.xml`, pipelineOf(job)] as const);
  return tarGzOf({
    [`${set}/config.xml`]: `${XML}<hudson>\n  <numExecutors>2</numExecutors>\n</hudson>\n`,
    [`${set}/credentials.xml`]: credentialsOf(credentials),
    ...Object.fromEntries(jobFiles),
    ...(keys
      ? {
          [`${set}/secrets/master.key`]: randomBytes(MASTER_KEY_BYTES).toString('hex'),
          [`${set}/secrets/hudson.util.Secret`]: randomBytes(SECRET_BYTES),
        }
      : {}),
  });
}

function pipelineOf(job: string): string {
  return `${XML}<flow-definition>\n  <description>${job}</description>\n</flow-definition>\n`;
}

function credentialsOf(ids: readonly string[]): string {
  const type = 'com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl';
  const entries = ids.map((id) => `  <${type}>\n    <id>${id}</id>\n  </${type}>`);
  return [`${XML}<credentials>`, ...entries, '</credentials>', ''].join('\n');
}
