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
# as many at once as there are processors; the status is that of the worst
printf '%s\n' examples/*/ | xargs -P "$(nproc)" -n 1 sh -c '
  name=$(basename "$1")
  [ -f "$1$name.xml" ] || exit 0
  if said=$(python3 test/example.py out/build/compiler/entente "$1" "out/$name"); then said="conforme à son expected.json"; status=0; else status=1; fi
  printf "   %-24s %s\n" "$name" "$said"
  exit $status' sh || {
  printf '\nDes exemples ne se comportent pas comme prévu.\n' >&2
  exit 1
}
printf '\nLes documents et les schémas sont dans :\n'
for folder in examples/*/; do
  name=$(basename "$folder")
  [ -d "out/$name" ] && printf '   out/%s/\n' "$name"
done
printf 'Le programme : out/build/compiler/entente\n'
