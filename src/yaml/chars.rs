//! Characters that do not belong in a document: unseen ones, ones of old fonts, and no-break
//! spaces where YAML wants plain ones.

use super::page::YamlPage;
use super::parse::ParsedFile;
use super::traps;
use crate::finding::{Finding, Findings, codes};
use crate::signs::{self, FoundSigns, SignKind};

/// More findings of one kind than this say nothing new.
const SHOWN: usize = 10;

fn hint(kind: SignKind) -> &'static str {
    match kind {
        SignKind::LineBreak => "xóa ký tự này (thường do dán từ Word) và xuống dòng bằng phím Enter",
        SignKind::Control => "xóa ký tự này",
        SignKind::Private => {
            "gõ lại bằng ký tự Unicode; phông chữ cũ (VNI, TCVN3, Symbol) lưu ký hiệu bằng loại ký tự này"
        }
        SignKind::Broken => "gõ lại chữ ở chỗ này; tệp đã bị lưu sai bảng mã ở một bước trước",
        SignKind::Unseen => {
            "xóa ký tự này (đặt con trỏ ngay sau nó và bấm Backspace); nó thường do dán từ Word hoặc trang web"
        }
    }
}

/// Reports the characters that may be nowhere in a file.
pub(super) fn check(page: &YamlPage, findings: &mut Findings) {
    each(&signs::find(page.text()), |found, more| {
        let message = format!("ở đây có {}", found.described());
        let finding = Finding::error(codes::Y005, page.span(found.range.clone()), message);
        findings.push(finding.hint(format!("{}{more}", hint(found.kind))));
    });
}

/// Reports those that escapes in double quotes stand for.
pub(super) fn check_escapes(page: &YamlPage, escapes: &[FoundSigns], findings: &mut Findings) {
    each(escapes, |found, more| {
        let written = &page.text()[found.range.clone()];
        let message = format!("`{written}` ghi vào văn bản {}", found.described());
        let finding = Finding::error(codes::Y020, page.span(found.range.clone()), message);
        let hint = match found.kind {
            SignKind::LineBreak => "xóa mã này; cần xuống dòng thì dùng khối `|`, mỗi dòng một đoạn",
            SignKind::Private => "xóa mã này và gõ thẳng ký hiệu cần in",
            SignKind::Control | SignKind::Broken | SignKind::Unseen => {
                "xóa mã này: ký tự như vậy không có trong văn bản; muốn in đúng các chữ của mã thì dùng dấu nháy đơn"
            }
        };
        findings.push(finding.hint(format!("{hint}{more}")));
    });
}

/// Calls `tell` with the first few of each kind, and with a sentence about those that are not shown.
fn each(all: &[FoundSigns], mut tell: impl FnMut(&FoundSigns, &str)) {
    for kind in SignKind::ALL {
        let count = all.iter().filter(|one| one.kind == kind).count();
        for (index, found) in all.iter().filter(|one| one.kind == kind).take(SHOWN).enumerate() {
            let more = match count.saturating_sub(SHOWN) {
                more if more > 0 && index + 1 == SHOWN => format!("; còn {more} chỗ nữa như vậy"),
                _ => String::new(),
            };
            tell(found, &more);
        }
    }
}

/// Finds no-break spaces in indentation or right behind a key's `:` or a list's `-`. Returns whether
/// there are any: the structure of the file is then not what its writer sees.
pub(super) fn check_indentation(page: &YamlPage, built: &ParsedFile, findings: &mut Findings) -> bool {
    let text = page.text();
    // Behind the line of a fault nobody knows what is text and what is structure.
    let known = built.fault.as_ref().map_or(text.len(), |fault| page.line_at(fault.at).end);
    let mut places = Vec::new();
    let mut start = 0;
    for line in text[..known].split_inclusive('\n') {
        if let Some(found) = in_structure(line) {
            let at = start + found;
            let end = at + text[at..].len() - text[at..].trim_start_matches('\u{a0}').len();
            let next = built.quoted.partition_point(|quoted| quoted.end <= at);
            if built.quoted.get(next).is_none_or(|quoted| at < quoted.start) {
                places.push(at..end);
            }
        }
        start += line.len();
    }
    let Some(first) = places.first() else { return false };
    let more = match places.len() {
        1 => String::new(),
        count => format!(" (và {} dòng khác)", count - 1),
    };
    let message = format!("khoảng trắng không ngắt (dán từ Word) ở chỗ YAML cần dấu cách thường{more}");
    findings.push(
        Finding::error(codes::Y005, page.span(first.clone()), message)
            .hint("xóa khoảng trắng ở chỗ thụt dòng, sau `:` hoặc `-`, rồi gõ lại bằng phím dấu cách"),
    );
    true
}

/// The first no-break space where the line's spaces are YAML's own: before the words, behind
/// `-`, behind `key:`.
fn in_structure(line: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        if let Some(found) = rest[..rest.len() - words.len()].find('\u{a0}') {
            return Some(at + found);
        }
        at = line.len() - words.len();
        if words.starts_with("- ") || words.starts_with("-\u{a0}") {
            at += 1;
            continue;
        }
        let key = words.find(':').filter(|&colon| traps::is_key(&words[..colon]))?;
        return words[key + 1..].starts_with('\u{a0}').then_some(at + key + 1);
    }
}
