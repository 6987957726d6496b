#!/usr/bin/env bash
# A cluster of silos on this machine: processes of their own on the engine Orleans, with one MySQL, RabbitMQ and Redis.
#
#   ./cluster.sh [N]            builds and starts N silos (2 unless told) and waits until each is ready; those that run stay
#   ./cluster.sh stop           stops all silos in order: SIGTERM, and SIGKILL for one that is not gone in time
#   ./cluster.sh stop NAME      stops one; restart NAME starts it again, where it was; kill NAME is SIGKILL, as of a power cut
#   ./cluster.sh status         says which run, where, and whether they are ready
#
# The servers are those of ./services.sh, which are started and stay; or others, if Storage__ConnectionString,
# Stream__ConnectionString and Cache__ConnectionString are set. Ports are the first free ones from SECKILL_CLUSTER_PORT (5000)
# on. Whatever else a silo takes from its environment, such as Orders__PaymentSeconds, is passed on. Ports, secrets, pids and a
# log for each silo lie in artifacts/cluster of this checkout; processes are ended by their id.
set -euo pipefail
cd "$(dirname "$0")"
umask 077

home=$PWD/artifacts/cluster
program=$PWD/artifacts/Orleans/bin/Seckill.Silo/release/Seckill.Silo.dll
max_silos=16
restore_seconds=600 ready_seconds=60 stop_seconds=40
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

silos() {
    local file
    for file in "$home"/silo*.http.port; do
        [ -e "$file" ] && basename "$file" .http.port
    done | sort -V
}

# Whether a silo's process is there: the pid may have gone to somebody else by now.
running() {
    local pid
    pid=$(cat "$home/$1.pid" 2>/dev/null) && [ -n "$pid" ] && ps -o args= -p "$pid" 2>/dev/null | grep -q "Cluster:SiloName=$1 "
}

