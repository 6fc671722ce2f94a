import type { JsonObject } from '../../model/json.ts';
import type { PodContainer } from '../pod-host.ts';
import type { ControllerWorld } from './world.ts';

/** One container of a pod, as its status tells it. */
export type ContainerState = {
  state: JsonObject;
  lastState: JsonObject;
  ready: boolean;
  started: boolean;
  restarts: number;
};

export type ContainerLife = {
  readonly world: ControllerWorld;
  /** As it was when it was placed on its node. */
  readonly pod: JsonObject;
  readonly spec: JsonObject;
  readonly at: PodContainer;
  readonly isInit: boolean;
  /** It is to end: of a Job, or one that runs before the others. */
  readonly ends: boolean;
  readonly own: ContainerState;
  readonly say: (reason: string, message: string, type?: 'Normal' | 'Warning') => void;
  /** Writes what it is now. */
  readonly tell: () => void;
  readonly signal: AbortSignal;
};

/** It waits for something, and says for what. */
export function wait({ own, tell }: ContainerLife, reason: string, message?: string): void {
  const waiting: JsonObject = message === undefined ? { reason } : { reason, message };
  own.state = { waiting };
  own.ready = false;
  own.started = false;
  tell();
}
