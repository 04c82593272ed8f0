# shellcheck shell=bash
# What every script of build/ shares: where things are, how to say what happens, and one build at a time.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
artifacts=$root/artifacts
logs=$artifacts/logs
mkdir -p "$logs"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# Build nodes that outlive a command keep the pipes of whoever reads our output open.
export MSBUILDDISABLENODEREUSE=1
# The choice is set-up's; an environment variable of that name would silently overrule it.
unset FeatureGatingPackages FeatureGatingNativeDir

say() { printf '%s\n' "$*" >&2; }

# Status 2: something is missing that these scripts cannot or may not put right by themselves.
stop() {
  say "$*"
  exit 2
}

# step "what" command...: runs it with its output in a log, says how long it took, and shows the log's end if it fails.
step() {
  local what=$1 start=$SECONDS log status=0
  shift
  log=$logs/$(tr -cs 'A-Za-z0-9' '-' <<<"$what" | cut -c1-48)
  log=${log%-}.log
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then
    say "$what: failed after $((SECONDS - start)) s (${log#"$root"/}):"
    tail -n 40 "$log" | sed 's/^/    /' >&2
    return "$status"
  fi
  say "$what: $((SECONDS - start)) s"
}

# One at a time under a lock. --close: what the command leaves running must not keep the lock.
locked() {
  local name=$1
  shift
  if command -v flock >/dev/null; then
    flock --close "$artifacts/$name.lock" "$@"
  else
    "$@"
  fi
}

# A build tells of errors and warnings only, each once. The rest is in its log.
dotnet_build() { quietly build "$@"; }

# quietly build|pack project options...
quietly() {
  local log status=0
  log=$logs/dotnet-$1-$(basename "$2").log
  (cd "$root" && locked build dotnet "$@" -c Release </dev/null >"$log" 2>&1) || status=$?
  grep -E ': (error|warning)( |:)' "$log" | sed -E "s|^[[:space:]]*||; s|$root/||g; s| \[[^]]*\]\$||" | sort -u >&2 || true
  if ((status != 0)) && ! grep -qE ': error( |:)' "$log"; then
    tail -n 30 "$log" >&2
  fi
  return "$status"
}

# Takes --packages and --help out of a script's arguments, up to the first one that is neither an option nor known;
# leaves the mode in $packages and the rest in $rest.
packages=auto
rest=()
take_common_options() {
  while (($# > 0)); do
    case $1 in
      --packages)
        (($# > 1)) || stop "--packages needs a value: official or offline"
        packages=$2
        shift 2
        ;;
      --packages=*)
        packages=${1#*=}
        shift
        ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) break ;;
    esac
  done
  case $packages in
    auto | official | offline) ;;
    *) stop "--packages is official or offline, not '$packages'" ;;
  esac
  rest=("$@")
}
