#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# README's first command: installs what is missing, builds entente, compiles
# every example into out/. Safe to run again. ENTENTE_NO_INSTALL=1 skips apt.
set -eu
cd "$(dirname "$0")/.."

packages="gcc pkg-config meson ninja-build python3 xsltproc
libglib2.0-dev libglib2.0-dev-bin libxml2-dev libxslt1-dev libcairo2-dev libpango1.0-dev libfontconfig-dev
libhyphen-dev libjson-glib-dev libqpdf-dev libzip-dev
fonts-linuxlibertine fonts-liberation2 hyphen-fr hyphen-nl hyphen-de hyphen-en-gb"
. test/install.sh
install_packages $packages

printf '\n── Compilation d’entente\n'
if [ ! -f out/build/build.ninja ]; then
  meson setup out/build -Dtests=false >out/setup.log 2>&1 || { cat out/setup.log; exit 1; }
fi
ninja -C out/build compiler/entente

printf '\n── Exemples\n'
failed=0
total=0
for folder in examples/*/; do
  name=$(basename "$folder")
  [ -f "$folder/$name.xml" ] || continue
  total=$((total + 1))
  printf '   %-24s ' "$name"
  if python3 test/example.py out/build/compiler/entente "$folder" "out/$name"; then
    echo 'conforme à son expected.json'
  else
    failed=$((failed + 1))
  fi
done

if [ "$failed" -ne 0 ]; then
  printf '\n%s exemple(s) sur %s ne se comportent pas comme prévu.\n' "$failed" "$total" >&2
  exit 1
fi
printf '\nLes documents et les schémas sont dans :\n'
for folder in examples/*/; do
  name=$(basename "$folder")
  [ -d "out/$name" ] && printf '   out/%s/\n' "$name"
done
printf 'Le programme : out/build/compiler/entente\n'
