#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Lines of compiler/ that the tests run (gcov, gcovr): prints the table and fails
# under 85 %. usage: coverage.sh [--short | TEST…]; --short: quick tests that run
# most of it, for test/run.sh.
set -u
cd "$(dirname "$0")/.."
[ "${1:-}" = --short ] && set -- typography pack law lexer message nearest source load grammar check rule-files lookup flow flow-ask \
  document model typeset report short-papers courses drafting audit
command -v gcovr >/dev/null || { echo "coverage: no gcovr"; exit 77; }
[ -f out/coverage/build.ninja ] || meson setup out/coverage -Dtests=true -Db_coverage=true -Dbuildtype=debug >out/setup-coverage.log 2>&1 || exit 2
ninja -C out/coverage >out/build-coverage.log 2>&1 || { tail -20 out/build-coverage.log; exit 2; }
find out/coverage -name '*.gcda' -delete
meson test -C out/coverage --no-rebuild --timeout-multiplier 5 "$@" >out/test-coverage.log 2>&1
tail -12 out/test-coverage.log
gcovr --root . --filter compiler/ --object-directory out/coverage --fail-under-line 85 --txt out/coverage/lines.txt --print-summary out/coverage
status=$?
[ $status -eq 0 ] || cat out/coverage/lines.txt
exit $status
