import process from 'node:process';

const ELF = {
  3: '386',
  21: 'ppc64le',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
};
const MACH = { 0x01_00_00_07: 'amd64', 0x01_00_00_0c: 'arm64' };
const NODE: { readonly [arch: string]: string } = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
const SYSTEMS: { readonly [platform: string]: string } = { win32: 'windows' };

/** This machine, as Go's programs are called: `linux-amd64`. */
export function thisMachine(): string {
  const { platform, arch } = process;
  return `${SYSTEMS[platform] ?? platform}-${NODE[arch] ?? arch}`;
}

/** Which machine a program is for, by its first bytes; undefined where they do not tell, such as a script's. */
export function machineOf(head: Buffer): string | undefined {
  if (head.length < 20) return undefined;
  if (head.subarray(0, 4).toString('latin1') === '\u007FELF') {
    const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
    return `linux-${Object.entries(ELF).find(([code]) => Number(code) === machine)?.[1] ?? machine}`;
  }
  if (head.readUInt32LE(0) === 0xfe_ed_fa_cf) {
    const machine = head.readUInt32LE(4);
    return `darwin-${Object.entries(MACH).find(([code]) => Number(code) === machine)?.[1] ?? machine}`;
  }
  return head.subarray(0, 2).toString('latin1') === 'MZ' ? 'windows' : undefined;
}
