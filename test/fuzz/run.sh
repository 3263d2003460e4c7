#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Each fuzzer reads the project's own files of its kind, then a fixed number of changes
# of them, drawn with a fixed seed; ENTENTE_TEST_LONG=1: 40 times as many. What crashes
# is kept in out/fuzz-found: make it a test, then mend it. usage: run.sh [NAME…]
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
/usr/bin/python3 "$root/test/fuzz/pieces.py" "$work/tree" "$root"/test/typeset/*.xml "$root"/test/document/*.tree.xml \
  "$root"/test/document/*/*.tree.xml || exit 2
printf 'date;de;vers;instance;information;canal;conditions;pression\n2026-11-03;maire;prefet;;O;;;\n' >"$work/journal/1"
printf 'date,de,vers,information\n"03/11/2026","Maire","prefet",orientations\n#,\n' >"$work/journal/2"
printf '\357\273\277date\tde\tvers\tinformation\tconditions\r\n2026-11-03\tmaire\tprefet\tO\tconsentement trace\r\n' >"$work/journal/3"
for words in check 'check --format=json' 'check --timeline' 'check --strict --lang=en' 'check --as-of=2010-01-01' facts 'check --until=load --dump' \
  'ask --who-can-learn x' 'ask --may a b c' 'explain fr-groupe-tiers' 'new clspd' build; do
  { echo "$words -"; cat "$root/examples/clspd/clspd.xml"; } >"$work/command/$((n += 1))"
done
# Large charters cost a second each under the sanitizers: only the long runs take them.
[ "$times" = 1 ] && find "$work/check" -type f -size +40k -delete

fuzz() { # NAME: its log, and its status in a file
  case $1 in check | rules | journal) changes=3000 ;; tree) changes=200 ;; command) changes=150 ;; esac
  inputs=$(find "$work/$1" -type f | wc -l)
  ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$root/test/lsan.supp:print_suppressions=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
    "$build/test/fuzz/fuzz-$1" -seed=20261130 -runs=$((inputs + changes * times)) -timeout=60 -rss_limit_mb=4096 -max_len=60000 \
    -close_fd_mask=0 -artifact_prefix="$found/$1-" -dict="$root/test/fuzz/words.dict" "$work/$1" >"$work/$1.log" 2>&1
  echo $? >"$work/$1.status"
}

failed=0
[ $# -gt 0 ] || set -- check rules tree journal command
for name in "$@"; do
  fuzz "$name" &
done
wait
for name in "$@"; do
  status=$(cat "$work/$name.status")
  echo "fuzz-$name: $(sed -n 's/^Done \([0-9]* runs in [0-9]* second(s)\)/\1/p' "$work/$name.log"), status $status, $(sed -n 's/.*\(cov: [0-9]* ft: [0-9]*\).*/\1/p' "$work/$name.log" | tail -1)"
  [ "$status" -eq 0 ] || { failed=1; tail -60 "$work/$name.log"; }
done
exit $failed
