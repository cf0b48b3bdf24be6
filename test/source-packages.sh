#!/usr/bin/env bash
# Every library that meson.build asks for has its Debian package in ./run.
. test/tell.sh
command -v dpkg-query >/dev/null && command -v pkg-config >/dev/null || { skip packages "no dpkg or pkg-config"; exit 0; }
for name in $(grep -rhoE "dependency\('[^']+'" --include=meson.build . | sed "s/.*'\(.*\)'/\1/" | sort -u); do
  [ "$name" = threads ] && continue
  file=$(pkg-config --variable=pcfiledir "$name" 2>/dev/null)/$name.pc
  package=$(dpkg-query -S "$file" 2>/dev/null | sed 's/:.*//' | head -n 1)
  if [ -z "$package" ]; then skip "package of $name" "$file belongs to no package"
  elif grep -E '^packages_build=' run | grep -qw -- "$package"; then ok "package of $name"
  else not_ok "package of $name" "$package is not among packages_build in ./run"
  fi
done
finish
