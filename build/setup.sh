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

usage() {
  cat <<'TEXT'
build/setup.sh [--packages official|offline] [--without-torch]

Finds out whether this machine's NuGet feeds carry Microsoft.ML and TorchSharp (--packages says so instead), and otherwise
sets up the stand-ins of build/offline: libtorch (LIBTORCH, else Python's torch, else Debian's packages) and the native library.
--without-torch is for programs that do not run torch: neither libtorch nor a runtime package of TorchSharp is asked for, and
nothing native is built. What an earlier set-up made stays as it is.
TEXT
}

uses_torch=true
take_common_options "$@"
while ((${#rest[@]} > 0)); do
  [[ ${rest[0]} == --without-torch ]] || stop "Unknown argument: ${rest[0]} (build/setup.sh --help)"
  uses_torch=false
  take_common_options "${rest[@]:1}"
done

if [[ -z ${FEATUREGATING_SETUP_LOCKED:-} ]]; then
  FEATUREGATING_SETUP_LOCKED=1 locked setup "${BASH_SOURCE[0]}" "$@"
  exit
fi

need_dotnet
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
