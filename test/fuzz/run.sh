#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A fixed number of inputs for each fuzzer, drawn from the project's own files with a
# fixed seed; ENTENTE_TEST_LONG=1: 40 times as many. What crashes is kept in
# out/fuzz-found: make it a test, then mend it. usage: run.sh [NAME…]
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/out/fuzz
found=$root/out/fuzz-found
times=1
[ "${ENTENTE_TEST_LONG:-0}" = 1 ] && times=40
command -v clang >/dev/null || { echo "fuzz: no clang"; exit 77; }
if [ ! -f "$build/build.ninja" ]; then
  CC=clang meson setup "$build" "$root" -Dfuzz=true -Dtests=false -Dwerror=true -Db_sanitize=address,undefined -Db_lundef=false \
    >"$root/out/setup-fuzz.log" 2>&1 || { cat "$root/out/setup-fuzz.log"; exit 2; }
fi
ninja -C "$build" >"$root/out/build-fuzz.log" 2>&1 || { tail -40 "$root/out/build-fuzz.log"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$found" "$work/check" "$work/rules" "$work/tree" "$work/journal" "$work/command"

# The corpora: every file of that kind that the tests hold; calls of the command line.
n=0
for file in "$root"/test/load/xml/*.xml "$root"/test/load/encoding/*.xml "$root"/test/grammar/*/*.xml "$root"/test/model/*/*.xml \
  "$root"/test/rules/*-*/*.xml "$root"/examples/*/*.xml; do
  [ -f "$file" ] && cp "$file" "$work/check/$((n += 1)).xml"
done
for file in "$root"/compiler/law/*/*.sch "$root"/examples/*/*.sch "$root"/test/rules/*/*.sch; do
  [ -f "$file" ] && cp "$file" "$work/rules/$((n += 1)).sch"
done
for file in "$root"/test/document/*.tree.xml "$root"/test/typeset/*.xml; do
  [ -f "$file" ] && cp "$file" "$work/tree/$((n += 1)).xml"
done
printf 'date;de;vers;instance;information;canal;conditions;pression\n2026-11-03;maire;prefet;;O;;;\n' >"$work/journal/1"
printf 'date,de,vers,information\n"03/11/2026","Maire","prefet",orientations\n#,\n' >"$work/journal/2"
printf '\357\273\277date\tde\tvers\tinformation\tconditions\r\n2026-11-03\tmaire\tprefet\tO\tconsentement trace\r\n' >"$work/journal/3"
for words in check 'check --format=json' 'check --timeline' 'check --strict --lang=en' 'check --as-of=2010-01-01' facts 'check --until=load --dump' \
  'ask --who-can-learn x' 'ask --may a b c' 'explain fr-groupe-tiers' 'new clspd' build; do
  { echo "$words -"; cat "$root/examples/clspd/clspd.xml"; } >"$work/command/$((n += 1))"
done
# Large charters cost a second each under the sanitizers: only the long runs take them.
[ "$times" = 1 ] && find "$work/check" -type f -size +40k -delete

failed=0
[ $# -gt 0 ] || set -- check rules tree journal command
for name in "$@"; do
  case $name in check) runs=1500 ;; rules) runs=1500 ;; tree) runs=150 ;; journal) runs=20000 ;; command) runs=150 ;; esac
  log=$work/$name.log
  ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$root/test/lsan.supp:print_suppressions=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    "$build/test/fuzz/fuzz-$name" -seed=20261130 -runs=$((runs * times)) -max_total_time=$((12 * times)) -timeout=60 -rss_limit_mb=4096 -max_len=60000 \
    -close_fd_mask=0 -artifact_prefix="$found/$name-" -dict="$root/test/fuzz/words.dict" "$work/$name" >"$log" 2>&1
  status=$?
  echo "fuzz-$name: $(grep -c . "$log") lines of log, $(sed -n 's/^Done \([0-9]* runs in [0-9]* second(s)\)/\1/p' "$log"), status $status, $(sed -n 's/.*\(cov: [0-9]* ft: [0-9]*\).*/\1/p' "$log" | tail -1)"
  [ $status -eq 0 ] || { failed=1; tail -60 "$log"; }
done
exit $failed
