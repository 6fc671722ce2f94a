# How the script proves what stands in more than one row.

# When each row began, for the breakdown.
row() { echo "$EPOCHREALTIME $1" >>"$WORK/rows"; }

# What the world's people do as soon as it is said, the same as in a run of the wizard: they read its journal.
person() {
  echo "{\"type\":\"operator-decided\",\"decision\":{\"do\":\"done\",\"step\":\"$1\"}}" >>"$DR_WIZARD_HOME/runs/script/journal.jsonl"
}

zone_of() { [[ $1 =~ [^.]+\.[^.]+$ ]] && echo "${BASH_REMATCH[0]}"; }

# The addresses of the authoritative servers of a name; they stay the same.
declare -A servers
servers_of() {
  local zone server
  zone=$(zone_of "$1")
  if [[ -z ${servers[$zone]:-} ]]; then
    for server in $(dig +short NS "$zone"); do servers[$zone]+="$(dig +short "$server") "; done
  fi
  SERVERS=${servers[$zone]}
}

leads_to() {
  local server
  servers_of "$1"
  for server in $SERVERS; do
    until [[ $(dig +short "@$server" "$1" A) == "$2" ]]; do sleep 1; done
  done
  until [[ $(dig +short "$1" A) == "$2" ]]; do sleep 1; done
}

target_of() { if [[ " $INTERNAL_HOSTS " == *" $1 "* ]]; then echo "$INTERNAL"; else echo "$EXTERNAL"; fi; }

registry_takes_login() { curl -fsS -o /dev/null -u "$REGISTRY_USERNAME:$REGISTRY_PASSWORD" "https://$REGISTRY_HOST/v2/"; }

certificate_files_fit() {
  openssl x509 -noout -checkend 2592000 -in "$CERTIFICATE.pem" >/dev/null
  openssl x509 -noout -checkhost "$CERTIFICATE_HOST" -in "$CERTIFICATE.pem" | grep -q 'does match'
  openssl verify -CAfile "$CURL_CA_BUNDLE" -untrusted "$CERTIFICATE.pem" "$CERTIFICATE.pem" >/dev/null
  [[ $(openssl x509 -noout -pubkey -in "$CERTIFICATE.pem") == "$(openssl pkey -pubout -in "$CERTIFICATE.key")" ]]
}

# serves HOST ADDRESS [by-name]: the certificate, then the answer; before its name has moved, at the address.
serves() {
  local at=$2
  if [[ ${3:-} == by-name ]]; then at=$1; fi
  openssl s_client -connect "$at:443" -servername "$1" -verify_hostname "$1" -verify_return_error -CAfile "$CURL_CA_BUNDLE" \
    </dev/null 2>/dev/null | openssl x509 -noout -checkend 2592000 >/dev/null
  if [[ $at == "$1" ]]; then answers "$1" "$2"; else own_answer "$(curl -sS -o /dev/null -w '%{http_code}' --resolve "$1:443:$2" "https://$1/")"; fi
}

# answers HOST ADDRESS [PATH]: by its name, and by nobody else.
answers() {
  local code address
  read -r code address < <(curl -sS -o /dev/null -w '%{http_code} %{remote_ip}\n' "https://$1${3:-/}")
  [[ $address == "$2" ]]
  own_answer "$code"
}

# Not the ingress controller's own page for what is not there.
own_answer() { case $1 in 404 | 502 | 503 | 504) return 1 ;; esac }

serves_inside() {
  local to=()
  if [[ ${3:-} != by-name ]]; then to=(--connect-to "$1:443:$2:443"); fi
  own_answer "$(kubectl -n "$FIRST_NAMESPACE" exec "$(pod_in "$FIRST_NAMESPACE")" -- \
    curl -sS -o /dev/null -w '%{http_code}' --cacert "$CURL_CA_BUNDLE" "${to[@]}" "https://$1/")"
}

pod_in() { kubectl -n "$1" get pods --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}'; }

load_balancer() {
  local selector
  selector=$(kubectl -n "$INGRESS_NAMESPACE" get deployment "$INGRESS_BACKEND" -o json | jq -c .spec.selector.matchLabels)
  kubectl apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Service
metadata:
  namespace: $INGRESS_NAMESPACE
  name: $1
  annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: $2 }
spec:
  type: LoadBalancer
  selector: $selector
  ports: [{ name: http, port: 80 }, { name: https, port: 443 }]
YAML
}

address_of() {
  kubectl -n "$1" wait --for=jsonpath='{.status.loadBalancer.ingress[0].ip}' "service/$2" --timeout=5m >/dev/null
  kubectl -n "$1" get service "$2" -o jsonpath='{.status.loadBalancer.ingress[0].ip}'
}

