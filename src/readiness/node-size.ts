import type { KubeObject } from '../model/ports.ts';
import { parseQuantity } from '../model/quantity.ts';
import { at, textAt } from './read-object.ts';

/** `cpu` in cores, `memory` in bytes. */
export type Size = { readonly cpu: number; readonly memory: number };

const GIB = 2 ** 30;
/** GiB a vCPU, by the letter of the family: Alibaba Cloud's compute, general and memory optimised ones. */
const GIB_PER_CPU: { readonly [family: string]: number } = { c: 2, g: 4, r: 8 };
/** Larger ones break the rule (g6.26xlarge has 384 GiB, not 416): they are measured by capacity. */
const REGULAR_CPUS = new Set([2, 4, 8, 12, 16, 24, 32, 64]);

/**
 * What an instance type is sold as. A node's capacity is always less (the kernel and the hypervisor take their part),
 * so "4 CPU 8 GiB" is asked of the type where the type is known. undefined where it is not.
 */
export function nominalSize(instanceType: string): Size | undefined {
  const [, family = '', exact, size = ''] =
    /^ecs\.(?:hf)?(c|g|r|u)\d+[a-z]*(?:-c1m(\d))?\.(\d*xlarge|large)$/.exec(instanceType) ?? [];
  const perCpu = exact === undefined ? GIB_PER_CPU[family] : Number(exact);
  const cpu = size === 'large' ? 2 : 4 * Number(size.replace('xlarge', '') || 1);
  if (perCpu === undefined || !REGULAR_CPUS.has(cpu)) return undefined;
  return { cpu, memory: cpu * perCpu * GIB };
}

export function instanceTypeOf(node: KubeObject): string | undefined {
  const labels = at(node, 'metadata', 'labels');
  return (
    textAt(labels, 'node.kubernetes.io/instance-type') ??
    textAt(labels, 'beta.kubernetes.io/instance-type')
  );
}

/** What the node itself says it has; undefined where it does not. */
export function capacityOf(node: KubeObject): Size | undefined {
  const cpu = parseQuantity(at(node, 'status', 'capacity', 'cpu'));
  const memory = parseQuantity(at(node, 'status', 'capacity', 'memory'));
  return cpu === undefined || memory === undefined ? undefined : { cpu, memory };
}

/** As an operator says it: `4 CPU, 7.6 GiB`. */
export function sizeText({ cpu, memory }: Size): string {
  return `${Number(cpu.toFixed(2))} CPU, ${Number((memory / GIB).toFixed(1))} GiB`;
}

export type Asked = { readonly cpu: number | undefined; readonly memory: number | undefined };
export type Fit = {
  /** undefined where neither the instance type nor the capacity is known. */
  readonly fits: boolean | undefined;
  readonly shown: { readonly type: string; readonly nominal: string; readonly capacity: string };
};

/** The kernel's and the hypervisor's part of what is sold, at most. */
const CAPACITY_SHARE = 0.9;

/** Whether a node is as large as asked: as sold where its type is known, else by nine tenths of it in capacity. */
export function fitOf(node: KubeObject, asked: Asked): Fit {
  const type = instanceTypeOf(node);
  const nominal = type === undefined ? undefined : nominalSize(type);
  const capacity = capacityOf(node);
  const { cpu = 0, memory = 0 } = asked;
  return {
    fits: nominal
      ? nominal.cpu >= cpu && nominal.memory >= memory
      : capacity
        ? capacity.cpu >= CAPACITY_SHARE * cpu && capacity.memory >= CAPACITY_SHARE * memory
        : asked.cpu === undefined && asked.memory === undefined
          ? true
          : undefined,
    shown: {
      type: type ?? '-',
      nominal: nominal ? sizeText(nominal) : '-',
      capacity: capacity ? sizeText(capacity) : '-',
    },
  };
}
