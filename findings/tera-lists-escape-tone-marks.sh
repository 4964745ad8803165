#!/usr/bin/env bash
# tera (crates.io) 2.4.0 prints a string as it is, but a list or a map that holds the same string with
# each combining mark and no-break space as a Rust escape: a name typed with separate tone marks, as
# macOS and some input methods give it, comes out as "Ba Be\u{302}\u{301}". tera 1.20.1 prints the list
# with the letters as they are. `join` gives the letters in both. A sentence that lists wards by
# `{{ wards }}` is right in the old release and unreadable in the new one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat >"$folder/Cargo.toml" <<'TOML'
[package]
name = "lists"
version = "0.0.0"
edition = "2021"

[dependencies]
old = { package = "tera", version = "=1.20.1", default-features = false }
new = { package = "tera", version = "=2.4.0" }
TOML
cat >"$folder/src/main.rs" <<'RUST'
const TEXT: &str = "{{ ward }}|{{ wards }}|{{ wards | join(sep=', ') }}";

fn main() {
    let ward = "Ba Be\u{302}\u{301}";
    let wards = vec![ward, "Tân\u{a0}Lập"];

    let mut tera = old::Tera::default();
    tera.add_raw_template("list", TEXT).unwrap();
    let mut context = old::Context::new();
    context.insert("ward", ward);
    context.insert("wards", &wards);
    let first = tera.render("list", &context).unwrap();

    let mut tera = new::Tera::default();
    tera.add_raw_template("list", TEXT).unwrap();
    let mut context = new::Context::new();
    context.insert("ward", &ward);
    context.insert("wards", &wards);
    let second = tera.render("list", &context).unwrap();

    println!("1.20.1: {first}\n2.4.0:  {second}");
    let joined = format!("{ward}, Tân\u{a0}Lập");
    assert_eq!(first, format!("{ward}|[{joined}]|{joined}"));
    let escaped = r#"["Ba Be\u{302}\u{301}", "Tân\u{a0}Lập"]"#;
    assert_eq!(second, format!("{ward}|{escaped}|{joined}"));
}
RUST
cargo run --quiet --manifest-path "$folder/Cargo.toml"
