#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# README's second command: installs what the tests need, builds with sanitizers,
# runs everything. Ends with «N passed, N failed» alone on a line.
# --long adds the long runs, all cases of the rules under the sanitizers, the flipped
# operators that the tests notice, and the linters. ENTENTE_NO_INSTALL=1 skips apt.
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
install_packages python3-lxml trang jing poppler-utils qpdf python3-pikepdf python3-fonttools mupdf-tools valgrind libxml2-utils \
  default-jdk-headless libxalan2-java chromium libreoffice-writer-nogui fonts-noto-core graphviz \
  strace clang libclang-rt-14-dev gcovr || exit 2
[ $long = 1 ] && { install_packages clang-tidy cppcheck || exit 2; }
install_npm
export ENTENTE_TEST_LONG=$long
extra=

# The first command, as a newcomer runs it; its program is the one under valgrind.
echo '── README’s first command'
if sh examples/build.sh; then extra="$extra first-command=ok"; else extra="$extra first-command=failed"; fi

echo '── Tests, under the address and undefined-behaviour sanitizers'
options="-Dtests=true -Db_sanitize=address,undefined -Db_lundef=false -Dplain=$PWD/out/build/compiler/entente"
[ -n "${CI:-}" ] && options="$options -Dwerror=true"
if [ ! -f out/build-test/build.ninja ]; then
  # shellcheck disable=SC2086
  meson setup out/build-test $options >out/setup-test.log 2>&1 || { cat out/setup-test.log; exit 2; }
fi
ninja -C out/build-test || exit 2
ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
  LSAN_OPTIONS=suppressions=$PWD/test/lsan.supp:print_suppressions=0 \
  meson test -C out/build-test --no-rebuild --print-errorlogs --timeout-multiplier 5 || true

step() { # NAME COMMAND…; 77: skipped
  name=$1
  shift
  echo "── $name"
  "$@"
  case $? in 0) extra="$extra $name=ok" ;; 77) ;; *) extra="$extra $name=failed" ;; esac
}
step fuzz sh test/fuzz/run.sh # a fixed number of inputs
if [ $long = 1 ]; then
  step rules-sanitized /usr/bin/python3 test/rules/coverage.py out/build-test/compiler/entente
  step coverage sh test/coverage.sh
  step mutants python3 test/mutate.py
  step lint sh test/lint.sh
else
  step coverage sh test/coverage.sh --short
fi

# shellcheck disable=SC2086
python3 test/summary.py out/build-test/meson-logs/testlog.junit.xml $extra
