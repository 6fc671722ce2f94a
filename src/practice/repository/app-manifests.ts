/** RocketMQ of the example site: one name server, two brokers. */
export const NAME_SERVER = `apiVersion: v1
kind: Service
metadata: { name: rocketmq-name-server }
spec:
  selector: { app: rocketmq-name-server }
  ports: [{ name: remoting, port: 9876 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: rocketmq-name-server }
spec:
  replicas: 1
  selector: { matchLabels: { app: rocketmq-name-server } }
  template:
    metadata: { labels: { app: rocketmq-name-server } }
    spec:
      containers:
        - name: name-server
          image: apache/rocketmq:5.3.3
          command: [sh, mqnamesrv]
          ports: [{ name: remoting, containerPort: 9876 }]
`;

export const BROKER = `apiVersion: v1
kind: Service
metadata: { name: rocketmq-broker }
spec:
  clusterIP: None
  selector: { app: rocketmq-broker }
  ports: [{ name: remoting, port: 10911 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: rocketmq-broker }
spec:
  replicas: 2
  serviceName: rocketmq-broker
  selector: { matchLabels: { app: rocketmq-broker } }
  template:
    metadata: { labels: { app: rocketmq-broker } }
    spec:
      containers:
        - name: broker
          image: apache/rocketmq:5.3.3
          command: [sh, mqbroker]
          env: [{ name: NAMESRV_ADDR, value: "rocketmq-name-server:9876" }]
          ports: [{ name: remoting, containerPort: 10911 }]
`;

/** The Secret by which Jenkins is reached. It comes with its manifests: no step of a recovery uploads it. */
export const JENKINS_TLS = 'jenkins-tls';

export const JENKINS = `apiVersion: v1
kind: ServiceAccount
metadata: { name: jenkins }
---
apiVersion: v1
kind: Service
metadata: { name: jenkins }
spec:
  selector: { app: jenkins }
  ports: [{ name: web, port: 8080 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: jenkins }
spec:
  replicas: 1
  serviceName: jenkins
  selector: { matchLabels: { app: jenkins } }
  template:
    metadata: { labels: { app: jenkins } }
    spec:
      serviceAccountName: jenkins
      containers:
        - name: jenkins
          image: jenkins/jenkins:2.479.3-lts
          ports: [{ name: web, containerPort: 8080 }]
          volumeMounts: [{ name: home, mountPath: /var/jenkins_home }]
  volumeClaimTemplates:
    - metadata: { name: home }
      spec:
        accessModes: [ReadWriteOnce]
        resources: { requests: { storage: 20Gi } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: jenkins }
spec:
  ingressClassName: nginx-tools
  tls: [{ hosts: [jenkins.tools.example.com], secretName: ${JENKINS_TLS} }]
  rules:
    - host: jenkins.tools.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: jenkins, port: { name: web } } }
`;

/** The Nacos of a namespace of the example site. */
export function nacosManifest(kind: 'Deployment' | 'StatefulSet', replicas: number): string {
  const set =
    kind === 'StatefulSet' ? '\n  serviceName: nacos\n  podManagementPolicy: Parallel' : '';
  return `apiVersion: v1
kind: Service
metadata: { name: nacos }
spec:
  clusterIP: None
  selector: { app: nacos }
  ports: [{ name: web, port: 8848 }]
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: nacos }
spec:
  replicas: ${replicas}${set}
  selector: { matchLabels: { app: nacos } }
  template:
    metadata: { labels: { app: nacos } }
    spec:
      containers:
        - name: nacos
          image: nacos/nacos-server:v2.5.1
          ports: [{ name: web, containerPort: 8848 }]
`;
}
