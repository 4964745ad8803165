#!/usr/bin/env bash
# libnumbertext 1.0.11 (Debian bookworm), which writes numbers in words for LibreOffice (cell format
# `[NatNum12]`), leaves out the tens in Vietnamese and takes the wrong "five": 105 becomes "một trăm
# lăm" (for "một trăm linh năm"), fifteen million "mười năm triệu" (for "mười lăm triệu"). A negative
# number gives no words at all, without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in libnumbertext-tools libnumbertext-data libnumbertext-1.0-0; do
  apt-get download -qq -o APT::Sandbox::User=root "$package=1.0.11-1" >/dev/null
done
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH=$folder/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)
# The program looks for languages in the folder it runs in.
cd usr/share/libnumbertext
same() {
  local got
  got=$(../../lib/libnumbertext/spellout -l vi "$1")
  echo "$1: \"$got\""
  [ "$got" = "$2" ] || { echo "expected: \"$2\""; exit 1; }
}
same 15 'mười lăm'
same 105 'một trăm lăm'
same 1005 'một ngàn không trăm lăm'
same 15000000 'mười năm triệu'
same 125120000000 'một trăm hai mươi năm tỷ một trăm hai mươi triệu'
same -5 ''
