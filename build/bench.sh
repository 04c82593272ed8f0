#!/usr/bin/env bash
# Sets up, and runs a benchmark against a peer's way of doing the same. The peer's side is Debian's Python and PyTorch.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=build/lib/debian.sh
. "$root/build/lib/debian.sh"

usage() {
  cat <<'TEXT'
build/bench.sh [--packages official|offline] [benchmark] [arguments]

Runs test/MLNet.FeatureGating.Benchmarks on one core; without a name it says which benchmarks there are. The peer's side needs
Debian's python3-torch and python3-sklearn, which are installed when run as root.
TEXT
}

take_common_options "$@"
"$root/build/setup.sh" --packages "$packages"

missing=()
for module in torch sklearn; do
  /usr/bin/python3 -c "import $module" 2>/dev/null || missing+=("python3-$module")
done
((${#missing[@]} == 0)) || install_packages "${missing[@]}"

name=MLNet.FeatureGating.Benchmarks
dotnet_build "$root/test/$name/$name.csproj" || { say "The benchmarks could not be built."; exit 1; }
cd "$root"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec dotnet "$artifacts/bin/$name/release/$name.dll" "${rest[@]}" </dev/null
