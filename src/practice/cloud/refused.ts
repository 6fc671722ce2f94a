import type { Json } from '../../model/json.ts';
import type { CloudState } from './cloud-state.ts';

export type Asked = {
  readonly action: string;
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  readonly body: Json;
};

/** A refusal, as the API gives it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** What one action does to what the cloud holds, and says. */
export type Answer = (state: CloudState, asked: Asked) => Json;
