#!/usr/bin/env bash
# The servers that the service tests and a full development set-up need: MySQL, Redis and RabbitMQ, on free loopback ports.
#
#   ./services.sh start  [mysql|redis|rabbitmq ...]   starts them (all, if none is named) and prints their connection strings
#   ./services.sh stop   [mysql|redis|rabbitmq ...]   stops them; with no name their data is removed as well
#   ./services.sh status                              says which run
#   ./services.sh env                                 prints the connection strings as shell assignments
#
# Where a Docker engine answers they run in containers, else from Debian's packages, which are installed if missing. A part
# that was stopped by its name keeps its data and its port, so a test can take a server away and bring it back. Everything
# lies in artifacts/services of this checkout, so two checkouts do not meet; processes are ended by their id.
set -euo pipefail
cd "$(dirname "$0")"

home=$PWD/artifacts/services
parts=(mysql redis rabbitmq)
password=seckill-loopback

say() { printf '%s\n' "$*" >&2; }

has_docker() { docker info >/dev/null 2>&1; }

compose() {
    # The silos' own secrets are asked for by the file, though none of them is started here.
    SECKILL_PASSWORD=$password SECKILL_SIGNING_KEY=unused SECKILL_ADMIN=unused docker compose --project-name "seckill-$(printf '%s' "$PWD" | cksum | cut -d' ' -f1)" \
        -f docker-compose.yml -f docker-compose.services.yml "$@"
}

# Asks the kernel for a port that nobody uses; kept in a file, so that a restarted server is found where it was.
port_of() {
    local file=$home/$1.port
    [ -s "$file" ] || python3 -c '
import socket
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    print(s.getsockname()[1])' >"$file"
    cat "$file"
}

