#!/usr/bin/env bash
# The recovery of `runbook/cluster-recovery` as one careful operator's script: the same rows in the plan's order, one
# command after the other, everything proven before the next. What a person does in between, `person` says to be done.
# Names, addresses and passwords come by environment, from the site and the answers.
set -euo pipefail
cd "$WORK"
forwarder=''
trap '[[ -z $forwarder ]] || kill "$forwarder"' EXIT
# shellcheck source=SCRIPTDIR/cloud.sh
. "${BASH_SOURCE[0]%/*}/cloud.sh"
# shellcheck source=SCRIPTDIR/checks.sh
. "${BASH_SOURCE[0]%/*}/checks.sh"

row '0 before you start'
kubectl version --client >/dev/null
helm version --short >/dev/null
ssh -V 2>/dev/null
git --version >/dev/null
sts GetCallerIdentity | jq -e .AccountId >/dev/null
ecs DescribeRegions | jq -e --arg region "$REGION" '.Regions.Region | any(.RegionId == $region)' >/dev/null
cs DescribeUserQuota GET /quota '' | jq -e '.cluster_quota >= 1' >/dev/null
quota ListProductQuotas ProductCode=eip | jq -e '.Quotas[0] | .TotalQuota - .TotalUsage >= 2' >/dev/null
dns DescribeDomains PageNumber=1 PageSize=100 >zones.json
for name in $NAMES; do jq -e --arg zone "$(zone_of "$name")" '.Domains.Domain | any(.DomainName == $zone)' zones.json >/dev/null; done
certificate_files_fit
registry_takes_login
git ls-remote --exit-code "$CHARTS_URL" "$CHARTS_BRANCH" >/dev/null
curl -fsSI -o /dev/null "$NACOS_SANDBOX_URL"
curl -fsSI -o /dev/null "$NACOS_PRODUCTION_URL"

row '0.1 archives and manifests'
git clone --quiet --branch "$CHARTS_BRANCH" "$CHARTS_URL" "$CHECKOUT"
bash -n "$CHECKOUT/$DEPLOY_SCRIPT"
for which in SANDBOX PRODUCTION; do
  url=NACOS_${which}_URL folder=NACOS_${which}_FOLDER
  curl -fsS --retry 3 -C - -o "${!folder}.tar.gz" "${!url}"
  sha256sum "${!folder}.tar.gz" >>archives.sha256
  if tar -tzf "${!folder}.tar.gz" | grep -qE '^/|(^|/)\.\.(/|$)'; then exit 1; fi
  mkdir "${!folder}"
  tar -xzf "${!folder}.tar.gz" -C "${!folder}"
  for zip in "${!folder}"/*.zip; do
    unzip -tqq "$zip"
    echo "$which $(basename "$zip" .zip) $(unzip -Z1 "$zip" | grep -vc '^\.metadata\.yml$')" >>exported
  done
done
tar -tzf "$CHECKOUT/$JENKINS_BACKUP" >backup.list
grep -q '/secrets/master.key$' backup.list
grep -q '/secrets/hudson.util.Secret$' backup.list
JOBS=$(grep -c '/jobs/.*/config.xml$' backup.list)
sha256sum "$CHECKOUT/$JENKINS_BACKUP" >>archives.sha256
if grep -rlE 'extensions/v1beta1|(apps|networking\.k8s\.io|batch|policy)/v1beta' "$CHECKOUT/$ROCKETMQ_MANIFESTS" \
  "$CHECKOUT/$JENKINS_MANIFESTS" "$CHECKOUT/$DEPLOY_SCRIPT" "$NACOS_SANDBOX_FOLDER" "$NACOS_PRODUCTION_FOLDER"; then exit 1; fi

row '0.2 DNS as it was'
for name in $NAMES; do
  servers_of "$name"
  for server in $SERVERS; do dig +noall +answer "@$server" "$name" A >>dns.before; done
done

