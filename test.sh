#!/usr/bin/env bash
# Builds everything and runs every test, on MySQL, Redis and RabbitMQ as well (services.sh starts them and installs what is
# missing), on the embedded engine and, where the Microsoft.Orleans packages can be had, on Orleans; the last line is
# 'N passed, N failed' (', N skipped' where so), of both together.
# Arguments are passed on to 'dotnet test', for instance: ./test.sh --filter SaleStock
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# A registry that is away must not hold up a run for which it is not needed.
orleans_restore_seconds=180

log=$(mktemp)
servers=$(mktemp)
# Servers that somebody had started already stay up; those that this run starts go with it.
case $(./services.sh status) in
    *'does not run'*) trap './services.sh stop >/dev/null 2>&1; rm -f "$log" "$servers"' EXIT ;;
    *) trap 'rm -f "$log" "$servers"' EXIT ;;
esac
if ./services.sh start >"$servers"; then
    set -a
    # shellcheck disable=SC1090
    . "$servers"
    set +a
else
    # Not in silence: without them a good part of the tests is skipped, and the run says so.
    echo "the servers of the service tests could not be started: those tests are skipped"
fi

status=0
# Builds and tests on one engine, in its own artifacts folder. Assemblies run one after the other: some take a server away for
# a while, and two cores are busy with one anyway.
run_on() {
    local engine=$1
    shift
    if ! dotnet build Seckill.sln -p:Engine="$engine" --nologo -v quiet; then
        echo "the build on the engine $engine failed"
        status=1
        return
    fi
    dotnet test Seckill.sln -p:Engine="$engine" --no-build --nologo -maxcpucount:1 "$@" | tee -a "$log"
    local tested=${PIPESTATUS[0]}
    [ "$tested" -eq 0 ] || status=$tested
}

run_on Embedded "$@"
if timeout "$orleans_restore_seconds" dotnet restore Seckill.sln -p:Engine=Orleans >/dev/null 2>&1; then
    run_on Orleans "$@"
else
    echo "the engine Orleans was skipped: its packages cannot be restored from this machine's package sources"
fi

# One closing line per assembly, as in: Passed!  - Failed: 0, Passed: 12, Skipped: 0, Total: 12, ...
awk -v status="$status" '
    /- Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
        for (i = 1; i < NF; i++) {
            if ($i == "Failed:") failed += $(i + 1)
            if ($i == "Passed:") passed += $(i + 1)
            if ($i == "Skipped:") skipped += $(i + 1)
        }
    }
    END {
        # A run that broke off without a failed test is a failure all the same.
        if (status != 0 && failed == 0) failed = 1
        line = (passed + 0) " passed, " (failed + 0) " failed"
        if (skipped > 0) line = line ", " skipped " skipped"
        print line
    }' "$log"
exit "$status"
