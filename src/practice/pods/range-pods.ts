import type { NacosState } from '../apps/nacos.ts';
import type { RocketmqState } from '../apps/rocketmq.ts';
import type { PodHost } from '../pod-host.ts';
import type { JenkinsDesk } from './range-jenkins.ts';

/** What goes on in the pods of the example site's cluster, and by what it is changed. */
export type RangePods = PodHost & {
  /** What answers behind the pod of Jenkins, and what is done in its pages. */
  readonly jenkins: JenkinsDesk;
  /** All members of the Nacos in a namespace. `set` gives how to take the change back. */
  nacos(namespace: string): { set(more: Partial<NacosState>): () => void };
  /** The name servers; brokers register with them as their pods get ready. */
  readonly rocketmq: {
    /** Gives how to take the change back. */
    set(more: Partial<RocketmqState>): () => void;
    /** A broker, by the name of its pod, that does not register for as long as this is on. */
    mute(pod: string, isOn: boolean): void;
  };
  /** The folder that is the whole disk of a container. */
  rootOf(pod: { readonly namespace: string; readonly name: string }): string;
  close(): Promise<void>;
};
