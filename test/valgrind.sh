#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# No invalid access and no definite leak: a check, a refused file, an explanation,
# and (--long, or ENTENTE_TEST_LONG=1) a whole build. usage: valgrind.sh ENTENTE
set -u
command -v valgrind >/dev/null || exit 77
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
run() {
  expected=$1
  shift
  G_SLICE=always-malloc valgrind -q --suppressions="$root/test/valgrind.supp" --error-exitcode=99 --leak-check=full \
    --show-leak-kinds=definite --errors-for-leak-kinds=definite --log-file="$work/log" "$@" >/dev/null 2>&1
  status=$?
  if [ "$status" -ne "$expected" ]; then
    echo "valgrind: status $status: $*"
    head -40 "$work/log"
    failed=1
  fi
}
printf '<charte xmlns="urn:entente:charte:1"><oups' >"$work/faux.xml"
run 1 "$1" check "$root/examples/clspd-fautif/clspd-fautif.xml"
run 2 "$1" check "$work/faux.xml"
run 0 "$1" explain fr-groupe-tiers
if [ "${ENTENTE_TEST_LONG:-0}" = 1 ]; then
  run 0 "$1" build -o "$work/out" "$root/examples/clspd/clspd.xml"
fi
exit $failed