row '2.1 key pair'
mkdir -p "$(dirname "$KEY_FILE")"
ssh-keygen -q -t rsa -b 3072 -N '' -C "$SITE-recovery" -f "$KEY_FILE"
ssh-keygen -lf "$KEY_FILE" >/dev/null
ecs ImportKeyPair KeyPairName="$SITE-recovery" PublicKeyBody="$(<"$KEY_FILE.pub")" RegionId="$REGION" >/dev/null
ecs DescribeKeyPairs KeyPairName="$SITE-recovery" RegionId="$REGION" | jq -e .KeyPairs.KeyPair[0].KeyPairFingerPrint >/dev/null

row '2.2 cluster'
order=$(jq -n --arg name "$SITE-$RUN" --arg run "$RUN" --arg region "$REGION" --arg vpc "$VPC" --arg key "$SITE-recovery" \
  '{name: $name, region_id: $region, vpcid: $vpc, key_pair: $key, tags: [{key: "dr-wizard-run", value: $run}]}')
cluster=$(cs CreateCluster POST /clusters "$order" | jq -r .cluster_id)
until cs DescribeClustersV1 GET /api/v1/clusters '' page_number=1 page_size=50 |
  jq -e --arg id "$cluster" '.clusters | any(.cluster_id == $id and .state == "running")' >/dev/null; do sleep 1; done
cs DescribeClusterUserKubeconfig GET "/k8s/$cluster/user_config" '' PrivateIpAddress=false | jq -r .config >cluster.yaml
chmod 600 cluster.yaml
export KUBECONFIG=$PWD/cluster.yaml
egress=$(vpc DescribeNatGateways RegionId="$REGION" VpcId="$VPC" | jq -r '.NatGateways.NatGateway[0].IpLists.IpList[0].IpAddress')
kubectl get --raw /readyz >/dev/null
uid=$(kubectl get namespace kube-system -o jsonpath='{.metadata.uid}')
kubectl wait --for=condition=Ready nodes --all --timeout=20m >/dev/null
kubectl get nodes -o json | jq -e --argjson nodes "$NODES" '(.items | length) >= $nodes' >/dev/null

row '2.3 ingress'
kubectl -n "$INGRESS_NAMESPACE" rollout status "deployment/$INGRESS_BACKEND" --timeout=10m >/dev/null
load_balancer "$EXTERNAL_SERVICE" internet
load_balancer "$INTERNAL_SERVICE" intranet
EXTERNAL=$(address_of "$INGRESS_NAMESPACE" "$EXTERNAL_SERVICE")
INTERNAL=$(address_of "$INGRESS_NAMESPACE" "$INTERNAL_SERVICE")

row '2.4 address of the master'
instance=$(kubectl get nodes -l node-role.kubernetes.io/control-plane -o jsonpath='{.items[0].spec.providerID}')
eip=$(vpc AllocateEipAddress ClientToken="$RUN" Name="$SITE-$RUN-master" RegionId="$REGION")
allocation=$(jq -r .AllocationId <<<"$eip")
master=$(jq -r .EipAddress <<<"$eip")
vpc AssociateEipAddress AllocationId="$allocation" InstanceId="${instance##*.}" RegionId="$REGION" >/dev/null
until vpc DescribeEipAddresses AllocationId="$allocation" RegionId="$REGION" |
  jq -e '.EipAddresses.EipAddress[0].Status == "InUse"' >/dev/null; do sleep 1; done
until nc -z -w 5 "$master" "$SSH_PORT"; do sleep 1; done
on_master="ssh -i $KEY_FILE -p $SSH_PORT -o BatchMode=yes -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile=$PWD/known_hosts"
[[ $($on_master "$SSH_USER@$master" kubectl get namespace kube-system -o 'jsonpath={.metadata.uid}') == "$uid" ]]
node=$($on_master "$SSH_USER@$master" uname -n)
kubectl get nodes -l node-role.kubernetes.io/control-plane -o name | grep -qx "node/$node"

