import net from 'node:net';
import { Declined } from '../declined.ts';
import type { GitGate } from '../machine/git-gate.ts';
import type { ConsoleSection } from './task.ts';

/** Which addresses the git server lets in. */
export function gitSection(gate: GitGate): ConsoleSection {
  return {
    id: 'git',
    title: { en: 'Addresses that the git server lets in', zh: 'git 服务器放行的地址' },
    table: {
      columns: [{ en: 'Address', zh: '地址' }],
      rows: gate.allowed().map((address) => [address]),
    },
    tasks: [
      {
        id: 'allow-address',
        title: { en: 'Allow an address', zh: '放行地址' },
        fields: [{ id: 'address', title: { en: 'Address', zh: '地址' }, kind: 'text' }],
        button: { en: 'Allow', zh: '放行' },
        run({ address = '' }) {
          if (net.isIP(address) === 0)
            throw new Declined('NoAddress', {
              en: `${address} is no IP address. Enter one.`,
              zh: `${address} 不是 IP 地址，请填写 IP 地址。`,
            });
          gate.allow(address);
          return { en: `${address} is let in.`, zh: `已放行 ${address}。` };
        },
      },
    ],
  };
}
