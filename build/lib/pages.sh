# shellcheck shell=bash
# What the report's page is built with, and what it is tested in.

# npm restores the chart libraries of the page when src/MLNet.FeatureGating.Reports is built.
need_npm() {
  local missing=()
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}

# CHROMIUM says where a browser is that is not on the path.
need_browser() {
  [[ -x ${CHROMIUM:-} ]] || command -v chromium >/dev/null || install_packages chromium
}