row '2.5 namespaces'
for namespace in $NAMESPACES; do kubectl create namespace "$namespace" >/dev/null; done
for namespace in $NAMESPACES; do kubectl wait --for=jsonpath='{.status.phase}'=Active "namespace/$namespace" >/dev/null; done

row '2.6.1 helm'
printf '%s\n' "v$HELM_AT_LEAST" "$(helm version --template '{{.Version}}')" | sort -VC

row '2.6.2 pull secrets'
registry_takes_login
for namespace in $REGISTRY_NAMESPACES; do
  kubectl -n "$namespace" create secret docker-registry "$SECRET_NAME" --docker-server="$REGISTRY_HOST" \
    --docker-username="$REGISTRY_USERNAME" --docker-password="$REGISTRY_PASSWORD" >/dev/null
  kubectl -n "$namespace" get secret "$SECRET_NAME" -o jsonpath='{.data.\.dockerconfigjson}' |
    base64 -d | jq -e --arg host "$REGISTRY_HOST" '.auths[$host]' >/dev/null
done

row '2.6.3 services'
(cd "$CHECKOUT/$DEPLOY_FOLDER" && "$CHECKOUT/$DEPLOY_SCRIPT") >deploy.log
workloads_are_ready

row '2.6.4 data stores'
pod=$(pod_in "$FIRST_NAMESPACE")
while read -r host port; do
  kubectl -n "$FIRST_NAMESPACE" exec "$pod" -- timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$port"
done <<<"$DATA_STORES"

row '2.8a certificates'
certificate_files_fit
while read -r namespace secret; do
  kubectl -n "$namespace" create secret tls "$secret" --cert="$CERTIFICATE.pem" --key="$CERTIFICATE.key" >/dev/null
done < <(kubectl get ingress -A -o json | jq -r --arg host "$CERTIFICATE_HOST" \
  '.items[] | .metadata.namespace as $ns | .spec.tls[]? | select(.hosts | index($host)) | "\($ns) \(.secretName)"' | sort -u)
for host in $EXTERNAL_HOSTS; do serves "$host" "$EXTERNAL"; done
for host in $INTERNAL_HOSTS; do serves_inside "$host" "$INTERNAL"; done

row '2.7.1 DNS of the back end'
person move-back-end-names
for name in $BACK_END_NAMES; do leads_to "$name" "$(target_of "$name")"; done

row '2.7.2 DNS of the front end'
for name in $FRONT_END_NAMES; do
  zone=$(zone_of "$name")
  dns DescribeDomainRecords DomainName="$zone" PageNumber=1 PageSize=500 |
    jq -r --arg host "${name%".$zone"}" '.DomainRecords.Record[] | select(.RR == $host and .Type == "A").RecordId' >record
  dns UpdateDomainRecord RR="${name%".$zone"}" RecordId="$(<record)" TTL=60 Type=A Value="$EXTERNAL" >/dev/null
done
for name in $FRONT_END_NAMES; do leads_to "$name" "$EXTERNAL"; done

row '2.8b front door'
for host in $EXTERNAL_HOSTS; do serves "$host" "$EXTERNAL" by-name; done
for host in $INTERNAL_HOSTS; do serves_inside "$host" "$INTERNAL" by-name; done

row '2.9 RocketMQ'
kubectl -n "$ROCKETMQ_NAMESPACE" apply --server-side -f "$CHECKOUT/$ROCKETMQ_MANIFESTS" >/dev/null
rocketmq_is_ready

row 'milestone'
workloads_are_ready
for host in $EXTERNAL_HOSTS; do answers "$host" "$EXTERNAL"; done
rocketmq_is_ready

row '2.10.1 second ingress'
helm install "$SECOND_RELEASE" "$SECOND_CHART" -n "$SECOND_NAMESPACE" --wait --timeout 15m \
  --set "controller.ingressClassResource.name=$SECOND_CLASS,controller.ingressClass=$SECOND_CLASS" \
  --set "controller.ingressClassResource.controllerValue=k8s.io/$SECOND_CLASS" >/dev/null
