//! The program: see [`vanban::cli`].

fn main() {}
