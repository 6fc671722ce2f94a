import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { looksLike } from '../../src/model/looks-like.ts';
import { tarOf } from '../support/archives/tar.ts';
import { zipOf } from '../support/archives/zip.ts';

/** As programs wrote it before 1988: no mark, only the sum of the head. */
function oldTar(): Buffer {
  const head = Buffer.from(tarOf([{ name: 'a' }]).subarray(0, 512));
  head.fill(0, 257, 265);
  head.write('        ', 148);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

test.each([
  ['gzip', gzipSync('x')],
  ['zip', zipOf([{ name: 'a' }])],
  ['zip', zipOf([])],
  ['tar', tarOf([{ name: 'a' }]).subarray(0, 512)],
  ['tar', oldTar()],
  ['html', Buffer.from('\n<!doctype HTML>')],
  ['html', Buffer.from('\ufeff<html lang="en">')],
  ['html', Buffer.from('<!-- x --><html>')],
  ['xml', Buffer.from('<?xml version="1.0"?><Error>')],
  ['git-lfs-pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n')],
  ['text', Buffer.from('hello')],
  ['text', Buffer.from('PK is how it begins')],
  ['nothing', Buffer.alloc(0)],
  ['unknown', Buffer.alloc(512)],
])('%s', (like, bytes) => {
  expect(looksLike(bytes)).toBe(like);
});