kubectl get ingressclass "$SECOND_CLASS" >/dev/null
SECOND=$(address_of "$SECOND_NAMESPACE" "$SECOND_NAME")

row '2.10.2 DNS of the second ingress'
person move-second-ingress-names
for name in $SECOND_NAMES; do leads_to "$name" "$SECOND"; done

row '2.11.1 Jenkins'
kubectl -n "$JENKINS_NAMESPACE" apply --server-side -f "$CHECKOUT/$JENKINS_MANIFESTS" >/dev/null
kubectl -n "$JENKINS_NAMESPACE" rollout status "$JENKINS_WORKLOAD" --timeout=15m >/dev/null
forward "$JENKINS_NAMESPACE" "service/$JENKINS_SERVICE" "$JENKINS_PORT"
until curl -fsS -o /dev/null "$FORWARDED/login"; do sleep 1; done
person jenkins-plugins
until plugins_are_active; do sleep 1; done

row '2.11.2 its configuration'
pod=$(pod_in "$JENKINS_NAMESPACE")
backup=$CHECKOUT/$JENKINS_BACKUP there=$JENKINS_BACKUP_FOLDER/${JENKINS_BACKUP##*/}
kubectl -n "$JENKINS_NAMESPACE" exec "$pod" -- mkdir -p "$JENKINS_BACKUP_FOLDER"
# Not by "kubectl cp": its tar waits for an end of input, which the pods here never tell.
kubectl -n "$JENKINS_NAMESPACE" exec -i "$pod" -- sh -c 'head -c "$1" >"$2"' sh "$(stat -c %s "$backup")" "$there" <"$backup"
there=$(kubectl -n "$JENKINS_NAMESPACE" exec "$pod" -- sha256sum "$there")
[[ ${there%% *} == "$(sha256sum <"$backup" | cut -d ' ' -f 1)" ]]
person configuration-restored
until jobs_are_there; do sleep 1; done
kubectl -n "$JENKINS_NAMESPACE" rollout status "$JENKINS_WORKLOAD" --timeout=15m >/dev/null
curl -fsS -o /dev/null "$FORWARDED/login"

row '2.11.3 its credentials'
person credentials-there
until credentials_are_there; do sleep 1; done
unforward
answers "$JENKINS_HOST" "$SECOND" /login

row '2.11.5 egress at GitLab'
[[ $egress != "$OLD_EGRESS" ]]
person egress-allowed
until kubectl -n "$JENKINS_NAMESPACE" exec "$pod" -- curl -fsS -o /dev/null "http://$GITLAB/users/sign_in" &&
  kubectl -n "$JENKINS_NAMESPACE" exec "$pod" -- timeout 5 bash -c 'read -r <"/dev/tcp/$0/22"' "$GITLAB"; do sleep 1; done

row '2.12 Nacos'
kubectl -n "$NACOS_SANDBOX_NAMESPACE" apply --server-side -f "$NACOS_SANDBOX_FOLDER" >/dev/null
kubectl -n "$NACOS_PRODUCTION_NAMESPACE" apply --server-side -f "$NACOS_PRODUCTION_FOLDER" >/dev/null
kubectl -n "$NACOS_SANDBOX_NAMESPACE" rollout status "$NACOS_SANDBOX_WORKLOAD" --timeout=15m >/dev/null
kubectl -n "$NACOS_PRODUCTION_NAMESPACE" rollout status "$NACOS_PRODUCTION_WORKLOAD" --timeout=15m >/dev/null
nacos_is_whole "$NACOS_SANDBOX_NAMESPACE" "$NACOS_SANDBOX_WORKLOAD" SANDBOX
nacos_is_whole "$NACOS_PRODUCTION_NAMESPACE" "$NACOS_PRODUCTION_WORKLOAD" PRODUCTION
