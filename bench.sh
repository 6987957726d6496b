#!/usr/bin/env bash
# Measures: builds the benchmark, starts what it needs, prints a table for each figure, and writes artifacts/bench/<figure>.json.
#
#   ./bench.sh [figure ...] [--rounds N] [--scale X] [--connections N] [--output folder]
#
# Without a figure all of them, which takes about 15 minutes: purchase soldout listing latency cpu start written-sqlite
# written-mysql grains memory. What they are and how to read them: bench/README.md. ARTIFACTS_PATH names another build folder.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

build=(-c Release)
[ -z "${ARTIFACTS_PATH:-}" ] || build+=("-p:ArtifactsPath=$ARTIFACTS_PATH")
dotnet build bench/Seckill.Bench "${build[@]}" --nologo -v quiet >&2
program=$(dotnet msbuild bench/Seckill.Bench -p:Configuration=Release "${build[@]:2}" -getProperty:TargetPath)

# One figure needs MySQL: asked for by its name, by 'all', or by naming none.
figures=()
arguments=("$@")
while [ $# -gt 0 ]; do
    case $1 in
        -*) shift ;;
        *) figures+=("$1") ;;
    esac
    [ $# -eq 0 ] || shift
done
if [ ${#figures[@]} -eq 0 ] || [[ " ${figures[*]} " =~ ' all '|' written-mysql ' ]]; then
    # A server that somebody had started already stays up.
    case $(./services.sh status) in
        *'mysql does not run'*) trap './services.sh stop mysql >/dev/null 2>&1' EXIT ;;
    esac
    servers=$(./services.sh start mysql)
    set -a
    eval "$servers"
    set +a
fi

dotnet "$program" "${arguments[@]}"
