#!/usr/bin/env bash
# Builds Incident Map, prepares its database, loads data/ and serves the map until Ctrl-C.
#   PORT                            where to serve on 127.0.0.1; 8080 unless set
#   ConnectionStrings__IncidentMap  a PostGIS database to use instead of a private cluster under .postgres/
# shellcheck disable=SC2317 # the functions that the traps call
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
readonly root
readonly port=${PORT:-8080}
readonly starter=${INCIDENTMAP_POSTGRES_DIR:-$root/.postgres}/started-by
child='' started_cluster=''

fail() {
    echo "run.sh: $1" >&2
    exit 1
}

# ---- what was started is stopped

descendants() {
    local pid
    cat "/proc/$1/task/"*/children 2>/dev/null | tr ' ' '\n' | while read -r pid; do
        descendants "$pid"
        echo "$pid"
    done
}

stop_child() {
    local pids tries
    pids="$child $(descendants "$child")"
    # shellcheck disable=SC2086 # a list of numbers
    kill -TERM $pids 2>/dev/null
    for ((tries = 0; tries < 150; tries++)); do
        kill -0 "$child" 2>/dev/null || break
        sleep 0.1
    done
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null
    wait "$child" 2>/dev/null
}

clean_up() {
    trap '' INT TERM HUP
    set +e # what cannot be stopped must not keep the rest
    [[ -z $child ]] || stop_child
    if [[ -n $started_cluster ]]; then
        "$root/scripts/postgres.sh" stop
        rm -f "$starter"
    fi
}

stop_on() {
    echo
    echo "Stopping."
    exit "$1"
}

# Runs a step so that a signal ends it at once: bash would wait for a command in the foreground.
step() {
    local code=0
    "$@" </dev/null &
    child=$!
    wait "$child" || code=$?
    child=''
    return "$code"
}

# ---- the steps

is_free() {
    ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

check_port() {
    if [[ ! $port =~ ^[1-9][0-9]{0,4}$ ]] || ((port > 65535)); then
        fail "PORT is '$port'; it must be a number from 1 to 65535."
    fi
    if is_free "$port"; then return; fi
    fail "port $port on 127.0.0.1 is taken, perhaps by another run.sh. Stop that program, or choose another port:
  PORT=$((port % 65535 + 1)) ./run.sh"
}

# A run that was killed outright could not stop its cluster; the next one does.
left_by_dead_run() {
    [[ -f $starter ]] && ! kill -0 "$(<"$starter")" 2>/dev/null
}

prepare_database() {
    if [[ -n ${ConnectionStrings__IncidentMap:-} ]]; then
        echo "Using the database that ConnectionStrings__IncidentMap names."
        return
    fi
    # In the foreground, where sudo can ask for a password.
    "$root/scripts/postgres.sh" install >/dev/null
    if ! "$root/scripts/postgres.sh" status >/dev/null 2>&1 || left_by_dead_run; then
        started_cluster=yes
    fi
    step "$root/scripts/postgres.sh" start
    [[ -z $started_cluster ]] || echo $$ >"$starter"
    ConnectionStrings__IncidentMap=$("$root/scripts/postgres.sh" url)
    export ConnectionStrings__IncidentMap
}

load_data() {
    step "$root/incidentmap" migrate
    step "$root/incidentmap" import "$root/data/incidents"
}

answers() {
    local status
    {
        exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
        printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$1" >&3
        read -r -t 5 status <&3 || status=''
        exec 3>&-
    } 2>/dev/null
    [[ $status == *' 200 '* ]]
}

serve() {
    local tries code=0
    check_port # again: another run may have come first, and would answer below in our server's place
    cd "$root/src/IncidentMap.Api"
    ASPNETCORE_URLS=http://127.0.0.1:$port ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Production} \
        setpriv --pdeathsig TERM dotnet bin/Release/net10.0/IncidentMap.Api.dll </dev/null &
    child=$!
    for ((tries = 0; tries < 1800; tries++)); do
        kill -0 "$child" 2>/dev/null || break
        if answers /health/ready; then
            printf '\nIncident Map is ready: http://127.0.0.1:%s\nCtrl-C stops it.\n\n' "$port"
            break
        fi
        sleep 0.1
    done
    ((tries < 1800)) || echo "The server runs but http://127.0.0.1:$port/health/ready does not say that it is ready; its messages are above." >&2
    wait "$child" || code=$?
    child=''
    fail "the server ended by itself (exit code $code); its messages are above."
}

main() {
    (($# == 0)) || fail "takes no arguments. PORT=9000 ./run.sh serves elsewhere; the command line is ./incidentmap --help"
    trap clean_up EXIT
    trap 'stop_on 130' INT
    trap 'stop_on 143' TERM
    trap 'stop_on 129' HUP
    check_port
    step "$root/scripts/build.sh" front
    step "$root/scripts/build.sh" back
    prepare_database
    load_data
    serve
}

main "$@"
