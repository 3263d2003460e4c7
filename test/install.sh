# SPDX-License-Identifier: EUPL-1.2
# Sourced by examples/build.sh and test/run.sh: install_packages NAME… by apt,
# only those that are missing, as root or with sudo.
install_packages() {
  [ "${ENTENTE_NO_INSTALL:-}" = 1 ] && return 0
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  printf 'Installation de :%s\n' "$missing"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Il manque :$missing (ni root, ni sudo)" >&2; return 1; }
    as_root=sudo
  fi
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive sh -c "
    apt-get -o Acquire::Retries=3 -qq update && apt-get -qq install -y --no-install-recommends $missing" >/dev/null
}

# The checkers of test/npm/package.json, into out/npm; tests that need them are
# skipped without them.
install_npm() {
  [ "${ENTENTE_NO_INSTALL:-}" = 1 ] && return 0
  cmp -s test/npm/package.json out/npm/package.json && [ -d out/npm/node_modules ] && return 0
  command -v npm >/dev/null || install_packages npm || return 0
  mkdir -p out/npm && cp test/npm/package.json out/npm/
  (cd out/npm && npm install --no-audit --no-fund --no-package-lock >../npm.log 2>&1) || { cat out/npm.log; rm -f out/npm/package.json; }
}
