#!/usr/bin/env bash
# Makes the packages of src/ in build/packages, and checks that they know the official packages only.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

usage() {
  cat <<'TEXT'
build/pack.sh [--packages official|offline]

Packs the libraries of src/ into build/packages. Which packages they were built against makes no difference to what is in them.
TEXT
}

take_common_options "$@"
((${#rest[@]} == 0)) || stop "Unknown argument: ${rest[0]} (build/pack.sh --help)"
"$root/build/setup.sh" --packages "$packages" --with-npm

property() { (cd "$root" && dotnet msbuild "$1" "-getProperty:$2" -p:Configuration=Release </dev/null); }

status=0
complain() {
  say "$*"
  status=1
}

check_package() {
  local project=$1 id version official nuspec own dependencies line
  id=$(basename "$project" .csproj)
  version=$(property "$project" PackageVersion)
  nuspec=$artifacts/obj/$id/Release/$id.$version.nuspec
  own=$(property "$project" Version)
  official="Microsoft.ML $(property "$project" MicrosoftMLVersion)|TorchSharp $(property "$project" TorchSharpVersion)"
  official+="|MathNet.Numerics $(property "$project" MathNetNumericsVersion)|MLNet.FeatureGating(.Torch|.Training)? $own"
  official+="|(Microsoft.Data.Sqlite|SQLitePCLRaw.bundle_e_sqlite3) [0-9.]+"
  dependencies=$(sed -nE 's/.*<dependency id="([^"]+)" version="([^"]+)".*/\1 \2/p' "$nuspec")

  [[ -n $dependencies ]] || complain "$id names no dependency."
  while read -r line; do
    [[ $line =~ ^(${official//./\\.})$ ]] || complain "$id depends on $line."
  done <<<"$dependencies"
  # What goes in is this library's own: its assembly, documentation and symbols, and the read-me.
  while read -r line; do
    complain "$id contains $line."
  done < <(sed -nE 's/.*<file src="([^"]+)".*/\1/p' "$nuspec" | grep -vE "/($id\.(dll|xml|pdb)|README\.md)$" || true)
  printf '%s %s: %s\n' "$id" "$version" "$(paste -sd, <<<"$dependencies" | sed 's/,/, /g')"
}

for project in "$root"/src/*/*.csproj; do
  [[ $(property "$project" IsPackable) == true ]] || continue
  quietly pack "$project"
  # A tool has all that it needs inside, and depends on nothing.
  [[ $(property "$project" PackAsTool) == true ]] || check_package "$project"
done
exit "$status"
