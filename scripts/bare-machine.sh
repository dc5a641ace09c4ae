#!/usr/bin/env bash
# What a new user meets: a bare Debian with git, make and python3, a clone, `make demo` twice, timed.
#   scripts/bare-machine.sh [COMMAND]    as root; COMMAND instead of the two demos, in the clone
# The bare system is kept under /var/tmp/sauro-bare as it came; each run works on a layer above it.
set -euo pipefail

from=$(cd "$(dirname "$0")/.." && pwd)
base=/var/tmp/sauro-bare
until_it_runs='
  start=$(date +%s.%N)
  timeout 900 make demo > /tmp/said 2>&1 &
  until grep -q "Ctrl-C" /tmp/said; do
    kill -0 $! 2>/dev/null || { tail -40 /tmp/said; exit 1; }
    sleep 0.2
  done
  echo "make demo: $(echo "$(date +%s.%N) - $start" | bc) s" | sed -E "s/([.][0-9])[0-9]*/\1/"
  pkill -TERM -f "sauro demo"; wait || true
'
command=${1:-"$until_it_runs $until_it_runs"}

[ "$(id -u)" -eq 0 ] || { echo "$0: needs root, for chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
if [ ! -e "$base/done" ]; then
  debootstrap --variant=minbase --include=git,make,python3,ca-certificates,procps,bc \
    bookworm "$base/system" >/dev/null
  touch "$base/done"
fi

layer=$(mktemp -d /var/tmp/sauro-layer-XXXXXX)
trap 'rm -rf --one-file-system "$layer"' EXIT
mkdir "$layer"/{above,work,root,code}
git clone --quiet --bare "$from" "$layer/code/sauro.git"

# A namespace of its own for mounts and processes: nothing is left mounted or running.
LAYER=$layer BASE=$base COMMAND=$command unshare --mount --pid --fork --kill-child bash -euc '
  root=$LAYER/root
  mount -t overlay overlay -o "lowerdir=$BASE/system,upperdir=$LAYER/above,workdir=$LAYER/work" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  # The network is that of this machine, with its names and its certificates.
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  cp -r "$LAYER/code" "$root/code"
  chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_DEFAULT_TIMEOUT=180 \
    ${https_proxy:+https_proxy=$https_proxy} ${http_proxy:+http_proxy=$http_proxy} \
    bash -euc "git clone --quiet /code/sauro.git /root/sauro; cd /root/sauro; $COMMAND"
'
