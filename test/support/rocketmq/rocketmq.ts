import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Child, startChild } from '../control-plane/child.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { installed } from '../tls/installed.ts';
import { libraryFolder } from './programs.ts';

/** Both start in some seconds; a busy machine takes longer. */
const READY_MS = 60_000;

/** A name server or a broker that runs on an address of loopback. */
export type RocketmqProcess = {
  readonly host: string;
  readonly port: number;
  /** Holds it still: its connections stay, as those of a lost node do, and it does nothing any more. */
  freeze(): Promise<void>;
  stop(): Promise<void>;
};

type Where = { readonly folder: string; readonly host: string; readonly port: number };

export function startNameServer({ folder, host, port }: Where): Promise<RocketmqProcess> {
  return startJava('org.apache.rocketmq.namesrv.NamesrvStartup', { folder, host, port }, [
    `kvConfigPath=${path.join(folder, 'kv.json')}`,
    `configStorePath=${path.join(folder, 'namesrv.properties')}`,
  ]);
}

export type BrokerOptions = Where & {
  readonly name: string;
  /** 0 is the master. */
  readonly id: number;
  /** As `host:port`. */
  readonly nameServers: readonly string[];
  /** The address that it tells, such as a Service's; nobody of RocketMQ itself connects to it. @default `host` */
  readonly announces?: string;
};

/** Registers some ten seconds after its start, at its own port. It also listens two ports below. */
export function startBroker(options: BrokerOptions): Promise<RocketmqProcess> {
  const { folder, host, name, id, nameServers, announces = host } = options;
  return startJava('org.apache.rocketmq.broker.BrokerStartup', options, [
    'brokerClusterName=DefaultCluster',
    `brokerName=${name}`,
    `brokerId=${id}`,
    `brokerRole=${id === 0 ? 'ASYNC_MASTER' : 'SLAVE'}`,
    `brokerIP1=${announces}`,
    `namesrvAddr=${nameServers.join(';')}`,
    `storePathRootDir=${path.join(folder, 'store')}`,
    'mappedFileSizeCommitLog=1048576',
    'mappedFileSizeConsumeQueue=60000',
    'timerWheelEnable=false',
    // Without it nothing is copied to slaves, and nothing listens on every address for that.
    'duplicationEnable=true',
  ]);
}

async function startJava(
  main: string,
  { folder, host, port }: Where,
  settings: readonly string[],
): Promise<RocketmqProcess> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'settings.conf');
  const common = [`listenPort=${port}`, `bindAddress=${host}`];
  await writeFile(file, [...common, ...settings, ''].join('\n'));
  const remembering = ['sh', '-c', 'echo $$ > pid && exec "$@"', 'sh'];
  const argv = [...remembering, ...java(folder), main, '-c', file];
  const child = startChild('rocketmq', argv, folder);
  await isReady(folder, child);
  return {
    host,
    port,
    async freeze() {
      const pid = Number(await readFile(path.join(folder, 'pid'), 'utf8'));
      process.kill(pid, 'SIGSTOP');
    },
    stop: () => child.stop(),
  };
}

function java(folder: string): readonly string[] {
  return [
    installed('java'),
    '-Xms32m',
    '-Xmx96m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    // Its logs go below it.
    `-Duser.home=${folder}`,
    `-Drocketmq.home.dir=${folder}`,
    '-cp',
    path.join(libraryFolder(), '*'),
  ];
}

async function isReady(folder: string, child: Child): Promise<void> {
  const log = path.join(folder, 'rocketmq.log');
  await waitUntil(
    'RocketMQ runs',
    async () => (await readFile(log, 'utf8')).includes('boot success'),
    { timeoutMs: READY_MS, hopeless: child.ended },
  );
}
