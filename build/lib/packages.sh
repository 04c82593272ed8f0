# shellcheck shell=bash
# shellcheck disable=SC2154  # root, artifacts and logs are common.sh's, uses_torch is setup.sh's
# Which packages this machine builds against: the official ones, or the stand-ins of build/offline.

setup_props=$artifacts/setup.props
probe_answer=$artifacts/probe/answer

# What an answer depends on. A day's answer is enough where the feed could not be reached at all.
probe_key() {
  {
    (cd "$root" && dotnet --version)
    cat "$root/Directory.Packages.props" "$root/NuGet.config" "${HOME:-}"/.nuget/NuGet/*.[Cc]onfig 2>/dev/null || true
    env | grep -iE '^(MicrosoftMLVersion|TorchSharpVersion|TorchSharpRuntime|NUGET_PACKAGES)=' | sort || true
  } | sha256sum | cut -d' ' -f1
}

need_dotnet() {
  local wanted answer
  wanted="version $(sed -nE 's/.*"version": *"([^"]+)".*/\1/p' "$root/global.json") or a later one of the same major version"
  command -v dotnet >/dev/null || stop "The .NET SDK is missing: $wanted is needed (https://dot.net)."
  answer=$(cd "$root" && dotnet --version 2>&1) || stop "The .NET SDK here cannot be used: $wanted is needed. dotnet says:
  ${answer//$'\n'/$'\n'  }"
}

# The runtime package (hundreds of MB) is asked for only where torch is to run.
write_probe() {
  mkdir -p "$artifacts/probe"
  cat >"$artifacts/probe/probe.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <UsesTorchRuntime>$uses_torch</UsesTorchRuntime>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML" />
    <PackageReference Include="Microsoft.ML.ImageAnalytics" />
    <PackageReference Include="TorchSharp" />
  </ItemGroup>
</Project>
XML
}

restore_probe() {
  (cd "$artifacts/probe" && NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=2 timeout 900 \
    dotnet restore probe.csproj -p:FeatureGatingPackages=official -v minimal </dev/null >"$logs/probe.log" 2>&1)
}

# Sets $mode to official or offline by restoring a project that wants the official packages. Packages that are missing are so
# for every job; packages found without the runtime are looked for again, with it, by the first job that runs torch.
probe() {
  local key answer reason
  key=$(probe_key)
  if [[ -f $probe_answer ]] && read -r answer reason <"$probe_answer" && [[ $(sed -n 2p "$probe_answer") == "$key" ]] &&
    { [[ $reason != unreachable ]] || [[ -n $(find "$probe_answer" -mmin -1440) ]]; } &&
    { [[ $reason != found-without-runtime ]] || [[ $uses_torch == false ]]; }; then
    mode=$answer
    return
  fi

  local start=$SECONDS
  say "Asking this machine's NuGet feeds for Microsoft.ML and TorchSharp ..."
  write_probe
  if restore_probe; then
    mode=official reason=found
    [[ $uses_torch == true ]] || reason=found-without-runtime
    say "They are there: building against the official packages ($((SECONDS - start)) s)."
  else
    mode=offline
    if grep -qE 'NU110[0-9]|NU1603' "$logs/probe.log"; then
      reason=missing
      say "They are not: building against the stand-ins of build/offline ($((SECONDS - start)) s)."
    else
      reason=unreachable
      say "The feeds could not be asked; building against the stand-ins of build/offline ($((SECONDS - start)) s):"
      grep -m 2 -E 'error|NU[0-9]{4}' "$logs/probe.log" | sed 's/^/    /' >&2 || true
    fi
  fi
  # The key is taken again: NuGet's first run writes the configuration of a user that has none.
  printf '%s %s\n%s\n' "$mode" "$reason" "$(probe_key)" >"$probe_answer.new"
  mv "$probe_answer.new" "$probe_answer"
}

current_mode() { sed -nE 's/.*<FeatureGatingPackages[^>]*>([a-z]+)<.*/\1/p' "$setup_props" 2>/dev/null || true; }

# Makes $mode what plain `dotnet build` uses too. Nothing built or restored for the other mode survives.
use_mode() {
  [[ $(current_mode) == "$mode" ]] && grep -q FeatureGatingNativeDir "$setup_props" && return
  [[ $(current_mode) == "$mode" ]] || rm -rf "${artifacts:?}/obj" "${artifacts:?}/bin"
  cat >"$setup_props.new" <<XML
<Project>
  <!-- Written by build/setup.sh. -->
  <PropertyGroup>
    <FeatureGatingPackages Condition="'\$(FeatureGatingPackages)' == ''">$mode</FeatureGatingPackages>
    <FeatureGatingNativeDir Condition="'\$(FeatureGatingNativeDir)' == ''">\$(MSBuildThisFileDirectory)native/</FeatureGatingNativeDir>
  </PropertyGroup>
</Project>
XML
  mv "$setup_props.new" "$setup_props"
}
