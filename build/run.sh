#!/usr/bin/env bash
# Sets up whatever is missing, and runs a sample.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

is_sample() { [[ -f $1 ]] && grep -q '<OutputType>Exe<' "$1"; }

samples() { (cd "$root/samples" && for project in */*.csproj; do ! is_sample "$project" || printf '  %s\n' "${project%%/*}"; done); }

usage() {
  cat <<'TEXT'
build/run.sh [--packages official|offline] [sample] [arguments]

Runs a sample, BreastCancer unless another is named; what follows the name goes to the sample. libtorch is set up only for
samples that run on torch (UsesTorchRuntime in the project). There are:
TEXT
  samples
}

take_common_options "$@"
sample=${rest[0]:-BreastCancer}
project=$root/samples/$sample/$sample.csproj
if [[ ! $sample =~ ^[A-Za-z0-9_.]+$ ]] || ! is_sample "$project"; then
  stop "There is no sample '$sample'. There are:
$(samples)"
fi

torch=(--without-torch)
! grep -q '<UsesTorchRuntime>true<' "$project" || torch=()
"$root/build/setup.sh" --packages "$packages" "${torch[@]}"
dotnet_build "$project" || { say "$sample could not be built."; exit 1; }
cd "$root"
exec dotnet "$artifacts/bin/$sample/release/$sample.dll" "${rest[@]:1}" </dev/null
