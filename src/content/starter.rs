//! A file to begin a document with, made from what a person may write in it.
//!
//! In: a kind. Out: a YAML file that can be built as it is: what must be written is there as its title in
//! brackets, what may be written as a comment with an example.

use super::declare::{Component, Field, Shape};
use super::examples::{example, symbol};
use super::kind::{Components, Kind};
use super::{VAN_BAN, carried, first_capital, waiver};

const HEAD: &str = "\
Tệp này xuất được ngay. Thay mọi chỗ trong [ngoặc vuông]; bỏ dòng ghi chú khi không cần nữa.
#
# Dòng như \"# luu: {don_vi: KT}\" là phần không bắt buộc: cần thì bỏ dấu # và dấu cách sau nó.
# Sau dấu | là khối lời văn: mỗi dòng là một đoạn, thụt vào bằng dấu cách. Mở đầu dòng bằng \"I. \" là mục,
# \"1. \" là khoản, \"a) \" là điểm, \"- \" là gạch đầu dòng; chương trình đánh lại số và báo chỗ lệch.
#
# Soạn bằng VS Code có tiện ích YAML: chạy `vanban schema --out vanban.schema.json` rồi thêm vào đầu tệp dòng
#   \"# yaml-language-server: $schema=./vanban.schema.json\" để được gợi ý và báo lỗi ngay khi gõ.
";

/// The starter of a kind that is a document of its own.
pub fn starter(kind: &Kind) -> String {
    let mut text = format!("# {}. {HEAD}\nloai: {}\n", kind.ten, kind.id);
    let mut above = 1;
    // A template for many localities is no document yet; and in a new document there is nothing to let stand.
    let left_aside = ["loai", "dia_phuong", waiver::KEY, carried::KEY];
    for field in VAN_BAN.fields.iter().filter(|field| !left_aside.contains(&field.key)) {
        let part = match need(kind, &kind.rieng, field.key) {
            Need::Must => required(field, kind),
            // These are not typed: they come with the signature.
            Need::May if field.key == "so" => issuing(kind),
            Need::May if field.key == "ngay" => continue,
            Need::May if field.key == "thong_tin" => own_fields(kind),
            Need::May => left_out(field, &example(kind, field), 0),
            Need::Never => continue,
        };
        // Single lines are kept together, anything else is separate.
        let lines = part.lines().count();
        if above.max(lines) > 1 {
            text.push('\n');
        }
        above = lines;
        text += &part;
    }
    text
}

enum Need {
    Must,
    May,
    Never,
}

fn need(kind: &Kind, components: &Components, key: &str) -> Need {
    // A document that is not issued yet has only its year.
    let must = components.bat_buoc.iter().any(|known| known == key) || key == "nam";
    match kind.allows(components, key) {
        true if must => Need::Must,
        true => Need::May,
        false => Need::Never,
    }
}

fn required(field: &Field, kind: &Kind) -> String {
    let Field { key, title, .. } = field;
    match &field.shape {
        Shape::Map(component) | Shape::MapOrList(component) => {
            let head = format!("# {}. {}\n{key}:\n", first_capital(component.title), component.about);
            let signers = kind.so_nguoi_ky.filter(|&signers| signers > 1 && *key == "nguoi_ky");
            head + &signers.map_or_else(|| map(component, 2), |signers| item(component).repeat(signers))
        }
        Shape::ProseOr(Shape::List(Shape::ProseOr(Shape::Map(item)))) => format!(
            "# {}; mỗi mục mở đầu bằng \"- |\"\n{key}:\n  - |\n    [lời văn của {}]\n",
            first_capital(title),
            item.title
        ),
        _ if *key == "ky_hieu" => format!("{key}: {}  # {title}\n", symbol(kind)),
        _ if field.pattern.is_some() => format!("{key}: {}  # {title}\n", field.example),
        _ => value(field, &example(kind, field), 0),
    }
}

/// What must be written of a component, and what may be.
fn map(component: &Component, indent: usize) -> String {
    let field = |field: &Field| {
        if field.required {
            value(field, field.example, indent)
        } else {
            left_out(field, field.example, indent)
        }
    };
    offered(component).map(field).collect()
}

/// Its keys without those that replace one that must be written.
fn offered(component: &Component) -> impl Iterator<Item = &Field> {
    let fields = component.fields.iter();
    fields.filter(|field| component.fields.iter().all(|other| other.unless != Some(field.key)))
}

/// A component as an item of a list: what must be written comes first, since `- ` needs a value beside it.
fn item(component: &Component) -> String {
    let (must, may): (Vec<&Field>, Vec<&Field>) = offered(component).partition(|field| field.required);
    let must = must.into_iter().map(|field| value(field, field.example, 4));
    let lines: String = must.chain(may.into_iter().map(|field| left_out(field, field.example, 4))).collect();
    lines.replacen("    ", "  - ", 1)
}

/// Its title in brackets, to be replaced.
fn value(field: &Field, example: &str, indent: usize) -> String {
    let Field { key, title, .. } = field;
    let blank = " ".repeat(indent);
    match field.shape {
        Shape::Word => format!("{blank}{key}: \"[{title}]\"  # ví dụ: {example}\n"),
        Shape::Choice(_) => format!("{blank}{key}: {example}  # {title}\n"),
        _ => {
            let title_line = first_capital(title) + &in_block(example);
            format!("{blank}# {title_line}\n{blank}{key}: |\n{blank}  [{title}]\n")
        }
    }
}

/// An example as the lines of a block; empty if it only fits a list of components.
fn in_block(example: &str) -> String {
    match example.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(list) if list.starts_with('{') => String::new(),
        Some(list) => format!("; ví dụ, mỗi dòng một mục: {}", list.replace(", ", " / ")),
        None => format!("; ví dụ: {example}"),
    }
}

fn left_out(field: &Field, example: &str, indent: usize) -> String {
    format!("{}# {}: {example}  # {}\n", " ".repeat(indent), field.key, field.title)
}

/// The name of a starter's file, unless another one is asked for.
pub fn file_name(kind: &str) -> String {
    format!("{}.yaml", kind.replace('_', "-"))
}

/// How the paper gets its number and day.
fn issuing(kind: &Kind) -> String {
    let name = file_name(&kind.id);
    format!("# Ký xong thì cấp số, ngày: vanban issue {name} --so 05 --ngay 31/10/2026\n")
}

/// What only this kind has.
fn own_fields(kind: &Kind) -> String {
    let own = &kind.thong_tin;
    let mark = if own.bat_buoc.is_empty() { "# " } else { "" };
    let head = format!("# Thông tin riêng của {}\n{mark}thong_tin:\n", kind.ten);
    let must = own.bat_buoc.iter().map(|(key, title)| format!("  {key}: |\n    [{title}]\n"));
    let may = own.cho_phep.iter().map(|(key, title)| format!("  # {key}: …  # {title}\n"));
    std::iter::once(head).chain(must).chain(may).collect()
}
