import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import type { RemoteEnd } from '../../model/ssh.ts';
import { HOST_FIELDS, hostOf, type HostNamed } from '../../model/ssh-fields.ts';
import { aCause } from '../../model/verdict.ts';
import { COMMAND_FIELDS } from '../command-fields.ts';
import { failedCommand } from '../command-ended.ts';
import { environmentOf } from '../exec.ts';

type With = HostNamed & {
  readonly file: string;
  readonly env?: { readonly [name: string]: string | number | boolean };
  readonly cwd?: string;
  readonly uid?: string;
};

const SYSTEM = { apiVersion: 'v1', kind: 'Namespace', name: 'kube-system' } as const;
/** A script that is longer than this is something else. */
const LONGEST_SCRIPT = 8 * 1024 * 1024;

export const runScript: ActionDef<With> = {
  id: 'ssh/run-script',
  doc: {
    en: 'Runs a script file of this machine on a host of the pinned cluster, its output live; it goes on there if the connection is lost.',
    zh: '把本机的脚本文件放到已锁定集群的一台主机上运行，实时显示输出；连接中断时脚本继续运行。',
  },
  with: {
    ...HOST_FIELDS,
    file: {
      type: 'path',
      doc: { en: 'The script file, on this machine.', zh: '本机的脚本文件。' },
    },
    env: COMMAND_FIELDS.env,
    cwd: {
      type: 'string',
      optional: true,
      doc: { en: 'Working folder over there.', zh: '那台主机上的工作目录。' },
    },
    uid: {
      type: 'string',
      optional: true,
      doc: {
        en: 'UID of namespace kube-system that kubectl over there must see; without it that of the pinned cluster.',
        zh: '主机上 kubectl 必须看到的 kube-system 命名空间 UID；不写时为已锁定集群的 UID。',
      },
    },
  },
  needsTarget: true,
  startsProcess: true,
  plan(input) {
    const { host, file, env = {} } = input;
    const names = Object.keys(env);
    return {
      will: [aCause('will-run-remote-script', { file, host })],
      byHand: [
        ['scp', ...sshWords(input, '-P'), file, `${loginOf(input)}:`],
        ['ssh', ...sshWords(input, '-p'), loginOf(input)],
        ['kubectl', 'get', 'namespace', 'kube-system', '--output=jsonpath={.metadata.uid}'],
        ...names.map((name) => ['export', `${name}=${String(env[name])}`]),
        ['sh', `./${file.split('/').at(-1) ?? file}`],
      ],
    };
  },
  act,
};

function sshWords({ port, keyFile }: HostNamed, portOption: string): readonly string[] {
  return [
    ...(keyFile === undefined ? [] : ['-i', keyFile]),
    ...(port === undefined ? [] : [portOption, String(port)]),
  ];
}

function loginOf({ user, host }: HostNamed): string {
  return user === undefined ? host : `${user}@${host}`;
}

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { attempt, shell, ssh } = ports;
  const output = (text: string) => attempt.output(text);
  // What was started before is attached to: neither its file here nor its cluster matters any more.
  const isStarted = (await shell.known(attempt.key)) !== 'never-started';
  const ended = isStarted
    ? await ssh.attach(attempt.key, output, signal)
    : await start(input, ports, output, signal);
  const evidence = [{ name: 'output', text: ended.output }];
  if (ended.exitCode !== 0) throw failedCommand(input.file, String(ended.exitCode), ended.output);
  return { changed: true, created: [ledgerEntry(input, ended)], evidence };
}

async function start(
  { file, env = {}, cwd, uid, ...named }: With,
  { files, cluster, writer, ssh, attempt }: Writers,
  output: (text: string) => void,
  signal: AbortSignal,
): Promise<RemoteEnd> {
  if ((await files.stat(file))?.kind !== 'file')
    throw new WizardError('faulty-file', 'file-missing', { path: file });
  const text = await files.text(file, LONGEST_SCRIPT);
  await writer.prove?.(signal);
  const target = uid ?? (await cluster.get(SYSTEM, signal))?.metadata.uid;
  if (target === undefined) throw new WizardError('wrong-target', 'target-without-identity');
  const script = {
    host: hostOf(named),
    text,
    name: file,
    env: environmentOf(env),
    uid: target,
    ...(cwd === undefined ? {} : { cwd }),
  };
  return ssh.run(attempt.key, script, output, signal);
}

/** What it did is not undone by this: only its script, its output and its exit code are removed. */
function ledgerEntry(named: With, { folder }: RemoteEnd): LedgerEntry {
  const command = `ssh ${[...sshWords(named, '-p'), loginOf(named)].join(' ')} rm -r ${folder}`;
  return {
    what: { kind: 'Folder', name: `${named.host}:${folder}` },
    undo: {
      byHand: {
        en: `Remove what is kept of the script there: ${command}`,
        zh: `删除脚本在那里留下的文件：${command}`,
      },
    },
  };
}
