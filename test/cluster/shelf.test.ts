import { expect, test } from 'vitest';
import { createShelf } from '../../src/cluster/shelf.ts';
import type { KubeObject } from '../../src/model/ports.ts';

function anObject(name: string, resourceVersion: string, uid: string = `uid-${name}`): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, uid, resourceVersion } };
}

const words = (changes: readonly { is: string; object: KubeObject }[]) =>
  changes.map(
    ({ is, object }) =>
      `${is} ${object.metadata.uid} ${String(object.metadata['resourceVersion'])}`,
  );

test('a list tells what is new, what is another and what is gone', () => {
  const shelf = createShelf();
  shelf.beginList();
  for (const name of ['a', 'b', 'c', 'd']) shelf.listed(anObject(name, '1'));
  expect(shelf.endList()).toEqual([]);

  shelf.beginList();
  const told = [
    shelf.listed(anObject('a', '1')),
    shelf.listed(anObject('b', '2')),
    shelf.listed(anObject('c', '3', 'uid-second')),
    shelf.listed(anObject('e', '4')),
    shelf.endList(),
  ];

  expect(told.map(words)).toEqual([
    [],
    ['put uid-b 2'],
    ['gone uid-c 1', 'put uid-second 3'],
    ['put uid-e 4'],
    ['gone uid-d 1'],
  ]);
});

test('a list is the truth even where its versions are older: a backup may have been restored', () => {
  const shelf = createShelf();
  shelf.happened(anObject('a', '900'));

  shelf.beginList();

  expect(words(shelf.listed(anObject('a', '5')))).toEqual(['put uid-a 5']);
});

test('old news is not told; versions that are no numbers are never old', () => {
  const shelf = createShelf();
  shelf.happened(anObject('a', '10'));
  shelf.happened(anObject('b', 'v-2'));

  const told = [
    shelf.happened(anObject('a', '9')),
    shelf.happened(anObject('a', '10')),
    shelf.happened(anObject('b', 'v-1')),
    shelf.deleted(anObject('a', '9')),
    shelf.happened(anObject('a', '100')),
    shelf.deleted(anObject('a', '101')),
  ];

  expect(told.map(words)).toEqual([
    [],
    [],
    ['put uid-b v-1'],
    [],
    ['put uid-a 100'],
    ['gone uid-a 100'],
  ]);
});

test('a deletion of one that was never heard of means that something was missed', () => {
  const shelf = createShelf();
  shelf.happened(anObject('a', '10'));

  expect(() => shelf.deleted(anObject('a', '12', 'uid-second'))).toThrow('missed');
});

test('of the many only the latest are known, and what is not known is passed on', () => {
  const shelf = createShelf(4);
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries())
    shelf.happened(anObject(name, `${index}`));

  expect([...shelf.objects()].map(({ metadata }) => metadata.name)).toEqual(['d', 'e']);
  expect(words(shelf.deleted(anObject('a', '9')))).toEqual(['gone uid-a 9']);
  shelf.beginList();
  shelf.listed(anObject('e', '4'));
  expect(words(shelf.endList())).toEqual(['gone uid-d 3']);
});
