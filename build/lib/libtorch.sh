# shellcheck shell=bash
# shellcheck disable=SC2154  # root, artifacts and logs are common.sh's
# What runs torch needs libtorch with the stand-ins, and a small C++ library over it.

native_source=$root/build/offline/TorchSharp/native
native_dir=$artifacts/native
native_build=$artifacts/native-build
native_library=$native_dir/libfeaturegating_torch.so
native_stamp=$native_dir/stamp

# Everything that the native library is made from; the libtorch root is empty for the system's own.
native_fingerprint() {
  local libtorch=$1 headers=${1:+$1/include}
  {
    printf '%s\n' "${LIBTORCH:-}" "$libtorch"
    cat "$native_source"/*
    cat "${headers:-/usr/include}/torch/csrc/api/include/torch/version.h" 2>/dev/null || true
    [[ -n $libtorch ]] || installed_version libtorch-dev
  } | sha256sum | cut -d' ' -f1
}

native_is_fresh() {
  [[ -f $native_library && -f $native_stamp ]] || return 1
  local fingerprint libtorch
  {
    read -r fingerprint
    read -r libtorch || true
  } <"$native_stamp"
  [[ $fingerprint == "$(native_fingerprint "$libtorch")" ]]
}

is_libtorch() { [[ -f $1/include/ATen/ATen.h && -e $1/lib/libtorch_cpu.so ]]; }

# The torch that Python would import. Debian's python3-torch does not count: its headers and libraries are libtorch-dev's.
python_torch() {
  local torch
  command -v python3 >/dev/null || return 1
  torch=$(cd / && python3 -c 'import importlib.util, os; print(os.path.dirname(importlib.util.find_spec("torch").origin))' 2>/dev/null) || return 1
  ! dpkg -S "$torch/__init__.py" >/dev/null 2>&1 || return 1
  is_libtorch "$torch" && (cd / && python3 -c 'import torch') >/dev/null 2>&1 || return 1
  printf '%s\n' "$torch"
}

# Sets $libtorch to a root with include/ and lib/, or to nothing for Debian's packages, and installs what is missing.
find_libtorch() {
  local missing=()
  if [[ -n ${LIBTORCH:-} ]]; then
    is_libtorch "$LIBTORCH" || stop "LIBTORCH=$LIBTORCH is not a libtorch: include/ATen/ATen.h and lib/libtorch_cpu.so are expected in it."
    libtorch=$(cd "$LIBTORCH" && pwd)
    say "libtorch: LIBTORCH ($libtorch)"
  elif libtorch=$(python_torch); then
    say "libtorch: Python's torch ($libtorch)"
  else
    libtorch=
    say "libtorch: Debian's libtorch-dev"
    [[ -n $(installed_version libtorch-dev) ]] || missing+=(libtorch-dev)
    [[ -n $(installed_version libopenblas0-pthread) ]] || missing+=(libopenblas0-pthread)
  fi
  command -v g++ >/dev/null || missing+=(g++)
  command -v cmake >/dev/null || missing+=(cmake)
  command -v make >/dev/null || missing+=(make)
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
  [[ -n $libtorch ]] || check_blas
}

# Debian's alternatives take OpenBLAS by its priority, unless somebody has chosen another by hand: that is a tenth of the speed.
check_blas() {
  local library name
  for library in libblas.so.3 liblapack.so.3; do
    name=$library-$(g++ -print-multiarch)
    if command -v update-alternatives >/dev/null && ! update-alternatives --query "$name" 2>/dev/null | grep '^Value:.*openblas' >/dev/null; then
      say "Note: $library is not OpenBLAS's here, and products of matrices will be slow. To change it: sudo update-alternatives --config $name"
    fi
  done
}

build_native() {
  native_is_fresh && return
  [[ -d $native_source ]] || stop "${native_source#"$root"/} is missing."
  find_libtorch
  # A build folder serves one libtorch and the clone it was made in, and is not trusted after an interrupted build.
  local made_for="$native_source $libtorch"
  [[ -f $native_build/made-for && $(<"$native_build/made-for") == "$made_for" ]] || rm -rf "$native_build"
  rm -f "$native_stamp" "$native_build/made-for"
  step "configuring the native library" cmake -S "$native_source" -B "$native_build" -DCMAKE_BUILD_TYPE=Release \
    -DLIBTORCH="$libtorch" -DCMAKE_LIBRARY_OUTPUT_DIRECTORY="$native_build/out"
  step "building the native library" cmake --build "$native_build" --parallel "$(nproc)"
  printf '%s' "$made_for" >"$native_build/made-for"
  mkdir -p "$native_dir"
  cp "$native_build/out/${native_library##*/}" "$native_library.new"
  mv "$native_library.new" "$native_library"
  printf '%s\n%s\n' "$(native_fingerprint "$libtorch")" "$libtorch" >"$native_stamp.new"
  mv "$native_stamp.new" "$native_stamp"
}
