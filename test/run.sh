#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# README's second command: installs what the tests need, builds with sanitizers,
# runs everything. Ends with «N passed, N failed» alone on a line.
# --long adds the long runs. ENTENTE_NO_INSTALL=1 skips apt.
set -u
cd "$(dirname "$0")/.."
long=0
for argument in "$@"; do
  case $argument in
  --long) long=1 ;;
  *) echo "usage: sh test/run.sh [--long]" >&2; exit 2 ;;
  esac
done

. test/install.sh
install_packages gcc pkg-config meson ninja-build python3 python3-lxml xsltproc \
  libglib2.0-dev libglib2.0-dev-bin libxml2-dev libxslt1-dev libcairo2-dev libpango1.0-dev libfontconfig-dev \
  libhyphen-dev libjson-glib-dev libqpdf-dev \
  fonts-linuxlibertine fonts-liberation2 hyphen-fr hyphen-nl hyphen-de hyphen-en-gb \
  trang jing poppler-utils qpdf valgrind libxml2-utils default-jdk-headless libxalan2-java || exit 2

options="-Dtests=true -Db_sanitize=address,undefined -Db_lundef=false"
[ -n "${CI:-}" ] && options="$options -Dwerror=true"
# shellcheck disable=SC2086
if [ ! -f out/build-test/build.ninja ]; then
  meson setup out/build-test $options >out/setup-test.log 2>&1 || { cat out/setup-test.log; exit 2; }
fi
ninja -C out/build-test || exit 2

export ENTENTE_TEST_LONG=$long
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/test/lsan.supp:print_suppressions=0
meson test -C out/build-test --no-rebuild --print-errorlogs --timeout-multiplier 5 || true
python3 test/summary.py out/build-test/meson-logs/testlog.junit.xml
