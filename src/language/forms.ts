import type { StepKind } from '../model/runbook.ts';
import type { Faults } from './faults.ts';
import type { SpreadStep } from './spread.ts';
import { at } from './source.ts';

/** The keys that make a step's form. `records` and `attest` alone are manual steps too. */
const FORMS = ['uses', 'manual', 'choice', 'pin'] as const;
/** What a form has no use for, so that no key is silently without effect. */
const NOT_WITH: { readonly [kind in StepKind]: readonly string[] } = {
  action: ['records', 'attest'],
  manual: ['with'],
  check: ['with', 'risk', 'undo', 'locks', 'drill'],
  choice: words(
    'with prove attest records risk timeout expect locks undo drill required for-each place',
  ),
  pin: words('with attest records risk undo locks drill for-each'),
};

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** What a step is, with a fault for keys that don't go together. */
export function formOf({ file, place }: SpreadStep, faults: Faults): StepKind {
  const forms = FORMS.filter((form) => Object.hasOwn(file, form));
  const [first, second] = forms;
  if (first !== undefined && second !== undefined) {
    const params = { first, second };
    faults.add(at(place, second), {
      code: 'two-forms',
      on: 'key',
      found: second,
      expected: first,
      params,
    });
  }
  const kind = kindOf(first, Object.hasOwn(file, 'attest') || Object.hasOwn(file, 'records'));
  for (const key of NOT_WITH[kind]) {
    if (!Object.hasOwn(file, key) || (first === undefined && key === 'with')) continue;
    const params = { key, form: first ?? kind };
    faults.add(at(place, key), { code: 'key-not-here', on: 'key', found: key, params });
  }
  if (first === undefined && Object.hasOwn(file, 'with')) {
    faults.add(at(place, 'with'), {
      code: 'missing-key',
      on: 'key',
      found: '',
      expected: 'uses',
      params: { key: 'uses' },
    });
  }
  checkProof(kind, { file, place }, faults);
  return kind;
}

function kindOf(form: (typeof FORMS)[number] | undefined, isManual: boolean): StepKind {
  if (form === 'uses') return 'action';
  if (form !== undefined) return form;
  return isManual ? 'manual' : 'check';
}

/** Applied is not passed: something must prove every step, and only where nothing can the operator's word stands. */
function checkProof(
  kind: StepKind,
  { file, place }: Pick<SpreadStep, 'file' | 'place'>,
  faults: Faults,
): void {
  const proves = Object.hasOwn(file, 'prove');
  const attests = Object.hasOwn(file, 'attest');
  if (kind === 'manual' && proves && attests) {
    faults.add(at(place, 'attest'), { code: 'prove-and-attest', on: 'key', found: 'attest' });
  } else if (kind === 'manual' && !proves && !attests) {
    faults.add(place, {
      code: 'manual-unproven',
      on: 'key',
      found: '',
      expected: 'prove | attest',
    });
  } else if (file.manual?.assist !== undefined && !proves) {
    faults.add(at(place, 'manual', 'assist'), {
      code: 'assist-unproven',
      on: 'key',
      found: 'assist',
      expected: 'prove',
    });
  } else if (kind === 'action' && !proves) {
    faults.add(at(place, 'uses'), {
      code: 'action-unproven',
      on: 'key',
      found: '',
      expected: 'prove',
    });
  } else if (kind === 'check' && !proves) {
    const expected = 'uses | manual | choice | pin | milestone | prove';
    faults.add(place, { code: 'step-empty', on: 'key', found: '', expected });
  }
}
