#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# clang-tidy and cppcheck over compiler/: silent when clean. Each exception has its reason.
# usage: lint.sh [FILE…]
set -u
cd "$(dirname "$0")/.."
[ -f out/build/compile_commands.json ] || { echo "lint: build first (out/build)"; exit 2; }
failed=0
[ $# -gt 0 ] || set -- $(find compiler -name '*.c' | sort)

# clang-tidy: what finds faults, not taste.
checks='-*,bugprone-*,clang-analyzer-*,cert-err33-c,performance-*'
checks="$checks,-bugprone-easily-swappable-parameters"      # taste
checks="$checks,-bugprone-reserved-identifier"              # _GNU_SOURCE
checks="$checks,-bugprone-macro-parentheses"                # X-macros of *.def
checks="$checks,-bugprone-narrowing-conversions"            # guint of small counts, by hand
checks="$checks,-bugprone-implicit-widening-of-multiplication-result"
checks="$checks,-bugprone-branch-clone"                     # tables written as switches
checks="$checks,-bugprone-sizeof-expression"                # g_array of pointers
checks="$checks,-bugprone-assignment-in-if-condition"
checks="$checks,-clang-analyzer-security.insecureAPI.*"     # memcpy and strcpy «_s» that glibc has not
checks="$checks,-clang-analyzer-optin.performance.Padding"
checks="$checks,-cert-err33-c"                              # fprintf to a stream whose ferror() is read at the end
checks="$checks,-performance-no-int-to-ptr"                 # GUINT_TO_POINTER, g_once_init_leave
checks="$checks,-bugprone-suspicious-string-compare"        # strcmp() as a truth, as everywhere in C
checks="$checks,-bugprone-integer-division"                 # «i / per_row» is the number of a row
checks="$checks,-bugprone-too-small-loop-variable"          # 'A' to 'Z'
checks="$checks,-clang-analyzer-security.FloatLoopCounter"  # steps of a drawing: the same on every IEEE machine
checks="$checks,-clang-analyzer-unix.Malloc"                # it does not know g_auto*; the leak sanitizer runs in all tests
checks="$checks,-clang-analyzer-valist.Uninitialized"       # clang 14 on va_start in a function of its own
checks="$checks,-bugprone-multi-level-implicit-pointer-conversion"
if command -v clang-tidy >/dev/null; then
  clang-tidy --quiet -p out/build --checks="$checks" --warnings-as-errors='*' "$@" >out/clang-tidy.log 2>/dev/null || failed=1
  grep -E 'warning:|error:' out/clang-tidy.log | sort -u
else
  echo "lint: no clang-tidy"
fi

# cppcheck: what it cannot see of GLib's macros is told to it; style is not asked for. NULL is a pointer in POSIX (varFuncNullUB);
# arrays kept inside an appended struct are no leak, and one condition for two variables no doubt (the next two).
if command -v cppcheck >/dev/null; then
  cppcheck --quiet --std=c11 --library=gtk --enable=warning,portability,performance --inline-suppr --error-exitcode=1 -Icompiler \
    --suppress=unknownMacro --suppress=nullPointerOutOfMemory --suppress=ctunullpointerOutOfMemory \
    --suppress=varFuncNullUB --suppress=memleak --suppress=nullPointerRedundantCheck --suppress=duplicateAssignExpression \
    --suppress=autoVariables --suppress=invalidPrintfArgType_uint "$@" || failed=1
else
  echo "lint: no cppcheck"
fi
exit $failed
