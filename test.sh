#!/usr/bin/env bash
# Builds everything and runs every test; the last line is 'N passed, N failed' (', N skipped' where so).
# Arguments are passed on to 'dotnet test', for instance: ./test.sh --filter SaleStock
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build Seckill.sln --nologo -v quiet || { echo "the build failed"; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Assemblies run one after the other: the process tests start silos of their own and would only take turns anyway.
dotnet test Seckill.sln --no-build --nologo -maxcpucount:1 "$@" | tee "$log"
status=${PIPESTATUS[0]}

# One closing line per assembly, as in: Passed!  - Failed: 0, Passed: 12, Skipped: 0, Total: 12, ...
awk -v status="$status" '
    /- Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+/ {
        assemblies++
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
