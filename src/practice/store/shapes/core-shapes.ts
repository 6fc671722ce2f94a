/** Of the core group, pods aside; `read-shapes.ts` reads it, and a test holds it to what the real API server says. */
export const CORE_SHAPES = `
Namespace = apiVersion:s kind:s metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
ObjectMeta = annotations:%s creationTimestamp:t deletionGracePeriodSeconds:i deletionTimestamp:t
  finalizers:<>s generateName:s generation:i labels:%s managedFields:[]ManagedFieldsEntry name:s
  namespace:s ownerReferences:{uid}OwnerReference resourceVersion:s selfLink:s uid:s
ManagedFieldsEntry = apiVersion:s fieldsType:s fieldsV1:* manager:s operation:s subresource:s time:t
OwnerReference~ = apiVersion!:s blockOwnerDeletion:b controller:b kind!:s name!:s uid!:s
NamespaceSpec = finalizers:[]s
NamespaceStatus = conditions:{type}NamespaceCondition phase:(Active|Terminating)
NamespaceCondition = lastTransitionTime:t message:s reason:s status!:s type!:s
Node = apiVersion:s kind:s metadata:ObjectMeta spec:NodeSpec status:NodeStatus
NodeSpec = configSource:NodeConfigSource externalID:s podCIDR:s podCIDRs:<>s
  podPreemptionPolicy:NodePodPreemptionPolicy providerID:s taints:[]Taint unschedulable:b
NodeConfigSource = configMap:ConfigMapNodeConfigSource
ConfigMapNodeConfigSource = kubeletConfigKey!:s name!:s namespace!:s resourceVersion:s uid:s
NodePodPreemptionPolicy = disableResizePreemption:<;>s
Taint = effect!:(NoExecute|NoSchedule|PreferNoSchedule) key!:s timeAdded:t value:s
NodeStatus = addresses:{type}NodeAddress allocatable:%q capacity:%q conditions:{type}NodeCondition
  config:NodeConfigStatus daemonEndpoints:NodeDaemonEndpoints declaredFeatures:[]s
  features:NodeFeatures images:[]ContainerImage nodeInfo:NodeSystemInfo
  phase:(Pending|Running|Terminated) runtimeHandlers:[]NodeRuntimeHandler
  volumesAttached:[]AttachedVolume volumesInUse:[]s
NodeAddress = address!:s type!:s
NodeCondition = lastHeartbeatTime:t lastTransitionTime:t message:s reason:s status!:s type!:s
NodeConfigStatus = active:NodeConfigSource assigned:NodeConfigSource error:s
  lastKnownGood:NodeConfigSource
NodeDaemonEndpoints = kubeletEndpoint:DaemonEndpoint
DaemonEndpoint = Port!:i
NodeFeatures = supplementalGroupsPolicy:b
ContainerImage = names:[]s sizeBytes:i
NodeSystemInfo = architecture!:s bootID!:s containerRuntimeVersion!:s kernelVersion!:s
  kubeProxyVersion!:s kubeletVersion!:s machineID!:s operatingSystem!:s osImage!:s
  runningInUserNamespace:b swap:NodeSwapStatus systemUUID!:s
NodeSwapStatus = capacity:i
NodeRuntimeHandler = features:NodeRuntimeHandlerFeatures name:s
NodeRuntimeHandlerFeatures = recursiveReadOnlyMounts:b userNamespaces:b
AttachedVolume = devicePath!:s name!:s
Service = apiVersion:s kind:s metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
ServiceSpec = allocateLoadBalancerNodePorts:b clusterIP:s clusterIPs:[]s externalIPs:[]s
  externalName:s externalTrafficPolicy:(Cluster|Local) healthCheckNodePort:i
  internalTrafficPolicy:(Cluster|Local) ipFamilies:[](IPv4|IPv6)
  ipFamilyPolicy:(PreferDualStack|RequireDualStack|SingleStack) loadBalancerClass:s loadBalancerIP:s
  loadBalancerSourceRanges:[]s ports:{port,protocol}ServicePort publishNotReadyAddresses:b
  selector:%%s sessionAffinity:(ClientIP|None) sessionAffinityConfig:SessionAffinityConfig
  trafficDistribution:s type:(ClusterIP|ExternalName|LoadBalancer|NodePort)
ServicePort = appProtocol:s name:s nodePort:i port!:i protocol:(SCTP|TCP|UDP) targetPort:x
SessionAffinityConfig = clientIP:ClientIPConfig
ClientIPConfig = timeoutSeconds:i
ServiceStatus = conditions:{type}Condition loadBalancer:LoadBalancerStatus
Condition = lastTransitionTime!:t message!:s observedGeneration:i reason!:s status!:s type!:s
LoadBalancerStatus = ingress:[]LoadBalancerIngress
LoadBalancerIngress = hostname:s ip:s ipMode:s ports:[]PortStatus
PortStatus = error:s port!:i protocol!:(SCTP|TCP|UDP)
ServiceAccount = apiVersion:s automountServiceAccountToken:b imagePullSecrets:[]LocalObjectReference
  kind:s metadata:ObjectMeta secrets:{name}ObjectReference
ObjectReference~ = apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
Secret = apiVersion:s data:%y immutable:b kind:s metadata:ObjectMeta stringData:%s type:s
ConfigMap = apiVersion:s binaryData:%y data:%s immutable:b kind:s metadata:ObjectMeta
PersistentVolume = apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeSpec
  status:PersistentVolumeStatus
PersistentVolumeSpec = accessModes:[](ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)
  awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
  azureFile:AzureFilePersistentVolumeSource capacity:%q cephfs:CephFSPersistentVolumeSource
  cinder:CinderPersistentVolumeSource claimRef:ObjectReference csi:CSIPersistentVolumeSource
  fc:FCVolumeSource flexVolume:FlexPersistentVolumeSource flocker:FlockerVolumeSource
  gcePersistentDisk:GCEPersistentDiskVolumeSource glusterfs:GlusterfsPersistentVolumeSource
  hostPath:HostPathVolumeSource iscsi:ISCSIPersistentVolumeSource local:LocalVolumeSource
  mountOptions:[]s nfs:NFSVolumeSource nodeAffinity:VolumeNodeAffinity
  persistentVolumeReclaimPolicy:(Delete|Recycle|Retain)
  photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
  quobyte:QuobyteVolumeSource rbd:RBDPersistentVolumeSource scaleIO:ScaleIOPersistentVolumeSource
  storageClassName:s storageos:StorageOSPersistentVolumeSource volumeAttributesClassName:s
  volumeMode:(Block|Filesystem) vsphereVolume:VsphereVirtualDiskVolumeSource
AzureFilePersistentVolumeSource = readOnly:b secretName!:s secretNamespace:s shareName!:s
CephFSPersistentVolumeSource = monitors!:[]s path:s readOnly:b secretFile:s
  secretRef:SecretReference user:s
SecretReference~ = name:s namespace:s
CinderPersistentVolumeSource = fsType:s readOnly:b secretRef:SecretReference volumeID!:s
CSIPersistentVolumeSource = controllerExpandSecretRef:SecretReference
  controllerPublishSecretRef:SecretReference driver!:s fsType:s nodeExpandSecretRef:SecretReference
  nodePublishSecretRef:SecretReference nodeStageSecretRef:SecretReference readOnly:b
  volumeAttributes:%s volumeHandle!:s
FlexPersistentVolumeSource = driver!:s fsType:s options:%s readOnly:b secretRef:SecretReference
GlusterfsPersistentVolumeSource = endpoints!:s endpointsNamespace:s path!:s readOnly:b
ISCSIPersistentVolumeSource = chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:s iqn!:s
  iscsiInterface:s lun!:i portals:[]s readOnly:b secretRef:SecretReference targetPortal!:s
LocalVolumeSource = fsType:s path!:s
VolumeNodeAffinity = required:NodeSelector
RBDPersistentVolumeSource = fsType:s image!:s keyring:s monitors!:[]s pool:s readOnly:b
  secretRef:SecretReference user:s
ScaleIOPersistentVolumeSource = fsType:s gateway!:s protectionDomain:s readOnly:b
  secretRef!:SecretReference sslEnabled:b storageMode:s storagePool:s system!:s volumeName:s
StorageOSPersistentVolumeSource = fsType:s readOnly:b secretRef:ObjectReference volumeName:s
  volumeNamespace:s
PersistentVolumeStatus = lastPhaseTransitionTime:t message:s
  phase:(Available|Bound|Failed|Pending|Released) reason:s
PersistentVolumeClaim = apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec
  status:PersistentVolumeClaimStatus
PersistentVolumeClaimStatus =
  accessModes:[](ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)
  allocatedResourceStatuses:%(ControllerResizeInProgress|ControllerResizeInfeasible|NodeResizeInProgress|NodeResizeInfeasible|NodeResizePending)
  allocatedResources:%q capacity:%q conditions:{type}PersistentVolumeClaimCondition
  currentVolumeAttributesClassName:s healthStatus:VolumeHealthStatus
  modifyVolumeStatus:ModifyVolumeStatus phase:(Bound|Lost|Pending)
PersistentVolumeClaimCondition = lastProbeTime:t lastTransitionTime:t message:s reason:s status!:s
  type!:s
VolumeHealthStatus = healthConditions:{status,reason}VolumeHealthCondition lastTransitionTime:t
ModifyVolumeStatus = status!:(InProgress|Infeasible|Pending) targetVolumeAttributesClassName:s
Event = action:s apiVersion:s count:i eventTime:t firstTimestamp:t involvedObject!:ObjectReference
  kind:s lastTimestamp:t message:s metadata!:ObjectMeta reason:s related:ObjectReference
  reportingComponent:s reportingInstance:s series:EventSeries source:EventSource type:s
EventSeries = count:i lastObservedTime:t
EventSource = component:s host:s
Endpoints = apiVersion:s kind:s metadata:ObjectMeta subsets:[]EndpointSubset
EndpointSubset = addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress
  ports:[]EndpointPort
EndpointAddress~ = hostname:s ip!:s nodeName:s targetRef:ObjectReference
EndpointPort~ = appProtocol:s name:s port!:i protocol:(SCTP|TCP|UDP)
ResourceQuota = apiVersion:s kind:s metadata:ObjectMeta spec:ResourceQuotaSpec
  status:ResourceQuotaStatus
ResourceQuotaSpec = hard:%q scopeSelector:ScopeSelector
  scopes:[](BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass)
ScopeSelector~ = matchExpressions:[]ScopedResourceSelectorRequirement
ScopedResourceSelectorRequirement = operator!:(DoesNotExist|Exists|In|NotIn)
  scopeName!:(BestEffort|CrossNamespacePodAffinity|NotBestEffort|NotTerminating|PriorityClass|Terminating|VolumeAttributesClass)
  values:[]s
ResourceQuotaStatus = hard:%q used:%q
LimitRange = apiVersion:s kind:s metadata:ObjectMeta spec:LimitRangeSpec
LimitRangeSpec = limits!:[]LimitRangeItem
LimitRangeItem = default:%q defaultRequest:%q max:%q maxLimitRequestRatio:%q min:%q type!:s
`;
