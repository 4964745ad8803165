#!/usr/bin/env bash
# rust_decimal 1.43.0 (crates.io): formatting with a precision cuts digits off where the
# standard library's numbers are rounded: `{:.1}` of 0.29 is 0.2 (an f64 gives 0.3), of 99.99 it
# is 99.9 (100.0). Rounding first (`round_dp`) gives what was meant. Seen with Rust 1.95.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/src"
cat >"$folder/Cargo.toml" <<'TOML'
[package]
name = "precision"
version = "0.0.0"
edition = "2021"

[dependencies]
rust_decimal = "=1.43.0"
TOML
cat >"$folder/src/main.rs" <<'RUST'
use rust_decimal::Decimal;

fn main() {
    for (text, cut, rounded) in [("0.29", "0.2", "0.3"), ("-0.29", "-0.2", "-0.3"), ("99.99", "99.9", "100.0")] {
        let decimal: Decimal = text.parse().unwrap();
        let float: f64 = text.parse().unwrap();
        println!("{text}: Decimal {decimal:.1}, f64 {float:.1}, round_dp {}", decimal.round_dp(1));
        assert_eq!(format!("{decimal:.1}"), cut);
        assert_eq!(format!("{float:.1}"), rounded);
        assert_eq!(decimal.round_dp(1).to_string(), rounded);
    }
}
RUST
CARGO_TARGET_DIR="$folder/target" cargo run --quiet --manifest-path "$folder/Cargo.toml"
