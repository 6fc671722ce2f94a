import type { APP_FAULTS } from '../../model/faults/app-faults.ts';
import { hostOf, podsThat } from '../pods/read-pod.ts';
import type { FaultsOf } from './fault.ts';
import { textGiven } from './fault.ts';

const NACOS_PORT = 8848;

export const APP_FAULTS_PUT: FaultsOf<typeof APP_FAULTS> = {
  'broker-unregistered': ({ pods }, given) => {
    const pod = textGiven(given, 'pod') ?? '';
    pods.rocketmq.mute(pod, true);
    return () => pods.rocketmq.mute(pod, false);
  },

  'jenkins-not-back': ({ pods }) => {
    let isOn = true;
    // Its own restart would bring it back.
    const hold = setInterval(() => {
      if (isOn && !pods.jenkins.state().starting) pods.jenkins.set({ starting: true });
    }, HOLD_MS);
    pods.jenkins.set({ starting: true });
    return () => {
      isOn = false;
      clearInterval(hold);
      pods.jenkins.set({ starting: false });
    };
  },

  'nacos-member-down': ({ pods, store }, given) => {
    const namespace = textGiven(given, 'namespace') ?? '';
    let known = '';
    let takeBack: () => void = () => undefined;
    const put = (): void => {
      const hosts = podsThat(store, 'nacos', namespace).map(hostOf);
      if (hosts.join() === known) return;
      known = hosts.join();
      takeBack();
      const members = hosts.map((host, index) => ({
        address: `${host}:${NACOS_PORT}`,
        state: index === hosts.length - 1 ? 'DOWN' : 'UP',
      }));
      takeBack = pods.nacos(namespace).set({ members });
    };
    put();
    const stop = store.listen(({ kind }) => {
      if (kind.kind === 'Pod') put();
    });
    return () => {
      stop();
      takeBack();
    };
  },

  'data-store-gone': ({ dataStores }, given) => {
    const host = textGiven(given, 'host') ?? '';
    dataStores.turn(host, 'gone');
    return () => dataStores.turn(host, 'up');
  },
};

const HOLD_MS = 100;
