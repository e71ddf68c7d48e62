#!/bin/sh
# Installs the named servers (postgres, redis, nats) on Debian or Ubuntu; run by tools/setup.js, as root.
#
# Konter runs its own private servers, so the packages must not start daemons, make a system cluster, or have
# anything start at the next boot. Both switches used for that are taken back at the end, and a kill -9 of this script
# leaves nothing that matters: the policy obeys only while this process lives.
set -eu
export DEBIAN_FRONTEND=noninteractive

postgres_major_min=15
policy=/usr/sbin/policy-rc.d
policy_before=$policy.before-konter
no_cluster=/etc/postgresql-common/createcluster.d/konter.conf
patience=60

start_no_daemons() {
  if [ -e $policy ] && ! grep -q 'made by konter' $policy; then mv $policy $policy_before; fi
  cat >$policy <<EOF
#!/bin/sh
# made by konter, process $$, and removed by it; without that process it changes nothing
if grep -q install-servers /proc/$$/cmdline 2>/dev/null; then
  case "\$*" in *postgres* | *redis* | *nats*) exit 101 ;; esac
fi
if [ -x $policy_before ]; then exec $policy_before "\$@"; fi
exit 0
EOF
  chmod 755 $policy
  mkdir -p ${no_cluster%/*}
  printf '# made by konter, process %s, and removed by it\ncreate_main_cluster = false\n' $$ >$no_cluster
}

# An installation that was interrupted may still be coming to its end beside us: each takes back its own.
take_back() {
  trap '' INT TERM HUP
  if is_mine $no_cluster; then
    rm $no_cluster
    rmdir --parents ${no_cluster%/*} 2>/dev/null || true
  fi
  if is_mine $policy; then
    rm $policy
    if [ -e $policy_before ]; then mv $policy_before $policy; fi
  fi
}

is_mine() {
  grep -qs "made by konter, process $$," "$1"
}

# Finishes what an interrupted run left, once dpkg is free.
finish_earlier_work() {
  until start_no_daemons && dpkg --configure -a; do
    patience=$((patience - 1))
    if [ $patience -eq 0 ]; then exit 1; fi
    sleep 2
  done
}

available() {
  apt-cache policy "$1" | grep -q 'Candidate: [^(]'
}

# The Postgres that is installed comes first (only its PostGIS may be missing), then the newest that apt knows.
postgres_packages() {
  versions="$(ls /usr/lib/postgresql 2>/dev/null | sort -rn) \
    $(apt-cache pkgnames postgresql- | sed -n 's/^postgresql-\([0-9]*\)-postgis-3$/\1/p' | sort -rn)"
  for version in $versions; do
    [ "$version" -ge $postgres_major_min ] || continue
    if available "postgresql-$version" && available "postgresql-$version-postgis-3"; then
      echo "postgresql-$version postgresql-$version-postgis-3"
      return
    fi
  done
  echo "apt knows no Postgres $postgres_major_min or later with PostGIS" >&2
  return 1
}

packages_for() {
  case "$1" in
    postgres) postgres_packages ;;
    redis) echo redis-server ;;
    nats) echo nats-server ;;
  esac
}

# Nothing that was installed for Konter's private use starts at the next boot.
keep_out_of_boot() {
  update-rc.d "$1" disable >/dev/null 2>&1 || true
  DPKG_MAINTSCRIPT_PACKAGE=$1 deb-systemd-helper disable "$1.service" >/dev/null 2>&1 || true
}

trap take_back EXIT
trap 'exit 130' INT TERM HUP
finish_earlier_work
apt-get update -q -o DPkg::Lock::Timeout=120
packages=
for name in "$@"; do packages="$packages $(packages_for "$name")"; done
# shellcheck disable=SC2086 -- the list is meant to be split into words
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 $packages
for name in "$@"; do
  case "$name" in redis | nats) keep_out_of_boot "$name-server" ;; esac
done
