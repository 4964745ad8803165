#!/usr/bin/env bash
# Makes the archive that one would publish: for people who have no Rust.
#
# In: the folder for it, and the program in release (built here if it is not there yet). Out: the
# name of the archive on stdout: program, completions, pages for man, licences, the page for
# beginners, what is promised of files of strangers, sample papers. Same sources, same bytes: no day, no owner, a fixed order of files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8

[ $# = 1 ] || { echo "usage: .ci/archive.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(realpath "$1")
cargo build --release --quiet --locked
program=$(realpath -m "${CARGO_TARGET_DIR:-target}")/release/vanban
host=$(rustc -vV | sed -n 's/^host: //p')
version=$("$program" --version)
name=vanban-${version#vanban }-$host
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
root=$scratch/$name

mkdir -p "$root/phim-tab" "$root/man/man1" "$root/giay-phep" "$root/mau"
cp "$program" "$root/vanban"
cp docs/bat-dau.md "$root/BAT-DAU.md"
cp -R content "$root/mau/content"
rm "$root/mau/content/README.md"
cp -R docs "$root/docs"
rm "$root/docs/architecture.md" "$root/docs/bat-dau.md"
# Not under the name `templates`: from a folder of that name papers beside it would take their form.
cp -R templates "$root/trinh-bay-san-co"
# Their links lead to where these files stand here.
sed -E 's#\]\(\.\./docs/#](docs/#g; s#\]\(\.\./templates/#](trinh-bay-san-co/#g; s#\]\((mau/|[a-z0-9_-]+\.(csv|yaml))#](mau/content/\1#g' content/README.md >"$root/SOAN-VAN-BAN.md"
sed -E 's#\]\(content/README\.md#](SOAN-VAN-BAN.md#g' CHANGELOG.md >"$root/THAY-DOI.md"
sed -i -E 's#\]\(\.\./content/README\.md#](../SOAN-VAN-BAN.md#g' "$root"/docs/*.md
# The archive has that page under the name of its own.
find "$root/mau/content" -name '*.yaml' | while read -r file; do
  sed 's|content/README\.md|SOAN-VAN-BAN.md|g' "$file" >"$scratch/yaml"
  cat "$scratch/yaml" >"$file"
done

"$program" completions bash >"$root/phim-tab/vanban.bash"
"$program" completions zsh >"$root/phim-tab/_vanban"
"$program" completions fish >"$root/phim-tab/vanban.fish"
"$program" completions powershell >"$root/phim-tab/vanban.ps1"
"$program" completions elvish >"$root/phim-tab/vanban.elv"

# A page for the program, for each command and for each command of a command.
commands_of() {
  "$program" man "$@" | sed -nE '/^\.SH LỆNH/,$ s/^vanban[a-z\\-]*-([a-z]+)\(1\)$/\1/p'
}
"$program" man >"$root/man/man1/vanban.1"
for command in $(commands_of); do
  "$program" man "$command" >"$root/man/man1/vanban-$command.1"
  for below in $(commands_of "$command"); do
    "$program" man "$command" "$below" >"$root/man/man1/vanban-$command-$below.1"
  done
done

cp SECURITY.md "$root/SECURITY.md"
cp LICENSE-MIT LICENSE-APACHE "$root/giay-phep/"
cp fonts/LICENSE-OFL.txt "$root/giay-phep/TINOS-OFL.txt"
python3 tests/judges/licences.py --target "$host" --text "$root/giay-phep/BEN-THU-BA.txt" >&2

find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -exec chmod 644 {} +
chmod 755 "$root/vanban"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=ustar -C "$scratch" -cf - "$name" |
  gzip -n -9 >"$folder/$name.tar.gz"
echo "$folder/$name.tar.gz"
