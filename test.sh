#!/usr/bin/env bash
# All tests and checks, or some: ./test.sh [format|front|unit|postgis|browser]...
# The last line gives the totals of all that ran, each check of `format` counting as one.
#   INCIDENTMAP_TEST_DATABASE  a PostGIS server to test on; else a container where a Docker engine answers, else a private cluster
# shellcheck disable=SC2317 # the function that the trap calls
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
readonly root
readonly results=$root/TestResults
readonly cluster=$root/.postgres/test
passed=0 failed=0 skipped=0
table='' failures='' started_cluster='' complete=''

# No compiler server may outlive the run.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

usage() {
    echo "usage: ./test.sh [format|front|unit|postgis|browser]...   (nothing: all)"
}

clean_up() {
    [[ -z $started_cluster ]] || "$root/scripts/postgres.sh" stop "$cluster"
    started_cluster=''
}

# A run that is cut off, by a build that fails for one, still ends with a total, and not with a good one.
end() {
    local code=$?
    trap '' INT TERM
    set +e
    clean_up
    if [[ -z $complete ]]; then
        echo "FAILED: the run ended before its end (exit code $code)." >&2
        failed=$((failed + 1))
    fi
    printf '\n%s%s\n%d passed, %d failed, %d skipped\n' "${failures:+$failures$'\n'}" "$table" "$passed" "$failed" "$skipped"
    ((code == 0 && failed > 0)) && exit 1
    exit "$code"
}

headline() {
    printf '\n==== %s\n' "$1"
}

# ---- totals

add() { # what, passed, failed, skipped
    passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
    table+=$(printf '%-34s %5d passed, %d failed, %d skipped' "$1" "$2" "$3" "$4")$'\n'
}

check() { # what, command...
    local what=$1
    shift
    headline "$what"
    if "$@" </dev/null; then
        add "$what" 1 0 0
    else
        echo "FAILED: $what" >&2
        add "$what" 0 1 0
    fi
}

# Adds what a result file says. A run that ended badly without a failed test to show for it, or ran no test, is one failure.
add_run() { # what, exit code, passed, failed, skipped
    local what=$1 code=$2 ok=$3 bad=$4 left_out=$5
    if ((bad == 0 && (code != 0 || ok == 0))); then
        echo "FAILED: $what: $ok tests passed, exit code $code" >&2
        bad=1
    fi
    add "$what" "$ok" "$bad" "$left_out"
}

