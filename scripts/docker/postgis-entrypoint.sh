#!/usr/bin/env bash
# Does what the public PostGIS image does on its first start: POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, PostGIS in that
# database, then the files of /docker-entrypoint-initdb.d, all before the server listens on any address.
set -euo pipefail

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}

make_cluster() {
    if [[ -z ${POSTGRES_PASSWORD:-} ]]; then
        echo "POSTGRES_PASSWORD must be set for the first start." >&2
        exit 1
    fi
    local password_file
    password_file=$(mktemp)
    printf '%s\n' "$POSTGRES_PASSWORD" >"$password_file"
    initdb -D "$PGDATA" -U "$user" -E UTF8 --auth-local=trust --auth-host=scram-sha-256 --pwfile="$password_file"
    rm "$password_file"
    echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
}

sql() {
    psql -X -v ON_ERROR_STOP=1 --no-password -U "$user" "$@"
}

prepare_database() {
    local file
    pg_ctl start -w -s -D "$PGDATA" -o "-c listen_addresses=''"
    [[ $database == postgres ]] || sql -d postgres -v name="$database" <<<'CREATE DATABASE :"name";'
    sql -d "$database" <<<'CREATE EXTENSION IF NOT EXISTS postgis;'
    for file in /docker-entrypoint-initdb.d/*; do
        case $file in
            *.sh) bash "$file" ;;
            *.sql) sql -d "$database" -f "$file" ;;
            *.sql.gz) gunzip -c "$file" | sql -d "$database" ;;
        esac
    done
    pg_ctl stop -w -s -m fast -D "$PGDATA"
}

[[ ${1:-} != -* ]] || set -- postgres "$@"
if [[ ${1:-} == postgres ]]; then
    if ((EUID == 0)); then
        mkdir -p "$PGDATA"
        chown -R postgres:postgres "$PGDATA" /run/postgresql
        chmod 700 "$PGDATA"
        exec gosu postgres "${BASH_SOURCE[0]}" "$@"
    fi
    if [[ ! -s $PGDATA/PG_VERSION ]]; then
        make_cluster
        prepare_database
    fi
fi
exec "$@"