running() {
    local pid
    pid=$(cat "$home/$1.pid" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null
}

# Waits until a command succeeds, for a minute at most.
await() {
    local what=$1 deadline=$((SECONDS + 60))
    shift
    while [ $SECONDS -lt $deadline ]; do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.1
    done
    say "$what did not come up within a minute; its log is in $home"
    return 1
}

install_packages() {
    local missing=()
    command -v mariadbd >/dev/null || missing+=(mariadb-server)
    command -v redis-server >/dev/null || missing+=(redis-server)
    [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
    command -v python3 >/dev/null || missing+=(python3-minimal)
    [ ${#missing[@]} -eq 0 ] && return
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # The packages would start servers of their own, on the standard ports; RUNLEVEL=1 tells their scripts not to.
    apt-get update -qq >"$home/apt.log" 2>&1 || true
    RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$home/apt.log" 2>&1
}

start_mysql() {
    local data=$home/mysql port
    port=$(port_of mysql)
    if [ ! -d "$data" ]; then
        mariadb-install-db --no-defaults --datadir="$data" --user="$(id -un)" --auth-root-authentication-method=normal \
            >"$home/mysql-install.log" 2>&1
    fi
    # Without name resolution we are nobody@127.0.0.1, not the anonymous user @localhost that a new data folder has.
    mariadbd --no-defaults --user="$(id -un)" --datadir="$data" --socket="$home/mysql.sock" --pid-file="$home/mysql-server.pid" \
        --bind-address=127.0.0.1 --skip-name-resolve --port="$port" --max-connections=500 --character-set-server=utf8mb4 \
        --innodb-buffer-pool-size=256M --innodb-log-file-size=256M >>"$home/mysql.log" 2>&1 &
    echo $! >"$home/mysql.pid"
    await MySQL mariadb --no-defaults --socket="$home/mysql.sock" -uroot -e 'SELECT 1'
    mariadb --no-defaults --socket="$home/mysql.sock" -uroot -e "
        CREATE DATABASE IF NOT EXISTS seckill;
        CREATE USER IF NOT EXISTS 'seckill'@'%' IDENTIFIED BY '$password';
        GRANT ALL ON *.* TO 'seckill'@'%';"
}

start_redis() {
    redis-server --bind 127.0.0.1 --port "$(port_of redis)" --dir "$home" --save '' --appendonly no \
        >>"$home/redis.log" 2>&1 &
    echo $! >"$home/redis.pid"
    await Redis redis-cli -p "$(port_of redis)" ping
}

rabbitmq() {
    local tool=$1
    shift
    # HOME holds the cookie that node and tool share; the port mapper is our own, on the loopback.
    HOME=$home/rabbitmq ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$(port_of epmd)" RABBITMQ_NODENAME="seckill$(port_of rabbitmq)@localhost" \
        RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$(port_of rabbitmq)" RABBITMQ_DIST_PORT="$(port_of rabbitmq-dist)" \
        RABBITMQ_MNESIA_BASE=$home/rabbitmq/mnesia RABBITMQ_LOG_BASE=$home/rabbitmq/log \
        RABBITMQ_CONFIG_FILE=$home/rabbitmq/rabbitmq RABBITMQ_ENABLED_PLUGINS_FILE=$home/rabbitmq/plugins \
        RABBITMQ_CONF_ENV_FILE=$home/rabbitmq/env.conf RABBITMQ_PID_FILE=$home/rabbitmq/node.pid \
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
        "/usr/lib/rabbitmq/bin/$tool" "$@"
}

start_rabbitmq() {
    mkdir -p "$home/rabbitmq"
    echo '[].' >"$home/rabbitmq/plugins"
    : >"$home/rabbitmq/env.conf"
    printf 'default_user = seckill\ndefault_pass = %s\ndisk_free_limit.absolute = 50MB\n' "$password" >"$home/rabbitmq/rabbitmq.conf"
    if ! running epmd; then
        epmd -address 127.0.0.1 -port "$(port_of epmd)" >>"$home/epmd.log" 2>&1 &
        echo $! >"$home/epmd.pid"
    fi
    rabbitmq rabbitmq-server >>"$home/rabbitmq.log" 2>&1 &
    echo $! >"$home/rabbitmq.pid"
    await RabbitMQ rabbitmq rabbitmqctl --quiet await_startup --timeout 5
}

stop_part() {
    running "$1" || { rm -f "$home/$1.pid"; return 0; }
    local pid
    pid=$(cat "$home/$1.pid")
    if [ "$1" = rabbitmq ]; then
        rabbitmq rabbitmqctl --quiet stop >/dev/null 2>&1 || kill "$pid" 2>/dev/null || true
    else
        kill "$pid" 2>/dev/null || true
    fi
    for _ in $(seq 300); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    ! kill -0 "$pid" 2>/dev/null || kill -9 "$pid"
    rm -f "$home/$1.pid"
}

print_env() {
    local mysql redis rabbitmq user=seckill auth=
    if [ -f "$home/docker" ]; then
        mysql=$(compose port mysql 3306) redis=$(compose port redis 6379) rabbitmq=$(compose port rabbitmq 5672)
        user=root auth=,password=$password
    else
        mysql=127.0.0.1:$(port_of mysql) redis=127.0.0.1:$(port_of redis) rabbitmq=127.0.0.1:$(port_of rabbitmq)
    fi
    printf "SECKILL_TEST_MYSQL='Server=%s;Port=%s;Database=seckill;Uid=%s;Pwd=%s'\n" "${mysql%:*}" "${mysql##*:}" "$user" "$password"
    printf "SECKILL_TEST_REDIS='%s'\n" "$redis$auth"
    printf "SECKILL_TEST_RABBITMQ='amqp://seckill:%s@%s/'\n" "$password" "$rabbitmq"
    printf "SECKILL_TEST_SERVICES='%s'\n" "$PWD/services.sh"
}

command=${1:-}
[ $# -gt 0 ] && shift
named=("$@")
[ ${#named[@]} -gt 0 ] || named=("${parts[@]}")
for part in "${named[@]}"; do
    [[ " ${parts[*]} " == *" $part "* ]] || { say "no such service: $part (there are ${parts[*]})"; exit 2; }
done
mkdir -p "$home"

case $command in
    start)
        if has_docker; then
            touch "$home/docker"
            compose up --detach --wait "${named[@]}" >&2
        else
            rm -f "$home/docker"
            install_packages
            # Settled before a server and the tool that asks for it run side by side, and each choose a port.
            for port in "${parts[@]}" rabbitmq-dist epmd; do port_of "$port" >/dev/null; done
            for part in "${named[@]}"; do running "$part" || "start_$part"; done
        fi
        print_env
        ;;
    stop)
        if [ -f "$home/docker" ]; then
            if [ $# -gt 0 ]; then compose stop "${named[@]}" >&2; else compose down --volumes >&2; fi
        else
            for part in "${named[@]}"; do stop_part "$part"; done
            [ $# -gt 0 ] || stop_part epmd
        fi
        [ $# -gt 0 ] || rm -rf "$home"
        ;;
    status)
        for part in "${parts[@]}"; do
            if [ -f "$home/docker" ] && [ -n "$(compose ps --quiet --status running "$part")" ] || running "$part"; then
                echo "$part runs"
            else
                echo "$part does not run"
            fi
        done
        ;;
    env) print_env ;;
    *)
        say "usage: ./services.sh start|stop|status|env [${parts[*]}]"
        exit 2
        ;;
esac
