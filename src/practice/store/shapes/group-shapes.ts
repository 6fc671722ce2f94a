/** Of all other groups; `read-shapes.ts` reads it, and a test holds it to what the real API server says. */
export const GROUP_SHAPES = `
Deployment = apiVersion:s kind:s metadata:ObjectMeta spec!:DeploymentSpec status:DeploymentStatus
DeploymentSpec = minReadySeconds:i paused:b progressDeadlineSeconds:i replicas:i
  revisionHistoryLimit:i selector!:LabelSelector strategy:DeploymentStrategy
  template!:PodTemplateSpec
DeploymentStrategy = rollingUpdate:RollingUpdateDeployment type:(Recreate|RollingUpdate)
RollingUpdateDeployment = maxSurge:x maxUnavailable:x
PodTemplateSpec = metadata:ObjectMeta spec:PodSpec
DeploymentStatus = availableReplicas:i collisionCount:i conditions:{type}DeploymentCondition
  observedGeneration:i readyReplicas:i replicas:i terminatingReplicas:i unavailableReplicas:i
  updatedReplicas:i
DeploymentCondition = lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s type:s
ReplicaSet = apiVersion:s kind:s metadata:ObjectMeta spec!:ReplicaSetSpec status:ReplicaSetStatus
ReplicaSetSpec = minReadySeconds:i replicas:i selector!:LabelSelector template:PodTemplateSpec
ReplicaSetStatus = availableReplicas:i conditions:{type}ReplicaSetCondition fullyLabeledReplicas:i
  observedGeneration:i readyReplicas:i replicas!:i terminatingReplicas:i
ReplicaSetCondition = lastTransitionTime:t message:s reason:s status:s type:s
StatefulSet = apiVersion:s kind:s metadata:ObjectMeta spec!:StatefulSetSpec status:StatefulSetStatus
StatefulSetSpec = minReadySeconds:i ordinals:StatefulSetOrdinals
  persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy
  podManagementPolicy:(OrderedReady|Parallel) replicas:i revisionHistoryLimit:i
  selector!:LabelSelector serviceName:s template!:PodTemplateSpec
  updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[]PersistentVolumeClaim
StatefulSetOrdinals = start:i
StatefulSetPersistentVolumeClaimRetentionPolicy = whenDeleted:s whenScaled:s
StatefulSetUpdateStrategy = rollingUpdate:RollingUpdateStatefulSetStrategy
  type:(OnDelete|Recreate|RollingUpdate)
RollingUpdateStatefulSetStrategy = maxUnavailable:x partition:i
StatefulSetStatus = availableReplicas:i collisionCount:i conditions:{type}StatefulSetCondition
  currentReplicas:i currentRevision:s observedGeneration:i readyReplicas:i replicas!:i
  updateRevision:s updatedReplicas:i
StatefulSetCondition = lastTransitionTime:t message:s reason:s status:s type:s
DaemonSet = apiVersion:s kind:s metadata:ObjectMeta spec!:DaemonSetSpec status:DaemonSetStatus
DaemonSetSpec = minReadySeconds:i revisionHistoryLimit:i selector!:LabelSelector
  template!:PodTemplateSpec updateStrategy:DaemonSetUpdateStrategy
DaemonSetUpdateStrategy = rollingUpdate:RollingUpdateDaemonSet type:(OnDelete|RollingUpdate)
RollingUpdateDaemonSet = maxSurge:x maxUnavailable:x
DaemonSetStatus = collisionCount:i conditions:{type}DaemonSetCondition currentNumberScheduled!:i
  desiredNumberScheduled!:i numberAvailable:i numberMisscheduled!:i numberReady!:i
  numberUnavailable:i observedGeneration:i updatedNumberScheduled:i
DaemonSetCondition = lastTransitionTime:t message:s reason:s status:s type:s
ControllerRevision = apiVersion:s data!:* kind:s metadata:ObjectMeta revision:i
Job = apiVersion:s kind:s metadata:ObjectMeta spec:JobSpec status:JobStatus
JobSpec = activeDeadlineSeconds:i backoffLimit:i backoffLimitPerIndex:i
  completionMode:(Indexed|NonIndexed) completions:i managedBy:s manualSelector:b maxFailedIndexes:i
  parallelism:i podFailurePolicy:PodFailurePolicy podReplacementPolicy:(Failed|TerminatingOrFailed)
  scheduling:JobSchedulingConfiguration selector:LabelSelector successPolicy:SuccessPolicy suspend:b
  template!:PodTemplateSpec ttlSecondsAfterFinished:i
PodFailurePolicy = rules!:[]PodFailurePolicyRule
PodFailurePolicyRule = action!:(Count|FailIndex|FailJob|Ignore)
  onExitCodes:PodFailurePolicyOnExitCodesRequirement
  onPodConditions:[]PodFailurePolicyOnPodConditionsPattern
PodFailurePolicyOnExitCodesRequirement = containerName:s operator!:(In|NotIn) values!:<;>i
PodFailurePolicyOnPodConditionsPattern = status:s type!:s
JobSchedulingConfiguration = disruptionMode:WorkloadPodGroupDisruptionMode
  resourceClaims:{name}WorkloadPodGroupResourceClaim
  schedulingConstraints:WorkloadPodGroupSchedulingConstraints
  schedulingPolicy:WorkloadPodGroupSchedulingPolicy
WorkloadPodGroupDisruptionMode = all:* single:*
WorkloadPodGroupResourceClaim = name!:s resourceClaimName:s resourceClaimTemplateName:s
WorkloadPodGroupSchedulingConstraints = topology:[]TopologyConstraint
TopologyConstraint = key!:s
WorkloadPodGroupSchedulingPolicy = basic:* gang:WorkloadPodGroupGangSchedulingPolicy
WorkloadPodGroupGangSchedulingPolicy = minCount:i
SuccessPolicy = rules!:[]SuccessPolicyRule
SuccessPolicyRule = succeededCount:i succeededIndexes:s
JobStatus = active:i completedIndexes:s completionTime:t conditions:[type]JobCondition failed:i
  failedIndexes:s ready:i startTime:t succeeded:i terminating:i
  uncountedTerminatedPods:UncountedTerminatedPods
JobCondition = lastProbeTime:t lastTransitionTime:t message:s reason:s status!:s type!:s
UncountedTerminatedPods = failed:<;>s succeeded:<;>s
CronJob = apiVersion:s kind:s metadata:ObjectMeta spec!:CronJobSpec status:CronJobStatus
CronJobSpec = concurrencyPolicy:(Allow|Forbid|Replace) failedJobsHistoryLimit:i
  jobTemplate!:JobTemplateSpec schedule!:s startingDeadlineSeconds:i successfulJobsHistoryLimit:i
  suspend:b timeZone:s
JobTemplateSpec = metadata:ObjectMeta spec:JobSpec
CronJobStatus = active:[]ObjectReference lastScheduleTime:t lastSuccessfulTime:t
Ingress = apiVersion:s kind:s metadata:ObjectMeta spec:IngressSpec status:IngressStatus
IngressSpec = defaultBackend:IngressBackend ingressClassName:s rules:[]IngressRule tls:[]IngressTLS
IngressBackend = resource:TypedLocalObjectReference service:IngressServiceBackend
IngressServiceBackend = name!:s port:ServiceBackendPort
ServiceBackendPort~ = name:s number:i
IngressRule = host:s http:HTTPIngressRuleValue
HTTPIngressRuleValue = paths!:[]HTTPIngressPath
HTTPIngressPath = backend!:IngressBackend path:s pathType!:(Exact|ImplementationSpecific|Prefix)
IngressTLS = hosts:[]s secretName:s
IngressStatus = loadBalancer:IngressLoadBalancerStatus
IngressLoadBalancerStatus = ingress:[]IngressLoadBalancerIngress
IngressLoadBalancerIngress = hostname:s ip:s ports:[]IngressPortStatus
IngressPortStatus = error:s port!:i protocol!:(SCTP|TCP|UDP)
IngressClass = apiVersion:s kind:s metadata:ObjectMeta spec:IngressClassSpec
IngressClassSpec = controller:s parameters:IngressClassParametersReference
IngressClassParametersReference = apiGroup:s kind!:s name!:s namespace:s scope:s
NetworkPolicy = apiVersion:s kind:s metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec = egress:[]NetworkPolicyEgressRule ingress:[]NetworkPolicyIngressRule
  podSelector:LabelSelector policyTypes:[](Egress|Ingress)
NetworkPolicyEgressRule = ports:[]NetworkPolicyPort to:[]NetworkPolicyPeer
NetworkPolicyPort = endPort:i port:x protocol:(SCTP|TCP|UDP)
NetworkPolicyPeer = ipBlock:IPBlock namespaceSelector:LabelSelector podSelector:LabelSelector
IPBlock = cidr!:s except:[]s
NetworkPolicyIngressRule = from:[]NetworkPolicyPeer ports:[]NetworkPolicyPort
EndpointSlice = addressType!:(FQDN|IPv4|IPv6) apiVersion:s endpoints:[]Endpoint kind:s
  metadata:ObjectMeta ports:[]discovery.EndpointPort
Endpoint = addresses!:<;>s conditions:EndpointConditions deprecatedTopology:%s hints:EndpointHints
  hostname:s nodeName:s targetRef:ObjectReference zone:s
EndpointConditions = ready:b serving:b terminating:b
EndpointHints = forNodes:[]ForNode forZones:[]ForZone
ForNode = name!:s
ForZone = name!:s
discovery.EndpointPort~ = appProtocol:s name:s port:i protocol:(SCTP|TCP|UDP)
Lease = apiVersion:s kind:s metadata:ObjectMeta spec:LeaseSpec
LeaseSpec = acquireTime:t holderIdentity:s leaseDurationSeconds:i leaseTransitions:i
  preferredHolder:s renewTime:t strategy:s
Role = apiVersion:s kind:s metadata:ObjectMeta rules:[]PolicyRule
PolicyRule = apiGroups:[]s nonResourceURLs:[]s resourceNames:[]s resources:[]s verbs!:[]s
RoleBinding = apiVersion:s kind:s metadata:ObjectMeta roleRef!:RoleRef subjects:[]Subject
RoleRef~ = apiGroup:s kind!:s name!:s
Subject~ = apiGroup:s kind!:s name!:s namespace:s
ClusterRole = aggregationRule:AggregationRule apiVersion:s kind:s metadata:ObjectMeta
  rules:[]PolicyRule
AggregationRule = clusterRoleSelectors:[]LabelSelector
ClusterRoleBinding = apiVersion:s kind:s metadata:ObjectMeta roleRef!:RoleRef subjects:[]Subject
StorageClass = allowVolumeExpansion:b allowedTopologies:[]TopologySelectorTerm apiVersion:s kind:s
  metadata:ObjectMeta mountOptions:[]s parameters:%s provisioner!:s
  reclaimPolicy:(Delete|Recycle|Retain) volumeBindingMode:(Immediate|WaitForFirstConsumer)
TopologySelectorTerm~ = matchLabelExpressions:[]TopologySelectorLabelRequirement
TopologySelectorLabelRequirement = key!:s values!:[]s
PodDisruptionBudget = apiVersion:s kind:s metadata:ObjectMeta spec:PodDisruptionBudgetSpec
  status:PodDisruptionBudgetStatus
PodDisruptionBudgetSpec = maxUnavailable:x minAvailable:x selector:LabelSelector
  unhealthyPodEvictionPolicy:(AlwaysAllow|IfHealthyBudget)
PodDisruptionBudgetStatus = conditions:{type}Condition currentHealthy:i desiredHealthy:i
  disruptedPods:%t disruptionsAllowed:i expectedPods:i observedGeneration:i
HorizontalPodAutoscaler = apiVersion:s kind:s metadata:ObjectMeta spec!:HorizontalPodAutoscalerSpec
  status:HorizontalPodAutoscalerStatus
HorizontalPodAutoscalerSpec = behavior:HorizontalPodAutoscalerBehavior maxReplicas!:i
  metrics:[]MetricSpec minReplicas:i scaleTargetRef!:CrossVersionObjectReference
HorizontalPodAutoscalerBehavior = scaleDown:HPAScalingRules scaleUp:HPAScalingRules
HPAScalingRules = policies:[]HPAScalingPolicy selectPolicy:s stabilizationWindowSeconds:i
  tolerance:q
HPAScalingPolicy = periodSeconds!:i type!:s value!:i
MetricSpec = containerResource:ContainerResourceMetricSource external:ExternalMetricSource
  object:ObjectMetricSource pods:PodsMetricSource resource:ResourceMetricSource type!:s
ContainerResourceMetricSource = container!:s name!:s target!:MetricTarget
MetricTarget = averageUtilization:i averageValue:q type!:s value:q
ExternalMetricSource = metric!:MetricIdentifier target!:MetricTarget
MetricIdentifier = name!:s selector:LabelSelector
ObjectMetricSource = describedObject!:CrossVersionObjectReference metric!:MetricIdentifier
  target!:MetricTarget
CrossVersionObjectReference = apiVersion:s kind!:s name!:s
PodsMetricSource = metric!:MetricIdentifier target!:MetricTarget
ResourceMetricSource = name!:s target!:MetricTarget
HorizontalPodAutoscalerStatus = conditions:{type}HorizontalPodAutoscalerCondition
  currentMetrics:[]MetricStatus currentReplicas:i desiredReplicas!:i lastScaleTime:t
  observedGeneration:i
HorizontalPodAutoscalerCondition = lastTransitionTime:t message:s observedGeneration:i reason:s
  status!:s type!:s
MetricStatus = containerResource:ContainerResourceMetricStatus external:ExternalMetricStatus
  object:ObjectMetricStatus pods:PodsMetricStatus resource:ResourceMetricStatus type!:s
ContainerResourceMetricStatus = container!:s current!:MetricValueStatus name!:s
MetricValueStatus = averageUtilization:i averageValue:q value:q
ExternalMetricStatus = current!:MetricValueStatus metric!:MetricIdentifier
ObjectMetricStatus = current!:MetricValueStatus describedObject!:CrossVersionObjectReference
  metric!:MetricIdentifier
PodsMetricStatus = current!:MetricValueStatus metric!:MetricIdentifier
ResourceMetricStatus = current!:MetricValueStatus name!:s
PriorityClass = apiVersion:s description:s globalDefault:b kind:s metadata:ObjectMeta
  preemptionPolicy:(Never|PreemptLowerPriority) value:i
ValidatingWebhookConfiguration = apiVersion:s kind:s metadata:ObjectMeta
  webhooks:{name}ValidatingWebhook
ValidatingWebhook = admissionReviewVersions!:[]s clientConfig!:WebhookClientConfig
  failurePolicy:(Fail|Ignore) matchConditions:{name}MatchCondition matchPolicy:(Equivalent|Exact)
  name!:s namespaceSelector:LabelSelector objectSelector:LabelSelector rules:[]RuleWithOperations
  sideEffects!:(None|NoneOnDryRun|Some|Unknown) timeoutSeconds:i
WebhookClientConfig = caBundle:y service:ServiceReference url:s
ServiceReference = name!:s namespace!:s path:s port:i
MatchCondition = expression!:s name!:s
RuleWithOperations = apiGroups:[]s apiVersions:[]s operations:[](*|CONNECT|CREATE|DELETE|UPDATE)
  resources:[]s scope:(*|Cluster|Namespaced)
MutatingWebhookConfiguration = apiVersion:s kind:s metadata:ObjectMeta
  webhooks:{name}MutatingWebhook
MutatingWebhook = admissionReviewVersions!:[]s clientConfig!:WebhookClientConfig
  failurePolicy:(Fail|Ignore) matchConditions:{name}MatchCondition matchPolicy:(Equivalent|Exact)
  name!:s namespaceSelector:LabelSelector objectSelector:LabelSelector
  reinvocationPolicy:(IfNeeded|Never) rules:[]RuleWithOperations
  sideEffects!:(None|NoneOnDryRun|Some|Unknown) timeoutSeconds:i
Scale = apiVersion:s kind:s metadata:ObjectMeta spec:ScaleSpec status:ScaleStatus
ScaleSpec = replicas:i
ScaleStatus = replicas!:i selector:s
CustomResourceDefinition = apiVersion:s kind:s metadata:ObjectMeta
  spec!:CustomResourceDefinitionSpec status:CustomResourceDefinitionStatus
CustomResourceDefinitionSpec = conversion:CustomResourceConversion group!:s
  names!:CustomResourceDefinitionNames preserveUnknownFields:b scope!:s
  versions!:[]CustomResourceDefinitionVersion
CustomResourceConversion = strategy!:s webhook:WebhookConversion
WebhookConversion = clientConfig:apiextensions.WebhookClientConfig conversionReviewVersions!:[]s
apiextensions.WebhookClientConfig = caBundle:y service:apiextensions.ServiceReference url:s
apiextensions.ServiceReference = name!:s namespace!:s path:s port:i
CustomResourceDefinitionNames = categories:[]s kind!:s listKind:s plural!:s shortNames:[]s
  singular:s
CustomResourceDefinitionVersion = additionalPrinterColumns:[]CustomResourceColumnDefinition
  deprecated:b deprecationWarning:s name!:s schema:CustomResourceValidation
  selectableFields:[]SelectableField served!:b storage!:b subresources:CustomResourceSubresources
CustomResourceColumnDefinition = description:s format:s jsonPath!:s name!:s priority:i type!:s
CustomResourceValidation = openAPIV3Schema:JSONSchemaProps
JSONSchemaProps = $ref:s $schema:s additionalItems:* additionalProperties:* allOf:[]JSONSchemaProps
  anyOf:[]JSONSchemaProps default:* definitions:%JSONSchemaProps dependencies:%* description:s
  enum:[]* example:* exclusiveMaximum:b exclusiveMinimum:b externalDocs:ExternalDocumentation
  format:s id:s items:* maxItems:i maxLength:i maxProperties:i maximum:n minItems:i minLength:i
  minProperties:i minimum:n multipleOf:n not:JSONSchemaProps nullable:b oneOf:[]JSONSchemaProps
  pattern:s patternProperties:%JSONSchemaProps properties:%JSONSchemaProps required:[]s title:s
  type:s uniqueItems:b x-kubernetes-embedded-resource:b x-kubernetes-int-or-string:b
  x-kubernetes-list-map-keys:[]s x-kubernetes-list-type:s x-kubernetes-map-type:s
  x-kubernetes-preserve-unknown-fields:b x-kubernetes-validations:{rule}ValidationRule
ExternalDocumentation = description:s url:s
ValidationRule = fieldPath:s message:s messageExpression:s optionalOldSelf:b
  reason:(FieldValueDuplicate|FieldValueForbidden|FieldValueInvalid|FieldValueRequired) rule!:s
SelectableField = jsonPath!:s
CustomResourceSubresources = scale:CustomResourceSubresourceScale status:*
CustomResourceSubresourceScale = labelSelectorPath:s specReplicasPath!:s statusReplicasPath!:s
CustomResourceDefinitionStatus = acceptedNames:CustomResourceDefinitionNames
  conditions:{type;}CustomResourceDefinitionCondition observedGeneration:i storedVersions:[]s
CustomResourceDefinitionCondition = lastTransitionTime:t message:s observedGeneration:i reason:s
  status!:s type!:s
`;
