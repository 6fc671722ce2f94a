# What the script asks of the cloud: one signed call ("Signature V3") by openssl and curl. The vendor's own command line
# does the same and takes longer to start.

# cloud VERSION ACTION METHOD PATH BODY [NAME=VALUE…]: the names in the order of the alphabet, as they are signed.
cloud() {
  local version=$1 action=$2 method=$3 path=$4 body=$5
  shift 5
  local query='' pair now nonce payload hashed signature names
  for pair; do query+="${query:+&}${pair%%=*}=$(encoded "${pair#*=}")"; done
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  nonce=$RANDOM$RANDOM$RANDOM
  payload=$(digest printf %s "$body")
  names='host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
  hashed=$(digest printf '%s\n%s\n%s\nhost:%s\nx-acs-action:%s\nx-acs-content-sha256:%s\nx-acs-date:%s\nx-acs-signature-nonce:%s\nx-acs-version:%s\n\n%s\n%s' \
    "$method" "$path" "$query" "${CLOUD_ENDPOINT#http://}" "$action" "$payload" "$now" "$nonce" "$version" "$names" "$payload")
  signature=$(printf 'ACS3-HMAC-SHA256\n%s' "$hashed" |
    openssl dgst -sha256 -hmac "$ALIBABA_CLOUD_ACCESS_KEY_SECRET" -r | cut -d ' ' -f 1)
  curl -fsS -X "$method" "$CLOUD_ENDPOINT$path${query:+?$query}" --data-binary "$body" \
    -H "content-type:${body:+ application/json}" -H "x-acs-action: $action" -H "x-acs-version: $version" \
    -H "x-acs-date: $now" -H "x-acs-signature-nonce: $nonce" -H "x-acs-content-sha256: $payload" \
    -H "authorization: ACS3-HMAC-SHA256 Credential=$ALIBABA_CLOUD_ACCESS_KEY_ID,SignedHeaders=$names,Signature=$signature"
}

digest() { "$@" | openssl dgst -sha256 -r | cut -d ' ' -f 1; }

encoded() {
  local text=$1 at sign
  for ((at = 0; at < ${#text}; at++)); do
    sign=${text:at:1}
    case $sign in [a-zA-Z0-9._~-]) printf %s "$sign" ;; *) printf '%%%02X' "'$sign" ;; esac
  done
}

sts() { cloud 2015-04-01 "$1" POST / '' "${@:2}"; }
ecs() { cloud 2014-05-26 "$1" POST / '' "${@:2}"; }
vpc() { cloud 2016-04-28 "$1" POST / '' "${@:2}"; }
dns() { cloud 2015-01-09 "$1" POST / '' "${@:2}"; }
quota() { cloud 2020-05-10 "$1" POST / '' "${@:2}"; }
# cs ACTION METHOD PATH BODY [NAME=VALUE…]
cs() { cloud 2015-12-15 "$@"; }
