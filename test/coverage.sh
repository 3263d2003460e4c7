#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Lines of compiler/ that the tests run (gcov, gcovr): prints the table and fails
# under 85 %. usage: coverage.sh [TEST…]
set -u
cd "$(dirname "$0")/.."
command -v gcovr >/dev/null || { echo "coverage: no gcovr"; exit 77; }
[ -f out/coverage/build.ninja ] || meson setup out/coverage -Dtests=true -Db_coverage=true -Dbuildtype=debug >out/setup-coverage.log 2>&1 || exit 2
ninja -C out/coverage >out/build-coverage.log 2>&1 || { tail -20 out/build-coverage.log; exit 2; }
meson test -C out/coverage --no-rebuild --timeout-multiplier 5 "$@" >out/test-coverage.log 2>&1
tail -12 out/test-coverage.log
gcovr --root . --filter compiler/ --object-directory out/coverage --fail-under-line 85 --txt out/coverage/lines.txt --print-summary out/coverage
status=$?
cat out/coverage/lines.txt
exit $status
