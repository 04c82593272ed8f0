#!/usr/bin/env bash
# Sets up, builds everything with warnings as errors, and runs all tests. The last line counts them.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

usage() {
  cat <<'TEXT'
build/test.sh [--packages official|offline] [--filter F]

Builds everything and runs all tests, or those that F selects (as in `dotnet test --filter`). Succeeds only if at least one
test ran and none failed. The results lie in artifacts/test-results.
TEXT
}

filter=()
take_common_options "$@"
while ((${#rest[@]} > 0)); do
  case ${rest[0]} in
    --filter)
      ((${#rest[@]} > 1)) || stop "--filter needs a value"
      filter=(--filter "${rest[1]}")
      take_common_options "${rest[@]:2}"
      ;;
    --filter=*)
      filter=(--filter "${rest[0]#*=}")
      take_common_options "${rest[@]:1}"
      ;;
    *) stop "Unknown argument: ${rest[0]} (build/test.sh --help)" ;;
  esac
done

passed=0 failed=0 skipped=0 failures=()
closing_line() { printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"; }

# fail "name": counts something that is not a test, such as a build, as one failure.
fail() {
  failures+=("$1")
  failed=$((failed + 1))
}

report() {
  if ((${#failures[@]} > 0)); then
    printf '\nFailed:\n'
    printf '  %s\n' "${failures[@]}"
  fi
  closing_line
  ((failed == 0 && passed > 0))
}

"$root/build/setup.sh" --packages "$packages" --with-npm --with-browser || {
  status=$?
  fail "set-up"
  report || exit "$status"
}

# SurfaceTests look at the stand-ins: they are of no use, and do not build, without them.
surface=$root/build/offline/SurfaceTests/SurfaceTests.csproj
projects=("$root"/test/*.Tests/*.Tests.csproj)
targets=("$root/MLNet.FeatureGating.sln")
if grep -q '>offline<' "$artifacts/setup.props"; then
  projects+=("$surface")
  targets+=("$surface")
fi

for target in "${targets[@]}"; do
  dotnet_build "$target" -warnaserror || {
    fail "the build of ${target##*/}"
    report || exit 1
  }
done

results=$artifacts/test-results
rm -rf "$results"
for project in "${projects[@]}"; do
  name=$(basename "$project" .csproj)
  status=0
  (cd "$root" && dotnet test "$artifacts/bin/$name/release/$name.dll" --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' "${filter[@]}" </dev/null) || status=$?

  before=$failed ran=0
  if [[ -f $results/$name.trx ]]; then
    while read -r kind rest_of_line; do
      case $kind in
        counts)
          read -r ran good bad <<<"$rest_of_line"
          passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + ran - good - bad))
          ;;
        failed) failures+=("$rest_of_line") ;;
      esac
    done < <(awk -f "$root/build/lib/results.awk" "$results/$name.trx")
  fi
  if ((status != 0 && failed == before)); then
    fail "$name (the test run ended with status $status)"
  elif ((ran == 0 && ${#filter[@]} == 0)); then
    fail "$name (no test ran)"
  fi
done
report
