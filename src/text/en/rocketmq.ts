/** What name servers and brokers say. `server` is the pod or the address of a name server. */
export const rocketmq = {
  // Before anybody is asked.
  'rocketmq-nothing-expected': {
    says: 'It is not said which RocketMQ brokers are expected.',
    remedy: 'Write into the site how many brokers there have to be, or their names.',
  },
  'rocketmq-expected-malformed': {
    says: 'This is no broker that could be expected: {{entry}}',
    remedy:
      'Write a number of brokers from 1 on, or for each broker its name, with cluster and slaves where they count.',
  },
  'rocketmq-address-malformed': {
    says: '{{address}} is no address of a name server.',
    remedy: 'Write host:port.',
  },
  'rocketmq-no-name-server': {
    says: 'No name server was found in namespace {{namespace}}, so nothing is known of the brokers.',
    remedy:
      'Check the names of the workloads or the labels in the site: `kubectl -n {{namespace}} get pods --show-labels`',
  },
  'rocketmq-name-servers-missing': {
    says: 'Of {{wanted}} name servers in namespace {{namespace}} {{has}} run; not running: {{others}}.',
    remedy: 'Wait until their pods run; their own causes stand at the workload.',
  },

  // Name servers.
  'rocketmq-name-server-silent': {
    says: 'Name server {{server}} does not answer ({{code}}).',
    remedy: 'Wait while it starts; if it stays so, look into the log of its pod.',
  },
  'rocketmq-name-server-unreachable': {
    says: 'Name server {{server}} can’t be reached from here ({{code}}), so nothing is known of what it knows.',
    remedy: 'Check the address and the route to it; inside the cluster ask by port-forward.',
  },
  'rocketmq-name-server-garbage': {
    says: 'What {{server}} answers is not what a RocketMQ name server says ({{code}}).',
    remedy: 'Check the port: a name server listens on 9876, unless listenPort says another.',
  },
  'rocketmq-name-server-refuses': {
    says: 'Name server {{server}} refuses the question (code {{code}}): {{remark}}',
    remedy: 'Check that it is a name server and not a broker or a proxy, and its access control.',
  },
  'rocketmq-name-servers-differ': {
    says: 'The name servers do not say the same of broker {{broker}}. {{said}}',
    remedy:
      'Wait up to two minutes; if it stays so, check that namesrvAddr of the broker names every name server.',
  },

  // Brokers.
  'rocketmq-no-broker': {
    says: 'Name server {{server}} knows no broker yet, {{wanted}} are expected.',
    remedy:
      'Wait half a minute, as brokers register every 30 seconds; if it stays so, check namesrvAddr of the brokers.',
  },
  'rocketmq-brokers-missing': {
    says: 'Name server {{server}} knows {{has}} of {{wanted}} brokers: {{known}}.',
    remedy:
      'Wait half a minute; if it stays so, look into the log of the missing broker and check its namesrvAddr.',
  },
  'rocketmq-broker-missing': {
    says: 'Name server {{server}} does not know these brokers: {{names}}.',
    remedy:
      'Wait half a minute; if it stays so, check brokerName and namesrvAddr of the broker, and its log.',
  },
  'rocketmq-no-master': {
    says: 'Name server {{server}} knows only slaves of {{names}}: nobody can send a message there.',
    remedy: 'Check the pod of the master (brokerId=0), and wait until it has registered.',
  },
  'rocketmq-slaves-missing': {
    says: 'Name server {{server}} knows {{has}} of {{wanted}} slaves of {{broker}}.',
    remedy: 'Check the pods of the slaves; two with the same brokerId push each other out.',
  },
  'rocketmq-other-cluster': {
    says: 'On name server {{server}} broker {{broker}} belongs to cluster {{cluster}}, expected was {{expected}}.',
    remedy: 'Correct brokerClusterName of the broker, or cluster in the site.',
  },
  'rocketmq-address-stale': {
    says: 'Broker {{broker}} is registered at {{address}} (on {{servers}}), where no pod of the namespace lives.',
    remedy:
      'Wait up to two minutes until the dead entry is forgotten; if it stays so, correct brokerIP1 of the broker.',
  },
  'rocketmq-address-shared': {
    says: 'These brokers are registered at the same address {{address}}: {{names}}.',
    remedy:
      'Wait up to two minutes where a pod took over the address of a dead one; if it stays so, give each its own brokerIP1 and listenPort.',
  },
  'rocketmq-broker-silent': {
    says: 'Broker {{broker}} is registered at {{address}} (on {{servers}}), but pod {{pod}} does not answer there ({{code}}).',
    remedy: 'Wait while it starts; if it stays so, look into the log of the pod.',
  },
  'rocketmq-not-a-broker': {
    says: 'Broker {{broker}} is registered at {{address}} (on {{servers}}), but what answers there in pod {{pod}} is no broker.',
    remedy:
      'Wait up to two minutes: the address of a dead broker may be another pod’s by now; if it stays so, correct brokerIP1 and listenPort.',
  },
  'rocketmq-broker-inactive': {
    says: 'Broker {{broker}} at {{address}} (pod {{pod}}) says that it is not active.',
    remedy: 'Look into the log of the pod; its disk may be full.',
  },
  'rocketmq-broker-unasked': {
    says: 'Broker {{broker}} at {{address}} (on {{servers}}) was not asked.',
    remedy: 'Check again.',
  },

  // Topics.
  'rocketmq-topic-missing': {
    says: 'Name server {{server}} knows no way to topic {{topic}}.',
    remedy:
      'Create the topic: `mqadmin updateTopic -c CLUSTER -t {{topic}}`; or restore the topics of the brokers (config/topics.json).',
  },
  'rocketmq-topic-closed': {
    says: 'On name server {{server}} no queue of topic {{topic}} can be both written to and read from.',
    remedy: 'Correct the permissions and queues of the topic: `mqadmin topicRoute -t {{topic}}`',
  },
  'rocketmq-topic-headless': {
    says: 'Name server {{server}} sends those who ask for topic {{topic}} to {{names}}, which has no master.',
    remedy: 'Check the pod of the master (brokerId=0), and wait until it has registered.',
  },
  'rocketmq-topic-unasked': {
    says: 'Name server {{server}} could not be asked for topic {{topic}} ({{code}}).',
    remedy: 'Wait: it is asked again by itself.',
  },

  // Notes.
  'rocketmq-brokers-more': {
    says: 'There are more brokers than expected, {{has}} in all: {{names}}.',
    remedy: 'Check whether the others belong there, and correct the site if they do.',
  },
  'rocketmq-versions-differ': {
    says: 'The brokers are of several versions: {{versions}}.',
    remedy: 'Check that this is meant; masters and slaves should be of one version.',
  },
  'rocketmq-broker-untold': {
    says: 'Broker {{broker}} answers, but tells nothing of itself: {{remark}}',
    remedy: 'Look at its version by hand; nothing else depends on it.',
  },
} as const;
