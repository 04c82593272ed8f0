#!/usr/bin/env bash
# Makes this machine ready to build and run the repository. Run it again at any time: it does only what is missing.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=build/lib/debian.sh
. "$root/build/lib/debian.sh"
# shellcheck source=build/lib/packages.sh
. "$root/build/lib/packages.sh"
# shellcheck source=build/lib/libtorch.sh
. "$root/build/lib/libtorch.sh"
# shellcheck source=build/lib/pages.sh
. "$root/build/lib/pages.sh"

usage() {
  cat <<'TEXT'
build/setup.sh [--packages official|offline] [--without-torch] [--with-npm] [--with-browser]

Finds out whether this machine's NuGet feeds carry Microsoft.ML and TorchSharp (--packages says so instead), and otherwise
sets up the stand-ins of build/offline: libtorch (LIBTORCH, else Python's torch, else Debian's packages) and the native library.
--without-torch is for programs that do not run torch: neither libtorch nor a runtime package of TorchSharp is asked for, and
nothing native is built. What an earlier set-up made stays as it is.
--with-npm is for what builds the report and the tool, --with-browser for what tests the report's page: Node.js with npm, and
Chromium, are installed where they are missing.
TEXT
}

uses_torch=true uses_npm=false uses_browser=false
take_common_options "$@"
while ((${#rest[@]} > 0)); do
  case ${rest[0]} in
    --without-torch) uses_torch=false ;;
    --with-npm) uses_npm=true ;;
    --with-browser) uses_browser=true ;;
    *) stop "Unknown argument: ${rest[0]} (build/setup.sh --help)" ;;
  esac
  take_common_options "${rest[@]:1}"
done

if [[ -z ${FEATUREGATING_SETUP_LOCKED:-} ]]; then
  FEATUREGATING_SETUP_LOCKED=1 locked setup "${BASH_SOURCE[0]}" "$@"
  exit
fi

need_dotnet
[[ $uses_npm == false ]] || need_npm
[[ $uses_browser == false ]] || need_browser
case $packages in
  auto) probe ;;
  offline) mode=offline ;;
  official)
    mode=official
    write_probe
    restore_probe || {
      grep -E 'error|NU[0-9]{4}' "$logs/probe.log" | sort -u | head -n 5 >&2 || true
      stop "The official packages cannot be restored from this machine's NuGet feeds."
    }
    ;;
esac
[[ $mode == official || $uses_torch == false ]] || build_native
use_mode
