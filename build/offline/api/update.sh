#!/usr/bin/env bash
# Writes the excerpts beside it anew: update.sh <folder with the full lists of the official packages>.
# Fails, and says what, if a stand-in has a public member that is not in the lists.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../lib/common.sh"

(($# == 1)) || stop "One argument is needed: the folder with the full lists of the official packages."
lists=$(cd "$1" && pwd)
name=SurfaceTests
"$root/build/setup.sh" --packages offline
# The stand-ins alone: what calls them need not build yet.
for project in "$root"/build/offline/*/*.csproj; do
  [[ $project == */$name.csproj ]] || dotnet_build "$project"
done
dotnet_build "$root/build/offline/$name/$name.csproj" -p:BuildProjectReferences=false
exec dotnet "$artifacts/bin/$name/release/$name.dll" "$lists"
