//! Finds the files of `templates/` that are built in: themes, kinds and frames stand at its top,
//! starters of new documents in `moi/`.
//!
//! Out: lists `(name, text)`, included by `src/template/office.rs` and `src/cli/new.rs`, so that a
//! kind of document is built in by its files alone; `theme.yaml` as Rust, included by `src/theme`, so
//! that no run reads it; and a number that is another one for every other source of the program, by
//! which a run knows what an earlier program made. Comments and tests make no document, so they are
//! left out of it.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::{env, fs, io};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

fn main() -> io::Result<()> {
    // A folder is looked at with all that is in it, also for files that come and go.
    for place in ["templates", "src", "fonts", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
    }
    let variable = |name| env::var(name).map_err(io::Error::other);
    let templates = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("templates");
    let mut hasher = DefaultHasher::new();
    hash(
        templates.parent().unwrap_or(&templates),
        &["templates", "src", "fonts", "Cargo.lock"],
        &mut hasher,
    )?;
    println!("cargo::rustc-env=VANBAN_SOURCE={:016x}", hasher.finish());
    let out = variable("OUT_DIR")?;
    fs::write(Path::new(&out).join("built_in.rs"), list(&templates)?)?;
    fs::write(Path::new(&out).join("starters.rs"), list(&templates.join("moi"))?)?;
    let theme = theme(&fs::read_to_string(templates.join("theme.yaml"))?).map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("theme.rs"), theme)
}

/// The built-in theme as a Rust expression. It knows the few ways in which that one file is written:
/// a key and its value a line, a role's values in braces. A test of `src/theme` reads the file as any
/// other YAML and compares.
fn theme(yaml: &str) -> Result<String, String> {
    let [mut margins, mut page, mut room, mut styles] = [const { String::new() }; 4];
    let mut part = "";
    for line in yaml.lines() {
        let text = line.split('#').next().unwrap_or_default().trim_end();
        let Some((key, value)) = text.trim_start().split_once(':') else { continue };
        let value = value.trim();
        match (text.starts_with(' '), part) {
            (false, _) => part = key,
            (_, "trang") if key == "so_trang_cach_mep" => {
                page = format!("number_from_top: Length::mm({value}_f64)");
            }
            (_, "trang") => margins.push_str(&format!("{}, ", field(key, value)?)),
            (_, "khoang") => room.push_str(&format!("{}, ", field(key, value)?)),
            _ => {
                let values = value.trim_matches(['{', '}']).split(", ");
                let fields = values.map(|one| {
                    let (key, value) = one.split_once(": ").ok_or_else(|| format!("theme.yaml: {line}"))?;
                    field(key, value)
                });
                let fields: Vec<String> = fields.collect::<Result<_, String>>()?;
                styles.push_str(&format!("({key:?}, Style {{ {}, ..PLAIN }}),\n", fields.join(", ")));
            }
        }
    }
    Ok(format!(
        "BuiltIn {{\npage: Page {{ margins: Margins {{ {margins} }}, {page} }},\nroom: Room {{ {room} }},\n\
         styles: [\n{styles}],\n}}\n"
    ))
}

/// A value of the theme as a field of Rust: `size: Length::pt(13_f64)`.
fn field(key: &str, value: &str) -> Result<String, String> {
    let (name, unit) = match key {
        "le_tren" => ("top", "mm"),
        "le_duoi" => ("bottom", "mm"),
        "le_trai" => ("left", "mm"),
        "le_phai" => ("right", "mm"),
        "cho_ky" => ("signature", "mm"),
        "cach_duong_ke" => ("rule_gap", "pt"),
        "duoi_duong_ke" => ("rule_below", "pt"),
        "cach_khoi" => ("section_gap", "pt"),
        "dem_o_ngang" => ("cell_padding", "mm"),
        "dem_o_doc" => ("cell_padding_vertical", "mm"),
        "net_ke" => ("stroke", "pt"),
        "co_chu" => ("size", "pt"),
        "thut_dau_dong" => ("first_indent", "mm"),
        "thut_trai" => ("left_indent", "mm"),
        "cach_tren" => ("before", "pt"),
        "cach_duoi" => ("after", "pt"),
        "dam" => return Ok(format!("bold: {value}")),
        "nghieng" => return Ok(format!("italic: {value}")),
        "can" => {
            let align = match value {
                "giua" => "Center",
                "phai" => "Right",
                "deu" => "Justify",
                _ => "Left",
            };
            return Ok(format!("align: Align::{align}"));
        }
        _ => return Err(format!("theme.yaml: build.rs does not know `{key}`")),
    };
    Ok(format!("{name}: Length::{unit}({value}_f64)"))
}

/// Takes in all files of these names below a folder, in the order of their names.
fn hash(folder: &Path, names: &[&str], hasher: &mut DefaultHasher) -> io::Result<()> {
    for name in names {
        let path = folder.join(name);
        // A module of tests, wherever it is declared.
        if ["tests", "tests.rs"].contains(name) {
            continue;
        }
        hasher.write(name.as_bytes());
        if path.is_dir() {
            let entries = fs::read_dir(&path)?.collect::<io::Result<Vec<_>>>()?;
            let mut below: Vec<String> =
                entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            below.sort();
            hash(&path, &below.iter().map(String::as_str).collect::<Vec<_>>(), hasher)?;
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path)?;
            // What is no Rust is the compiler's to tell.
            let made = text.parse().map_or(text, |source| made(source).to_string());
            hasher.write(made.as_bytes());
        } else {
            // Line ends are Git's matter.
            let bytes = fs::read(&path)?;
            bytes.split(|byte| *byte == b'\r').for_each(|part| hasher.write(part));
        }
    }
    Ok(())
}

/// What a source file makes: its tokens without documentation, which is an attribute here, and
/// without what only tests have. Other comments are no tokens.
pub(crate) fn made(source: TokenStream) -> TokenStream {
    let mut made = Vec::new();
    let mut tokens = source.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_mark = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
        if is_mark {
            let inner =
                tokens.next_if(|next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'));
            if let Some(TokenTree::Group(attribute)) = tokens.peek() {
                let text = attribute.stream().to_string();
                if text.starts_with("doc =") || text == "cfg (test)" {
                    let _ = tokens.next();
                    if text == "cfg (test)" {
                        skip_item(&mut tokens);
                    }
                    continue;
                }
            }
            made.push(token);
            made.extend(inner);
            continue;
        }
        made.push(match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), self::made(group.stream())).into(),
            other => other,
        });
    }
    made.into_iter().collect()
}

/// Goes over an item: to its semicolon, or to the end of its block.
fn skip_item(tokens: &mut impl Iterator<Item = TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ';' => return,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            _ => {}
        }
    }
}

/// The files of a folder as a Rust expression.
fn list(folder: &Path) -> io::Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".yaml") || name.ends_with(".xml") {
            names.push(name);
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = folder.join(&name);
        // A string's `Debug` is a Rust literal, backslashes of Windows and all.
        writeln!(list, "    ({name:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    Ok(list)
}
