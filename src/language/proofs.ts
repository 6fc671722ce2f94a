import { isObject } from '../model/json.ts';
import type { Proof, TextTemplate } from '../model/runbook.ts';
import type { Loose } from './check-shape.ts';
import type { Context, Use } from './context.ts';
import { compileExpression } from './expression.ts';
import { expectedOf } from './faults.ts';
import type { ProofFile } from './schema/step.ts';
import { at, type Place } from './source.ts';
import { compileText } from './template.ts';
import { compileWith } from './with.ts';

type Written = readonly (Loose<ProofFile> | undefined)[];

/** The proofs of a step in turn: each may read what the ones before it find. */
export function compileProofs(written: Written, place: Place, use: Use): readonly Proof[] {
  const own = new Set(use.reader.own);
  const proofs: Proof[] = [];
  for (const [index, file] of written.entries()) {
    if (file === undefined) continue;
    const here = at(place, index);
    const reading = { ...use, reader: { ...use.reader, own: new Set(own) } };
    const proof = compileProof(file, here, reading);
    if (proof !== undefined) proofs.push(proof);
    for (const name of Object.values(file.finds ?? {})) if (name !== undefined) own.add(name);
  }
  return proofs;
}

function compileProof(file: Loose<ProofFile>, place: Place, use: Use): Proof | undefined {
  const { faults } = use.context;
  if (file.assert !== undefined) {
    for (const key of ['probe', 'with', 'finds'] as const) {
      if (file[key] === undefined) continue;
      const params = { key, form: 'assert' };
      faults.add(at(place, key), { code: 'key-not-here', on: 'key', found: key, params });
    }
    const assert = compileExpression(file.assert, at(place, 'assert'), use, 'bool');
    return { is: 'assert', assert, says: says(file, place, use) };
  }
  if (file.probe === undefined) {
    if (!Object.hasOwn(file, 'assert')) {
      const params = { key: 'probe' };
      faults.add(place, { code: 'missing-key', found: '', expected: 'probe | assert', params });
    }
    return undefined;
  }
  const { probe: id } = file;
  const { probes } = use.context.catalogue;
  const probe = Object.hasOwn(probes, id) ? probes[id] : undefined;
  if (probe === undefined) {
    const expected = expectedOf(id, Object.keys(probes));
    const params = { name: id, near: expected };
    faults.add(at(place, 'probe'), { code: 'unknown-probe', found: id, expected, params });
  }
  const input = isObject(file.with) ? file.with : {};
  const fields = probe?.with ?? null;
  const secrets = probe === undefined;
  const within = { ...use, secrets };
  return {
    is: 'probe',
    probe: id,
    with: compileWith(input, at(place, 'with'), at(place, 'probe'), fields, within),
    finds: compileFinds(
      file,
      place,
      use.context,
      probe === undefined ? null : Object.keys(probe.finds),
    ),
  };
}

function compileFinds(
  file: Loose<ProofFile>,
  place: Place,
  { faults }: Context,
  known: readonly string[] | null,
): { readonly [found: string]: string } {
  const entries = Object.entries(file.finds ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  for (const [name] of entries) {
    if (known === null || known.includes(name)) continue;
    const expected = expectedOf(name, known);
    const params = { name, probe: file.probe ?? '' };
    faults.add(at(place, 'finds', name), {
      code: 'finds-unknown',
      on: 'key',
      found: name,
      expected,
      params,
    });
  }
  return Object.fromEntries(entries);
}

function says(file: Loose<ProofFile>, place: Place, use: Use): TextTemplate {
  if (file.says !== undefined) {
    const reader = { ...use.reader, waits: false };
    return compileText(file.says, at(place, 'says'), { ...use, reader });
  }
  if (!Object.hasOwn(file, 'says')) {
    const params = { key: 'says' };
    use.context.faults.add(place, { code: 'missing-key', found: '', expected: 'says', params });
  }
  return {};
}