listened() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The port of a silo for a purpose: the one that it had, else the next that nobody has, here or among the other silos.
port_of() {
    local file=$home/$1.$2.port port=${SECKILL_CLUSTER_PORT:-5000}
    if [ ! -s "$file" ]; then
        while listened "$port" || cat "$home"/*.port 2>/dev/null | grep -qx "$port"; do
            [ "$port" -lt 65535 ] || fail "no port is free from ${SECKILL_CLUSTER_PORT:-5000} on"
            port=$((port + 1))
        done
        echo "$port" >"$file"
    fi
    cat "$file"
}

ready() {
    local port
    port=$(port_of "$1" http)
    timeout 3 bash -c "exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET /readyz HTTP/1.0\r\n\r\n' >&3 && head -1 <&3 | grep -q ' 200 '" 2>/dev/null
}

build() {
    local log=$home/build.log
    timeout "$restore_seconds" dotnet restore Seckill.Silo -p:Engine=Orleans >"$log" 2>&1 ||
        fail "the packages of the engine Orleans cannot be restored from this machine's package sources: see $log"
    dotnet build Seckill.Silo -c Release -p:Engine=Orleans --no-restore --nologo -v quiet >>"$log" 2>&1 ||
        fail "the build failed: see $log"
}

# What all silos have in common, kept for one that is restarted later.
settle() {
    local given="${Storage__ConnectionString:+x}${Stream__ConnectionString:+x}${Cache__ConnectionString:+x}"
    case $given in
        xxx) ;;
        '')
            local servers
            servers=$(./services.sh start) || fail "the servers could not be started"
            eval "$servers"
            Storage__ConnectionString=$SECKILL_TEST_MYSQL
            Stream__ConnectionString=$SECKILL_TEST_RABBITMQ
            Cache__ConnectionString=$SECKILL_TEST_REDIS
            ;;
        *) fail "set all of Storage__ConnectionString, Stream__ConnectionString and Cache__ConnectionString, or none" ;;
    esac
    [ -s "$home/signing.key" ] || head -c 32 /dev/urandom | base64 >"$home/signing.key"
    [ -s "$home/admin.password" ] || head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$home/admin.password"
    {
        printf 'export Cluster__Provider=AdoNet Storage__Provider=MySql Stream__Provider=RabbitMq Cache__Provider=Redis\n'
        printf 'export Storage__ConnectionString=%q\n' "$Storage__ConnectionString"
        printf 'export Stream__ConnectionString=%q\n' "$Stream__ConnectionString"
        printf 'export Cache__ConnectionString=%q\n' "$Cache__ConnectionString"
        printf 'export Auth__SigningKey=%q\n' "${Auth__SigningKey:-$(cat "$home/signing.key")}"
        printf 'export Auth__AdminPassword=%q\n' "${Auth__AdminPassword:-$(cat "$home/admin.password")}"
    } >"$home/settings.env"
}

launch() {
    local name=$1
    mkdir -p "$home/$name"
    # Settled here, one after the other, before anything listens.
    port_of "$name" http >/dev/null
    port_of "$name" silo >/dev/null
    port_of "$name" gateway >/dev/null
    (
        # shellcheck disable=SC1091
        . "$home/settings.env"
        # One of them is enough to give an empty store its samples. Secrets go by the environment: 'ps' shows arguments.
        if [ "$name" = silo1 ]; then export Catalog__Samples=${Catalog__Samples:-true}; else export Catalog__Samples=false; fi
        cd "$home/$name"
        exec nohup dotnet "$program" "--Cluster:SiloName=$name" "--Cluster:SiloPort=$(port_of "$name" silo)" \
            "--Cluster:GatewayPort=$(port_of "$name" gateway)" "--urls=http://127.0.0.1:$(port_of "$name" http)" "--Data:Folder=$PWD"
    ) >>"$home/$name.log" 2>&1 </dev/null &
    echo $! >"$home/$name.pid"
}

await_ready() {
    local name=$1 deadline=$((SECONDS + ready_seconds))
    until ready "$name"; do
        kill -0 "$(cat "$home/$name.pid")" 2>/dev/null || fail "$name ended at its start: $(tail -n 1 "$home/$name.log") ($home/$name.log)"
        [ $SECONDS -lt $deadline ] || fail "$name is not ready after $ready_seconds s: see $home/$name.log"
        sleep 0.1
    done
}

# Asks those that are named to stop, all at once, and sees to it that they do.
stop_silos() {
    local name deadline=$((SECONDS + stop_seconds))
    for name in "$@"; do ! running "$name" || kill "$(cat "$home/$name.pid")" 2>/dev/null || true; done
    for name in "$@"; do
        while running "$name" && [ $SECONDS -lt $deadline ]; do sleep 0.1; done
        if running "$name"; then
            say "$name did not stop within $stop_seconds s and was killed"
            kill -9 "$(cat "$home/$name.pid")" 2>/dev/null || true
        fi
        rm -f "$home/$name.pid"
    done
}

describe() {
    local name=$1 state="does not run"
    if running "$name"; then
        if ready "$name"; then state=ready; else state="not ready"; fi
    fi
    printf '%-8s http://127.0.0.1:%s  gateway 127.0.0.1:%s  %s\n' "$name" "$(port_of "$name" http)" "$(port_of "$name" gateway)" "$state"
}

known() {
    [ -n "${1:-}" ] && silos | grep -qx -- "$1" || fail "no such silo: ${1:-(none named)} (there are: $(silos | xargs))"
}

start_all() {
    local count=$1 name names=() n
    mkdir -p "$home"
    build
    settle
    for n in $(seq "$count"); do names+=("silo$n"); done
    for name in "${names[@]}"; do running "$name" || launch "$name"; done
    for name in "${names[@]}"; do await_ready "$name"; done
    for name in "${names[@]}"; do describe "$name"; done
    printf '%s\n' "admin's first password: $(cat "$home/admin.password")" \
        "console of the cluster: dotnet run --project Seckill.Client --property:Engine=Orleans -- --gateway 127.0.0.1:$(port_of silo1 gateway) cluster"
}

case ${1:-2} in
    stop)
        if [ $# -gt 1 ]; then known "$2" && stop_silos "$2"; else
            mapfile -t names < <(silos)
            stop_silos "${names[@]}"
        fi
        ;;
    kill)
        known "${2:-}"
        ! running "$2" || kill -9 "$(cat "$home/$2.pid")"
        ;;
    restart)
        known "${2:-}"
        stop_silos "$2"
        launch "$2"
        await_ready "$2"
        describe "$2"
        ;;
    status)
        [ -n "$(silos)" ] || say "there is no cluster"
        for name in $(silos); do describe "$name"; done
        ;;
    *[!0-9]* | 0*)
        say "usage: ./cluster.sh [N] | stop [NAME] | restart NAME | kill NAME | status"
        exit 2
        ;;
    *)
        [ "${1:-2}" -le "$max_silos" ] || fail "at most $max_silos silos"
        start_all "${1:-2}"
        ;;
esac
