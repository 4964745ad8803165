#!/usr/bin/env bash
# Makes a root folder with the LibreOffice of Debian's backports, which breaks lines as Word does,
# and prints where it is. Where it cannot be had: says why on the second stream, prints nothing.
# It is made once on a machine, in about two minutes; mounts are mmdebstrap's and go with it.
set -euo pipefail

cache=${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/vanban-ci
root=$cache/office-bookworm-backports-1

not_to_be_had() {
  echo "a newer LibreOffice: $1" >&2
  exit 0
}

if [ ! -x "$root/usr/bin/soffice" ]; then
  [ "$(id -u)" = 0 ] || not_to_be_had 'only root can make a root folder'
  # The machine's own mirror of Debian.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1) || true
  [ -n "$mirror" ] || not_to_be_had 'apt knows no mirror of bookworm'
  command -v mmdebstrap >/dev/null || apt-get install -y -qq --no-install-recommends mmdebstrap >/dev/null 2>&1 ||
    not_to_be_had 'mmdebstrap cannot be installed'
  new=$(mkdir -p "$cache" 2>/dev/null && mktemp -d "$cache/new.XXXXXX") || not_to_be_had "nothing can be kept in $cache"
  trap 'rm -rf --one-file-system "$new"' EXIT
  # The machine's proxies, if it has any.
  apt-config dump --no-empty Acquire::http Acquire::https >"$new/apt.conf"
  timeout 900 mmdebstrap --mode=root --variant=apt --include=libreoffice-writer-nogui,fonts-liberation2 \
    --aptopt="$new/apt.conf" --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --setup-hook='printf "Package: *\nPin: release n=bookworm-backports\nPin-Priority: 500\n" >"$1/etc/apt/preferences.d/newer"' \
    bookworm "$new/root" "deb $mirror bookworm main" "deb $mirror bookworm-backports main" >"$new/log" 2>&1 ||
    { tail -n 5 "$new/log" >&2; not_to_be_had 'it could not be installed'; }
  mv --no-target-directory "$new/root" "$root" 2>/dev/null || true
fi
[ -x "$root/usr/bin/soffice" ] || not_to_be_had 'it could not be installed'
echo "$root"
