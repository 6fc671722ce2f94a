/** Of pods and what is in them; `read-shapes.ts` reads it, and a test holds it to what the real API server says. */
export const POD_SHAPES = `
Pod = apiVersion:s kind:s metadata:ObjectMeta spec:PodSpec status:PodStatus
PodSpec = activeDeadlineSeconds:i affinity:Affinity automountServiceAccountToken:b
  containers!:{name}Container dnsConfig:PodDNSConfig
  dnsPolicy:(ClusterFirst|ClusterFirstWithHostNet|Default|None) enableServiceLinks:b
  ephemeralContainers:{name}EphemeralContainer evictionResponders:{name}EvictionResponder
  hostAliases:{ip}HostAlias hostIPC:b hostNetwork:b hostPID:b hostUsers:b hostname:s
  hostnameOverride:s imagePullSecrets:{name}LocalObjectReference initContainers:{name}Container
  nodeName:s nodeSelector:%%s os:PodOS overhead:%q preemptionPolicy:(Never|PreemptLowerPriority)
  priority:i priorityClassName:s readinessGates:[]PodReadinessGate
  resourceClaims:{name}PodResourceClaim resources:ResourceRequirements
  restartPolicy:(Always|Never|OnFailure) runtimeClassName:s schedulerName:s
  schedulingGates:{name}PodSchedulingGate schedulingGroup:PodSchedulingGroup
  securityContext:PodSecurityContext serviceAccount:s serviceAccountName:s setHostnameAsFQDN:b
  shareProcessNamespace:b subdomain:s terminationGracePeriodSeconds:i tolerations:[]Toleration
  topologySpreadConstraints:{topologyKey,whenUnsatisfiable}TopologySpreadConstraint
  volumes:{name}Volume
Affinity = nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
NodeAffinity = preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm
  requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
PreferredSchedulingTerm = preference!:NodeSelectorTerm weight!:i
NodeSelectorTerm~ = matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement
NodeSelectorRequirement = key!:s operator!:(DoesNotExist|Exists|Gt|In|Lt|NotIn) values:[]s
NodeSelector~ = nodeSelectorTerms!:[]NodeSelectorTerm
PodAffinity = preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
  requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
WeightedPodAffinityTerm = podAffinityTerm!:PodAffinityTerm weight!:i
PodAffinityTerm = labelSelector:LabelSelector matchLabelKeys:[]s mismatchLabelKeys:[]s
  namespaceSelector:LabelSelector namespaces:[]s topologyKey!:s
LabelSelector~ = matchExpressions:[]LabelSelectorRequirement matchLabels:%s
LabelSelectorRequirement = key!:s operator!:s values:[]s
PodAntiAffinity = preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
  requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
Container = args:[]s command:[]s env:{name}EnvVar envFrom:[]EnvFromSource image:s
  imagePullPolicy:(Always|IfNotPresent|Never) lifecycle:Lifecycle livenessProbe:Probe name!:s
  ports:{containerPort,protocol}ContainerPort readinessProbe:Probe
  resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:s
  restartPolicyRules:[]ContainerRestartRule securityContext:SecurityContext startupProbe:Probe
  stdin:b stdinOnce:b terminationMessagePath:s terminationMessagePolicy:(FallbackToLogsOnError|File)
  tty:b volumeDevices:{devicePath}VolumeDevice volumeMounts:{mountPath}VolumeMount workingDir:s
EnvVar = name!:s value:s valueFrom:EnvVarSource
EnvVarSource = configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector
  fileKeyRef:FileKeySelector resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
ConfigMapKeySelector~ = key!:s name:s optional:b
ObjectFieldSelector~ = apiVersion:s fieldPath!:s
FileKeySelector~ = key!:s optional:b path!:s volumeName!:s
ResourceFieldSelector~ = containerName:s divisor:q resource!:s
SecretKeySelector~ = key!:s name:s optional:b
EnvFromSource = configMapRef:ConfigMapEnvSource prefix:s secretRef:SecretEnvSource
ConfigMapEnvSource = name:s optional:b
SecretEnvSource = name:s optional:b
Lifecycle = postStart:LifecycleHandler preStop:LifecycleHandler
  stopSignal:(SIGABRT|SIGALRM|SIGBUS|SIGCHLD|SIGCLD|SIGCONT|SIGFPE|SIGHUP|SIGILL|SIGINT|SIGIO|SIGIOT|SIGKILL|SIGPIPE|SIGPOLL|SIGPROF|SIGPWR|SIGQUIT|SIGRTMAX|SIGRTMAX-1|SIGRTMAX-10|SIGRTMAX-11|SIGRTMAX-12|SIGRTMAX-13|SIGRTMAX-14|SIGRTMAX-2|SIGRTMAX-3|SIGRTMAX-4|SIGRTMAX-5|SIGRTMAX-6|SIGRTMAX-7|SIGRTMAX-8|SIGRTMAX-9|SIGRTMIN|SIGRTMIN+1|SIGRTMIN+10|SIGRTMIN+11|SIGRTMIN+12|SIGRTMIN+13|SIGRTMIN+14|SIGRTMIN+15|SIGRTMIN+2|SIGRTMIN+3|SIGRTMIN+4|SIGRTMIN+5|SIGRTMIN+6|SIGRTMIN+7|SIGRTMIN+8|SIGRTMIN+9|SIGSEGV|SIGSTKFLT|SIGSTOP|SIGSYS|SIGTERM|SIGTRAP|SIGTSTP|SIGTTIN|SIGTTOU|SIGURG|SIGUSR1|SIGUSR2|SIGVTALRM|SIGWINCH|SIGXCPU|SIGXFSZ)
LifecycleHandler = exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
ExecAction = command:[]s
HTTPGetAction = host:s httpHeaders:[]HTTPHeader path:s port!:x protocol:(HTTP1|HTTP2)
  scheme:(HTTP|HTTPS)
HTTPHeader = name!:s value!:s
SleepAction = seconds!:i
TCPSocketAction = host:s port!:x
Probe = exec:ExecAction failureThreshold:i grpc:GRPCAction httpGet:HTTPGetAction
  initialDelaySeconds:i periodSeconds:i successThreshold:i tcpSocket:TCPSocketAction
  terminationGracePeriodSeconds:i timeoutSeconds:i
GRPCAction = mode:(Plaintext|TLS) port!:i service:s
ContainerPort = containerPort!:i hostIP:s hostPort:i name:s protocol:(SCTP|TCP|UDP)
ContainerResizePolicy = resourceName!:s restartPolicy!:s
ResourceRequirements = claims:{name;}ResourceClaim limits:%q requests:%q
ResourceClaim = name!:s request:s
ContainerRestartRule = action!:s exitCodes:ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes = operator!:s values:<;>i
SecurityContext = allowPrivilegeEscalation:b appArmorProfile:AppArmorProfile
  capabilities:Capabilities privileged:b procMount:(Default|Unmasked) readOnlyRootFilesystem:b
  runAsGroup:i runAsNonRoot:b runAsUser:i seLinuxOptions:SELinuxOptions
  seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
AppArmorProfile = localhostProfile:s type!:(Localhost|RuntimeDefault|Unconfined)
Capabilities = add:[]s drop:[]s
SELinuxOptions = level:s role:s type:s user:s
SeccompProfile = localhostProfile:s type!:(Localhost|RuntimeDefault|Unconfined)
WindowsSecurityContextOptions = gmsaCredentialSpec:s gmsaCredentialSpecName:s hostProcess:b
  runAsUserName:s
VolumeDevice = devicePath!:s name!:s
VolumeMount = bindMountOptions:<;>s mountPath!:s
  mountPropagation:(Bidirectional|HostToContainer|None) name!:s readOnly:b recursiveReadOnly:s
  subPath:s subPathExpr:s
PodDNSConfig = nameservers:[]s options:[]PodDNSConfigOption searches:[]s
PodDNSConfigOption = name:s value:s
EphemeralContainer = args:[]s command:[]s env:{name}EnvVar envFrom:[]EnvFromSource image:s
  imagePullPolicy:(Always|IfNotPresent|Never) lifecycle:Lifecycle livenessProbe:Probe name!:s
  ports:{containerPort,protocol}ContainerPort readinessProbe:Probe
  resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:s
  restartPolicyRules:[]ContainerRestartRule securityContext:SecurityContext startupProbe:Probe
  stdin:b stdinOnce:b targetContainerName:s terminationMessagePath:s
  terminationMessagePolicy:(FallbackToLogsOnError|File) tty:b volumeDevices:{devicePath}VolumeDevice
  volumeMounts:{mountPath}VolumeMount workingDir:s
EvictionResponder~ = name!:s priority!:i
HostAlias = hostnames:[]s ip!:s
LocalObjectReference~ = name:s
PodOS = name!:s
PodReadinessGate = conditionType!:s
PodResourceClaim = name!:s resourceClaimName:s resourceClaimTemplateName:s
PodSchedulingGate = name!:s
PodSchedulingGroup = podGroupName:s
PodSecurityContext = appArmorProfile:AppArmorProfile fsGroup:i
  fsGroupChangePolicy:(Always|OnRootMismatch) runAsGroup:i runAsNonRoot:b runAsUser:i
  seLinuxChangePolicy:s seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
  supplementalGroups:[]i supplementalGroupsPolicy:(Merge|Strict) sysctls:[]Sysctl
  windowsOptions:WindowsSecurityContextOptions
Sysctl = name!:s value!:s
Toleration = effect:(NoExecute|NoSchedule|PreferNoSchedule) key:s operator:(Equal|Exists|Gt|Lt)
  tolerationSeconds:i value:s
TopologySpreadConstraint = labelSelector:LabelSelector matchLabelKeys:[]s maxSkew!:i minDomains:i
  nodeAffinityPolicy:(Honor|Ignore) nodeTaintsPolicy:(Honor|Ignore) topologyKey!:s
  whenUnsatisfiable!:(DoNotSchedule|ScheduleAnyway)
Volume = awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
  azureFile:AzureFileVolumeSource cephfs:CephFSVolumeSource cinder:CinderVolumeSource
  configMap:ConfigMapVolumeSource csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource
  emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource
  flexVolume:FlexVolumeSource flocker:FlockerVolumeSource
  gcePersistentDisk:GCEPersistentDiskVolumeSource gitRepo:GitRepoVolumeSource
  glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource image:ImageVolumeSource
  iscsi:ISCSIVolumeSource name!:s nfs:NFSVolumeSource
  persistentVolumeClaim:PersistentVolumeClaimVolumeSource
  photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
  projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RBDVolumeSource
  scaleIO:ScaleIOVolumeSource secret:SecretVolumeSource storageos:StorageOSVolumeSource
  vsphereVolume:VsphereVirtualDiskVolumeSource
AWSElasticBlockStoreVolumeSource = fsType:s partition:i readOnly:b volumeID!:s
AzureDiskVolumeSource = cachingMode:(None|ReadOnly|ReadWrite) diskName!:s diskURI!:s fsType:s
  kind:(Dedicated|Managed|Shared) readOnly:b
AzureFileVolumeSource = readOnly:b secretName!:s shareName!:s
CephFSVolumeSource = monitors!:[]s path:s readOnly:b secretFile:s secretRef:LocalObjectReference
  user:s
CinderVolumeSource = fsType:s readOnly:b secretRef:LocalObjectReference volumeID!:s
ConfigMapVolumeSource = defaultMode:i defaultUser:i items:[]KeyToPath name:s optional:b
KeyToPath = key!:s mode:i path!:s user:i
CSIVolumeSource = driver!:s fsType:s nodePublishSecretRef:LocalObjectReference readOnly:b
  volumeAttributes:%s
DownwardAPIVolumeSource = defaultMode:i defaultUser:i items:[]DownwardAPIVolumeFile
DownwardAPIVolumeFile = fieldRef:ObjectFieldSelector mode:i path!:s
  resourceFieldRef:ResourceFieldSelector user:i
EmptyDirVolumeSource = medium:s mode:i sizeLimit:q
EphemeralVolumeSource = volumeClaimTemplate:PersistentVolumeClaimTemplate
PersistentVolumeClaimTemplate = metadata:ObjectMeta spec!:PersistentVolumeClaimSpec
PersistentVolumeClaimSpec =
  accessModes:[](ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)
  dataSource:TypedLocalObjectReference dataSourceRef:TypedObjectReference
  resources:VolumeResourceRequirements selector:LabelSelector storageClassName:s
  volumeAttributesClassName:s volumeMode:(Block|Filesystem) volumeName:s
TypedLocalObjectReference~ = apiGroup:s kind!:s name!:s
TypedObjectReference = apiGroup:s kind!:s name!:s namespace:s
VolumeResourceRequirements = limits:%q requests:%q
FCVolumeSource = fsType:s lun:i readOnly:b targetWWNs:[]s wwids:[]s
FlexVolumeSource = driver!:s fsType:s options:%s readOnly:b secretRef:LocalObjectReference
FlockerVolumeSource = datasetName:s datasetUUID:s
GCEPersistentDiskVolumeSource = fsType:s partition:i pdName!:s readOnly:b
GitRepoVolumeSource = directory:s repository!:s revision:s
GlusterfsVolumeSource = endpoints!:s path!:s readOnly:b
HostPathVolumeSource = path!:s
  type:(BlockDevice|CharDevice|Directory|DirectoryOrCreate|File|FileOrCreate|Socket)
ImageVolumeSource = pullPolicy:(Always|IfNotPresent|Never) reference:s
ISCSIVolumeSource = chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:s iqn!:s
  iscsiInterface:s lun!:i portals:[]s readOnly:b secretRef:LocalObjectReference targetPortal!:s
NFSVolumeSource = path!:s readOnly:b server!:s
PersistentVolumeClaimVolumeSource = claimName!:s readOnly:b
PhotonPersistentDiskVolumeSource = fsType:s pdID!:s
PortworxVolumeSource = fsType:s readOnly:b volumeID!:s
ProjectedVolumeSource = defaultMode:i defaultUser:i sources:[]VolumeProjection
VolumeProjection = clusterTrustBundle:ClusterTrustBundleProjection configMap:ConfigMapProjection
  downwardAPI:DownwardAPIProjection podCertificate:PodCertificateProjection secret:SecretProjection
  serviceAccountToken:ServiceAccountTokenProjection
ClusterTrustBundleProjection = labelSelector:LabelSelector name:s optional:b path!:s signerName:s
  user:i
ConfigMapProjection = items:[]KeyToPath name:s optional:b
DownwardAPIProjection = items:[]DownwardAPIVolumeFile
PodCertificateProjection = certificateChainPath:s credentialBundlePath:s keyPath:s keyType!:s
  maxExpirationSeconds:i signerName!:s user:i userAnnotations:%s
SecretProjection = items:[]KeyToPath name:s optional:b
ServiceAccountTokenProjection = audience:s expirationSeconds:i path!:s user:i
QuobyteVolumeSource = group:s readOnly:b registry!:s tenant:s user:s volume!:s
RBDVolumeSource = fsType:s image!:s keyring:s monitors!:[]s pool:s readOnly:b
  secretRef:LocalObjectReference user:s
ScaleIOVolumeSource = fsType:s gateway!:s protectionDomain:s readOnly:b
  secretRef!:LocalObjectReference sslEnabled:b storageMode:s storagePool:s system!:s volumeName:s
SecretVolumeSource = defaultMode:i defaultUser:i items:[]KeyToPath optional:b secretName:s
StorageOSVolumeSource = fsType:s readOnly:b secretRef:LocalObjectReference volumeName:s
  volumeNamespace:s
VsphereVirtualDiskVolumeSource = fsType:s storagePolicyID:s storagePolicyName:s volumePath!:s
PodStatus = allocatedResources:%q conditions:{type}PodCondition containerStatuses:[]ContainerStatus
  ephemeralContainerStatuses:[]ContainerStatus
  extendedResourceClaimStatus:PodExtendedResourceClaimStatus hostIP:s hostIPs:[ip]HostIP
  initContainerStatuses:[]ContainerStatus message:s
  nodeAllocatableResourceClaimStatuses:{resourceClaimName}NodeAllocatableResourceClaimStatus
  nominatedNodeName:s observedGeneration:i phase:(Failed|Pending|Running|Succeeded|Unknown) podIP:s
  podIPs:{ip}PodIP qosClass:(BestEffort|Burstable|Guaranteed) reason:s resize:s
  resourceClaimStatuses:{name}PodResourceClaimStatus resources:ResourceRequirements startTime:t
  volumeHealth:{name;}PodVolumeHealth
PodCondition = lastProbeTime:t lastTransitionTime:t message:s observedGeneration:i reason:s
  status!:s type!:s
ContainerStatus = allocatedResources:%q allocatedResourcesStatus:{name}ResourceStatus containerID:s
  image!:s imageID!:s lastState:ContainerState name!:s ready!:b resources:ResourceRequirements
  restartCount!:i started:b state:ContainerState
  stopSignal:(SIGABRT|SIGALRM|SIGBUS|SIGCHLD|SIGCLD|SIGCONT|SIGFPE|SIGHUP|SIGILL|SIGINT|SIGIO|SIGIOT|SIGKILL|SIGPIPE|SIGPOLL|SIGPROF|SIGPWR|SIGQUIT|SIGRTMAX|SIGRTMAX-1|SIGRTMAX-10|SIGRTMAX-11|SIGRTMAX-12|SIGRTMAX-13|SIGRTMAX-14|SIGRTMAX-2|SIGRTMAX-3|SIGRTMAX-4|SIGRTMAX-5|SIGRTMAX-6|SIGRTMAX-7|SIGRTMAX-8|SIGRTMAX-9|SIGRTMIN|SIGRTMIN+1|SIGRTMIN+10|SIGRTMIN+11|SIGRTMIN+12|SIGRTMIN+13|SIGRTMIN+14|SIGRTMIN+15|SIGRTMIN+2|SIGRTMIN+3|SIGRTMIN+4|SIGRTMIN+5|SIGRTMIN+6|SIGRTMIN+7|SIGRTMIN+8|SIGRTMIN+9|SIGSEGV|SIGSTKFLT|SIGSTOP|SIGSYS|SIGTERM|SIGTRAP|SIGTSTP|SIGTTIN|SIGTTOU|SIGURG|SIGUSR1|SIGUSR2|SIGVTALRM|SIGWINCH|SIGXCPU|SIGXFSZ)
  user:ContainerUser volumeMounts:{mountPath}VolumeMountStatus
ResourceStatus = name!:s resources:{resourceID;}ResourceHealth
ResourceHealth = health:s message:s resourceID!:s
ContainerState = running:ContainerStateRunning terminated:ContainerStateTerminated
  waiting:ContainerStateWaiting
ContainerStateRunning = startedAt:t
ContainerStateTerminated = containerID:s exitCode!:i finishedAt:t message:s reason:s signal:i
  startedAt:t
ContainerStateWaiting = message:s reason:s
ContainerUser = linux:LinuxContainerUser
LinuxContainerUser = gid!:i supplementalGroups:[]i uid!:i
VolumeMountStatus = mountPath!:s name!:s readOnly:b recursiveReadOnly:s volumeStatus:VolumeStatus
VolumeStatus = image:ImageVolumeStatus
ImageVolumeStatus = imageRef!:s
PodExtendedResourceClaimStatus = requestMappings!:[]ContainerExtendedResourceRequest
  resourceClaimName!:s
ContainerExtendedResourceRequest = containerName!:s requestName!:s resourceName!:s
HostIP = ip!:s
NodeAllocatableResourceClaimStatus = containers:<;>s mapping:{name}NodeAllocatableMappedResources
  overhead:{name}NodeAllocatableOverheadResources resourceClaimName!:s
NodeAllocatableMappedResources = name!:s quantity!:q
NodeAllocatableOverheadResources = name!:s perContainer:q perPod:q
PodIP = ip!:s
PodResourceClaimStatus = name!:s resourceClaimName:s
PodVolumeHealth = healthConditions:{status,reason}VolumeHealthCondition lastTransitionTime:t name!:s
VolumeHealthCondition = message:s reason!:s status!:(DataLoss|Degraded|Inaccessible)
`;
