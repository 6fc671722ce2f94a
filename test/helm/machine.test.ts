import { open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { machineOf, thisMachine } from '../../src/helm/machine.ts';

function elf(order: 1 | 2, machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\u007FELF', 'latin1');
  head.writeUInt8(order, 5);
  if (order === 1) head.writeUInt16LE(machine, 18);
  else head.writeUInt16BE(machine, 18);
  return head;
}

function mach(type: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32LE(0xfe_ed_fa_cf, 0);
  head.writeUInt32LE(type, 4);
  return head;
}

test.each([
  ['amd64', elf(1, 62), 'linux-amd64'],
  ['arm64', elf(1, 183), 'linux-arm64'],
  ['s390x', elf(2, 22), 'linux-s390x'],
  ['one that nobody knows', elf(1, 9999), 'linux-9999'],
  ['an Apple', mach(0x01_00_00_0c), 'darwin-arm64'],
  ['Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(62)]), 'windows'],
  ['anything: a script', Buffer.from('#!/bin/sh\necho hello world\n'), undefined],
  ['anything: nothing', Buffer.alloc(0), undefined],
])('a program for %s says so', (_, head, expected) => {
  expect(machineOf(head)).toBe(expected);
});

test('what runs here is for this machine', async () => {
  const program = await open(process.execPath);
  const { buffer } = await program.read(Buffer.alloc(64), 0, 64, 0);
  await program.close();

  expect(machineOf(buffer)).toBe(thisMachine());
});