# Those by name, and behind each host of the others an Ingress with ready endpoints.
workloads_are_ready() {
  local namespace workload host service ingresses
  while read -r namespace workload; do
    kubectl -n "$namespace" rollout status "$workload" --timeout=30m >/dev/null
  done <<<"$WORKLOADS"
  ingresses=$(kubectl get ingress -A -o json)
  for host in $FRONT_END_HOSTS; do
    read -r namespace service < <(jq -r --arg host "$host" <<<"$ingresses" '.items[] | .metadata.namespace as $ns |
      .spec.rules[] | select(.host == $host) | "\($ns) \(.http.paths[0].backend.service.name)"')
    until kubectl -n "$namespace" get endpointslices -l "kubernetes.io/service-name=$service" -o json |
      jq -e '[.items[].endpoints[]? | select(.conditions.ready)] | length > 0' >/dev/null; do sleep 1; done
  done
}

# forward NAMESPACE OBJECT PORT: FORWARDED is where it is then, at a port that kubectl has chosen and says.
forward() {
  exec {forwarding}< <(exec kubectl -n "$1" port-forward "$2" ":$3")
  forwarder=$!
  read -r _ _ FORWARDED_AT _ <&"$forwarding"
  FORWARDED=http://$FORWARDED_AT
}
unforward() {
  kill "$forwarder" 2>/dev/null || true
  exec {forwarding}<&-
  forwarder=''
}

# mqadmin ends some seconds after it has answered: how long it took stands beside the rest.
asked() {
  local from=$EPOCHREALTIME
  "$@" 2>/dev/null
  echo "$from $EPOCHREALTIME" >>"$WORK/asked"
}

rocketmq_is_ready() {
  local workload name_servers pod
  for workload in $ROCKETMQ_WORKLOADS; do
    kubectl -n "$ROCKETMQ_NAMESPACE" rollout status "$workload" --timeout=15m >/dev/null
  done
  name_servers=$(kubectl -n "$ROCKETMQ_NAMESPACE" get pods -o name | grep "^pod/$ROCKETMQ_NAME_SERVER-")
  for pod in $name_servers; do
    until knows_all_brokers "$pod"; do sleep 1; done
  done
}

knows_all_brokers() {
  local brokers
  forward "$ROCKETMQ_NAMESPACE" "$1" 9876
  brokers=$(asked mqadmin clusterList -n "$FORWARDED_AT" | awk 'NR > 1 && $3 == 0' | wc -l)
  unforward
  ((brokers >= BROKERS))
}

of_jenkins() { curl -fsS -u "$JENKINS_USER:$DR_WIZARD_JENKINS_TOKEN" "$FORWARDED$1"; }

plugins_are_active() {
  of_jenkins '/pluginManager/api/json?depth=1' |
    jq -e --arg all "$JENKINS_PLUGINS" '[.plugins[] | select(.active).shortName] as $there | $all / " " | all(IN($there[]))' >/dev/null
}
jobs_are_there() { of_jenkins '/api/json' 2>/dev/null | jq -e --argjson least "$JOBS" '(.jobs | length) >= $least' >/dev/null; }
credentials_are_there() {
  of_jenkins '/credentials/store/system/domain/_/api/json?depth=1' |
    jq -e --arg all "$JENKINS_CREDENTIALS" '[.credentials[].id] as $there | $all / " " | all(IN($there[]))' >/dev/null
}

# Each pod is ready, knows all members as UP, and has as many configurations as were exported.
nacos_is_whole() {
  local namespace=$1 workload=$2 which=$3 pod pods
  pods=$(kubectl -n "$namespace" get pods -o name | grep "^pod/${workload#*/}-[0-9]*$")
  for pod in $pods; do
    forward "$namespace" "$pod" 8848
    until [[ $(curl -sS "$FORWARDED/nacos/v1/console/health/readiness") == OK ]]; do sleep 1; done
    until curl -fsS "$FORWARDED/nacos/v1/core/cluster/nodes" |
      jq -e --argjson members "$(wc -w <<<"$pods")" '[.data[] | select(.state == "UP")] | length == $members' >/dev/null; do sleep 1; done
    curl -fsS "$FORWARDED/nacos/v1/console/namespaces" >namespaces.json
    while read -r name count; do
      jq -e --arg name "$name" --argjson count "$count" '.data | any(.namespace == $name and .configCount == $count)' namespaces.json >/dev/null
    done < <(sed -n "s/^$which //p" exported)
    unforward
  done
}
