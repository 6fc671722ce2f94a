import type { JenkinsState } from '../apps/jenkins.ts';
import type { NacosState } from '../apps/nacos.ts';
import type { RocketmqState } from '../apps/rocketmq.ts';
import type { PodHost } from '../pod-host.ts';

/** What goes on in the pods of the example site's cluster, and by what it is changed. */
export type RangePods = PodHost & {
  /** What answers behind the pod of Jenkins. */
  readonly jenkins: { state(): JenkinsState; set(more: Partial<JenkinsState>): void };
  /** All members of the Nacos in a namespace. */
  nacos(namespace: string): { set(more: Partial<NacosState>): void };
  /** The name server; brokers register with it as their pods get ready. */
  readonly rocketmq: {
    set(more: Partial<RocketmqState>): void;
    /** A broker, by the name of its pod, that does not register for as long as this is on. */
    mute(pod: string, isOn: boolean): void;
  };
  /** The folder that is the whole disk of a container. */
  rootOf(pod: { readonly namespace: string; readonly name: string }): string;
  close(): Promise<void>;
};