# The names of the tests that failed and why, for the end of a log of which only the end is kept.
failed_tests() { # result file
    node - "$1" <<'SCRIPT' || true
const text = require('fs').readFileSync(process.argv[2], 'utf8');
const plain = (xml) => xml.replace(/&(quot|lt|gt|apos|amp);/g, (_, name) => ({ quot: '"', lt: '<', gt: '>', apos: "'", amp: '&' })[name]);
const failures = text.startsWith('{')
    ? JSON.parse(text).testResults.flatMap((file) => file.assertionResults).filter((test) => test.status === 'failed')
          .map((test) => [test.fullName, test.failureMessages.join('\n')])
    : text.split('<UnitTestResult ').slice(1).filter((test) => /^[^>]*outcome="(Failed|Error|Timeout|Aborted)"/.test(test))
          .map((test) => [plain(/testName="([^"]*)"/.exec(test)[1]), plain(/<Message>([^]*?)<\/Message>/.exec(test)?.[1] ?? '')]);
for (const [name, why] of failures) console.log(`FAILED ${name}\n    ${why.slice(0, 1000).trim().replace(/\n/g, '\n    ')}`);
SCRIPT
}

counter() {
    local value
    value=$(grep -m1 -oE '<Counters [^>]*' "$1" 2>/dev/null | grep -oE " $2=\"[0-9]+\"" | grep -oE '[0-9]+' || true)
    echo "${value:-0}"
}

# Runs the tests of a project, or those of them that the options choose.
run_project() { # project, name of the result file, options...
    local project=$1 trx=$2
    shift 2
    rm -f "${results:?}/$trx"
    dotnet test --project "tests/$project" --configuration Release --no-build --no-progress \
        --results-directory "$results" --report-xunit-trx --report-xunit-trx-filename "$trx" "$@" </dev/null
}

failed_in() { # result file
    local name bad=0
    for name in failed error timeout aborted; do
        bad=$((bad + $(counter "$1" "$name")))
    done
    echo "$bad"
}

dotnet_tests() { # project
    local trx=$results/$1.trx code=0 ok bad
    headline "$1"
    run_project "$1" "$1.trx" || code=$?
    ok=$(counter "$trx" passed) bad=$(failed_in "$trx")
    ((bad == 0)) || failures+=$(failed_tests "$trx")$'\n'
    if [[ $1 == *.BrowserTests ]] && ((bad > 0 && bad <= 3)) && pass_alone "$1" "$bad"; then
        failures+="PASSED when run again, alone: the $bad above of $1. Somebody should find out why not at once."$'\n'
        ok=$((ok + bad)) bad=0 code=0
    fi
    add_run "$1" "$code" "$ok" "$bad" "$(counter "$trx" notExecuted)"
}

# On a busy machine a test in a browser may miss its moment: the few that failed are run once more, without the others beside them.
pass_alone() { # project, how many failed
    local again=$1.again.trx name chosen=()
    while read -r name; do
        chosen+=(--filter-method "$name")
    done < <(failed_tests "$results/$1.trx" | sed -nE 's/^FAILED ([^( ]+).*/\1/p' | sort -u)
    headline "$1: again, what failed"
    run_project "$1" "$again" "${chosen[@]}" && (($(failed_in "$results/$again") == 0 && $(counter "$results/$again" passed) >= $2))
}

# ---- what the parts need

install_for() { # purpose, packages...
    "$root/scripts/apt-install.sh" "$@" </dev/null || exit 1
}

build_front() {
    headline "map page"
    scripts/build.sh front </dev/null
}

build_back() {
    headline "build"
    dotnet restore IncidentMap.sln --locked-mode --verbosity quiet </dev/null
    scripts/build.sh back </dev/null
    dotnet build IncidentMap.sln --configuration Release --no-restore --nologo --verbosity quiet </dev/null
}

docker_answers() {
    command -v docker >/dev/null && timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# One cluster for all parts. Without it each test project would find or start a database by the same rule.
find_database() {
    [[ -z $started_cluster ]] || return 0
    [[ -z ${INCIDENTMAP_TEST_DATABASE:-} ]] || { echo "Testing on the database that INCIDENTMAP_TEST_DATABASE names."; return; }
    if docker_answers; then
        echo "A Docker engine answers: testing on PostGIS in a container."
        return
    fi
    scripts/postgres.sh install </dev/null >/dev/null
    started_cluster=yes
    INCIDENTMAP_POSTGRES_FSYNC=off scripts/postgres.sh start "$cluster"
    INCIDENTMAP_TEST_DATABASE=$(scripts/postgres.sh url "$cluster")
    export INCIDENTMAP_TEST_DATABASE
}

# ---- the parts

run_format() {
    install_for "checking the scripts" shellcheck
    check "C# formatting (dotnet format)" dotnet format IncidentMap.sln --verify-no-changes --no-restore
    check "map page: formatting (prettier)" npm --prefix src/front run --silent format:check
    check "map page: lint (eslint)" npm --prefix src/front run --silent lint
    check "scripts (shellcheck)" shellcheck run.sh test.sh incidentmap .ci/run scripts/*.sh scripts/docker/*.sh
}

run_front() {
    local report=$results/front.json code=0 counts ok=0 bad=0 left_out=0
    headline "map page: tests"
    rm -f "$report"
    npm --prefix src/front test --silent -- --reporter=default --reporter=json --outputFile.json="$report" </dev/null || code=$?
    if counts=$(node -p 'const r = JSON.parse(fs.readFileSync(process.argv[1])); [r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests].join(" ")' "$report" 2>/dev/null); then
        read -r ok bad left_out <<<"$counts"
    fi
    ((bad == 0)) || failures+=$(failed_tests "$report")$'\n'
    add_run "map page: tests" "$code" "$ok" "$bad" "$left_out"
}

run_unit() {
    dotnet_tests IncidentMap.Tests
}

run_postgis() {
    install_for "the tests with GIS clients and the documents' examples" gdal-bin python3-qgis curl jq
    find_database
    dotnet tool restore </dev/null >"$results/tools.log" || { cat "$results/tools.log"; exit 1; }
    check "migrations match the model" dotnet ef migrations has-pending-model-changes --project migrations --startup-project migrations \
        --configuration Release --no-build
    dotnet_tests IncidentMap.PostgisTests
}

run_browser() {
    install_for "the tests in a browser" chromium
    find_database
    dotnet_tests IncidentMap.BrowserTests
}

main() {
    local part parts=("$@")
    for part in "${parts[@]}"; do
        [[ $part =~ ^(format|front|unit|postgis|browser)$ ]] || { usage >&2; exit 2; }
    done
    ((${#parts[@]})) || parts=(format front unit postgis browser)
    cd "$root"
    mkdir -p "$results"
    trap end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    [[ ! " ${parts[*]} " =~ \ (format|front|browser)\  ]] || build_front
    [[ ! " ${parts[*]} " =~ \ (format|unit|postgis|browser)\  ]] || build_back
    for part in "${parts[@]}"; do
        "run_$part"
    done

    complete=yes
}

main "$@"
