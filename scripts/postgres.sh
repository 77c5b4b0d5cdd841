#!/usr/bin/env bash
# A private PostgreSQL with PostGIS: own folder, own port on 127.0.0.1, nothing shared with the system's clusters.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly root database=incidentmap
PATH=$PATH:/usr/sbin

usage() {
    cat <<'TEXT'
usage: scripts/postgres.sh VERB [FOLDER]

  install   install PostgreSQL and PostGIS by apt
  start     start the cluster, made on first use; harmless when it runs
  stop      stop the cluster
  status    say whether it runs; exit 0 if so, 3 if not
  url       print the connection string, in Npgsql's form; exit 3 if it is not running
  psql      open psql; what follows FOLDER goes to psql (write '' for the usual folder)

FOLDER is where the cluster lives: $INCIDENTMAP_POSTGRES_DIR, else .postgres in the project.
INCIDENTMAP_POSTGRES_FSYNC=off before `start` trades safety for speed: for tests only.
TEXT
}

fail() {
    echo "postgres.sh: $1" >&2
    exit "${2:-1}"
}

# ---- which PostgreSQL

# Prints the newest installed major version, 15 or later, that has PostGIS.
newest_version_with_postgis() {
    local control version newest=0
    for control in /usr/share/postgresql/*/extension/postgis.control; do
        version=${control#/usr/share/postgresql/}
        version=${version%%/*}
        [[ $version =~ ^[0-9]+$ && -x /usr/lib/postgresql/$version/bin/initdb ]] || continue
        ((version >= 15 && version > newest)) && newest=$version
    done
    ((newest)) && echo "$newest"
}

use_binaries() {
    local version
    if [[ -n $store ]] && as_owner test -f "$store/data/PG_VERSION"; then
        version=$(as_owner cat "$store/data/PG_VERSION")
        [[ -x /usr/lib/postgresql/$version/bin/postgres && -f /usr/share/postgresql/$version/extension/postgis.control ]] ||
            fail "the cluster in $folder was made by PostgreSQL $version with PostGIS, which is no longer installed. Install it:
  apt-get install -y --no-install-recommends postgresql-$version-postgis-3 postgresql-$version-postgis-3-scripts"
    else
        version=$(newest_version_with_postgis) ||
            fail "PostgreSQL 15 or later with PostGIS is not installed. Install it with
  scripts/postgres.sh install
or, as root on Debian 12,
  apt-get update && apt-get install -y --no-install-recommends postgresql-15-postgis-3 postgresql-15-postgis-3-scripts"
    fi
    binaries=/usr/lib/postgresql/$version/bin
}

install() {
    newest_version_with_postgis >/dev/null && { echo "PostgreSQL with PostGIS is installed already."; return; }
    local version=15 candidate
    # Debian 12 has 15; a newer release has one newer version, which the package lists name.
    if command -v apt-cache >/dev/null; then
        candidate=$(apt-cache --names-only search '^postgresql-[0-9]+-postgis-3$' | grep -oE '^postgresql-[0-9]+' | grep -oE '[0-9]+' | sort -n | tail -1 || true)
        version=${candidate:-15}
    fi
    "$root/scripts/apt-install.sh" "the database" "postgresql-$version-postgis-3" "postgresql-$version-postgis-3-scripts"
    newest_version_with_postgis >/dev/null || fail "PostgreSQL $version was installed but comes without PostGIS for version 15 or later."
}

# ---- which folder, which user

# PostgreSQL refuses to run as root, so root runs it as the user that Debian's package makes.
as_owner() {
    if ((EUID == 0)); then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# Sets `store`, where data, socket and log lie: `folder`, unless postgres may not pass through a directory above it (/root, say).
find_store() {
    store=''
    if [[ -f $folder/store ]]; then
        store=$(<"$folder/store")
    elif [[ -d $folder/data ]]; then
        store=$folder
    fi
}

make_store() {
    [[ -z $store ]] || return 0
    store=$folder
    if ((EUID == 0)); then
        id postgres >/dev/null 2>&1 || fail "there is no user 'postgres': Debian's package makes it. Run scripts/postgres.sh install"
        if ! as_owner test -x "$folder"; then
            store=/var/lib/incidentmap/$(printf %s "$folder" | cksum | cut -d' ' -f1)
            echo "The user postgres may not enter $folder: the data goes to $store."
            mkdir -p "$store"
            echo "$store" >"$folder/store"
        fi
    fi
}

hand_to_owner() {
    ((EUID != 0)) || chown postgres "$@"
}

lock_folder() {
    mkdir -p "$folder" 2>/dev/null || fail "cannot make the folder $folder: run as a user who may write there, or name another folder."
    folder=$(cd -- "$folder" && pwd -P)
    [[ -O $folder ]] || fail "$folder belongs to $(stat -c %U "$folder"): run as that user, or name another folder."
    exec 9>"$folder/lock"
    flock -w 120 9 || fail "another start or stop in $folder has not finished for two minutes."
}

# ---- the running server

# Prints the server's process id. After a power cut the pid file stays and its number may be another program's by now,
# so believe it only when that process works in our data folder, as a PostgreSQL server does.
server_pid() {
    local pid
    [[ -n $store ]] || return 1
    pid=$(as_owner head -n1 "$store/data/postmaster.pid" 2>/dev/null) || return 1
    [[ $pid =~ ^[0-9]+$ ]] || return 1
    [[ "$(as_owner readlink "/proc/$pid/cwd" 2>/dev/null)" == "$store/data" ]] || return 1
    echo "$pid"
}

# A server that is there may still be putting right what a power cut left: wait for it.
is_ready() {
    local tries
    for ((tries = 0; tries < 120; tries++)); do
        server_pid >/dev/null || return 1
        "$binaries/pg_isready" -q -h 127.0.0.1 -p "$(<"$folder/port")" -t 3 && return
        sleep 0.5
    done
    fail "a server runs in $store/data but does not answer; look at $store/log, or stop it with scripts/postgres.sh stop"
}

clear_leftovers() {
    as_owner rm -f "$store/data/postmaster.pid"
    as_owner find "$store/socket" -name '.s.PGSQL.*' -delete
}

make_cluster() {
    local password
    mkdir -p "$store/socket"
    touch "$store/log"
    hand_to_owner "$store/socket" "$store/log"
    as_owner chmod 700 "$store/socket"
    if as_owner test -f "$store/data/PG_VERSION"; then return; fi

    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && echo "$password" >"$folder/password")
    rm -rf "$store/data.new" "$store/data"
    mkdir -m 700 "$store/data.new"
    (umask 077 && echo "$password" >"$store/password.new")
    hand_to_owner "$store/data.new" "$store/password.new"
    local sync=()
    [[ ${INCIDENTMAP_POSTGRES_FSYNC:-on} == on ]] || sync=(--no-sync)
    as_owner "$binaries/initdb" -D "$store/data.new" -U postgres -A scram-sha-256 --pwfile="$store/password.new" \
        -E UTF8 --locale=C.UTF-8 "${sync[@]}" >"$folder/initdb.log" 2>&1 ||
        fail "initdb failed:
$(tail -n 20 "$folder/initdb.log")"
    rm -f "$store/password.new" "$folder/initdb.log"
    as_owner tee -a "$store/data.new/postgresql.conf" >/dev/null <<'CONF'

# Incident Map
listen_addresses = '127.0.0.1'
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
# The indexes of a million incidents do not fit the usual 128 MB, nor one load of them the usual 1 GB between checkpoints.
shared_buffers = 512MB
max_wal_size = 4GB
CONF
    # Last, so that a start that was cut off begins anew instead of finding half a cluster.
    mv "$store/data.new" "$store/data"
}

is_free() {
    ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Keeps the cluster's last port while it is free, so that a connection string noted down stays good. The range lies below
# the ports that Linux hands out to outgoing connections.
choose_port() {
    local port tries
    port=$(cat "$folder/port" 2>/dev/null || echo 0)
    for ((tries = 0; tries < 200; tries++)); do
        if [[ $port =~ ^[0-9]+$ ]] && ((port > 0)) && is_free "$port"; then
            echo "$port" >"$folder/port"
            return
        fi
        port=$((20000 + RANDOM % 12000))
    done
    fail "no free port between 20000 and 32000 on 127.0.0.1."
}

server_options() {
    local socket=$store/socket
    # A socket's path may have 107 bytes, and pg_ctl hands the options to a shell. Without a socket the server is still
    # reached over 127.0.0.1.
    if ((${#socket} > 85)) || [[ $socket =~ [^[:alnum:]/._\ -] ]]; then socket=; fi
    printf -- "-p %s -c unix_socket_directories='%s'" "$(<"$folder/port")" "$socket"
    if [[ ${INCIDENTMAP_POSTGRES_FSYNC:-on} != on ]]; then
        printf -- ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off'
    fi
}

launch() {
    local tries start
    for ((tries = 0; tries < 5; tries++)); do
        choose_port
        start=$(stat -c %s "$store/log")
        # 9>&- since a server that inherited the lock would hold it for good.
        if as_owner "$binaries/pg_ctl" start -w -t 60 -s -D "$store/data" -l "$store/log" -o "$(server_options)" 9>&- </dev/null; then
            return
        fi
        # A second try is of use where another program took the port between the look and the start, and where processes
        # of a server that was killed are still going.
        case $(tail -c +$((start + 1)) "$store/log") in
            *'Address already in use'*) rm -f "$folder/port" ;;
            *'is still in use'*) sleep 1 ;;
            *) break ;;
        esac
    done
    fail "PostgreSQL did not start; the end of $store/log:
$(tail -n 15 "$store/log")"
}

run_sql() {
    PGPASSWORD=$(<"$folder/password") "$binaries/psql" -X -q -At -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(<"$folder/port")" -U postgres "$@"
}

make_database() {
    local found
    found=$(run_sql -d postgres -c "SELECT 1 FROM pg_database WHERE datname = '$database'")
    [[ -n $found ]] || run_sql -d postgres -c "CREATE DATABASE $database"
}

# ---- verbs

start() {
    lock_folder
    find_store
    use_binaries
    if ! is_ready; then
        make_store
        make_cluster
        clear_leftovers
        launch
    fi
    make_database
    echo "PostgreSQL runs on 127.0.0.1:$(<"$folder/port"), its data in $store."
}

stop() {
    [[ -d $folder ]] || { echo "PostgreSQL is not running: there is no cluster in $folder."; return; }
    lock_folder
    find_store
    if ! server_pid >/dev/null; then
        echo "PostgreSQL is not running in $folder."
        return
    fi
    use_binaries
    as_owner "$binaries/pg_ctl" stop -w -t 60 -s -m fast -D "$store/data" 9>&- ||
        fail "PostgreSQL did not stop within a minute; look at $store/log."
    echo "PostgreSQL stopped."
}

need_running() {
    find_store
    server_pid >/dev/null || fail "PostgreSQL is not running in $folder. Start it with
  scripts/postgres.sh start" 3
}

status() {
    need_running
    echo "PostgreSQL runs on 127.0.0.1:$(<"$folder/port"), process $(server_pid), its data in $store."
}

url() {
    need_running
    echo "Host=127.0.0.1;Port=$(<"$folder/port");Username=postgres;Password=$(<"$folder/password");Database=$database"
}

open_psql() {
    need_running
    use_binaries
    PGPASSWORD=$(<"$folder/password") exec "$binaries/psql" -h 127.0.0.1 -p "$(<"$folder/port")" -U postgres -d "$database" "$@"
}

main() {
    local verb=${1:-}
    folder=${2:-${INCIDENTMAP_POSTGRES_DIR:-$root/.postgres}}
    store='' binaries=''
    [[ $folder == /* ]] || folder=$PWD/$folder
    [[ ! -d $folder ]] || folder=$(cd -- "$folder" && pwd -P)
    case $verb in
        install) install ;;
        start) start ;;
        stop) stop ;;
        status) status ;;
        url) url ;;
        psql) open_psql "${@:3}" ;;
        -h | --help | help) usage ;;
        *) usage >&2; exit 2 ;;
    esac
}

main "$@"
