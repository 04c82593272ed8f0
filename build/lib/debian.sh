# shellcheck shell=bash
# Debian packages: installed when run as root, else named.

installed_version() {
  command -v dpkg-query >/dev/null || return 0
  # shellcheck disable=SC2016  # dpkg's own fields
  dpkg-query -W -f='${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed //p' || true
}

apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }

install_packages() {
  command -v apt-get >/dev/null || stop "Missing here: $*. Install these (the names are Debian's; for libtorch, LIBTORCH may name an unpacked one instead), and run this again."
  if [[ $(id -u) != 0 ]]; then
    stop "Missing here: $*. Install them, and run this again:
  sudo apt-get update && sudo apt-get install --no-install-recommends -y $*"
  fi
  # A list that cannot be refreshed may still be good enough.
  step "refreshing the list of Debian packages" apt update || true
  step "installing $*" apt install --no-install-recommends -y "$@"
}
