//! Articles, and the chapters and sections above them.
//!
//! In: a list, or block text with lines `Chương I. …`, `Mục 1. …`, `Điều 1. …`. Out: [`Item`]s in order. All
//! lines within an article are left to `body`.

use super::body::{Item, Level, item, lines};
use super::body_tables::{BodyPart, MixedLines};
use super::broken;
use super::components::DIEU;
use super::declare::{Fields, Text, texts};
use super::division::division_mark;
use super::fixed::{self, Beside};
use super::marker::{Marker, Opens, SeenNumbers, check_lists, marker, opens};
use super::unstopped::{self, Next, Unstopped};
use crate::finding::{Finding, Findings, Report, codes};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// The articles of a decision or a regulation, with chapters and their sections between them: a list, or one
/// text with lines `Điều 1. …`.
pub fn articles(node: &Node, report: &mut Report) -> Vec<BodyPart> {
    let Value::List(entries) = &node.value else {
        let lines = without_decision(texts(node, report), &report.findings);
        return parts(divided(&lines, ArticlePlace::Block, &mut report.findings));
    };
    let mut items = Vec::new();
    for entry in entries {
        let place = 1 + count(items.iter().filter_map(BodyPart::item));
        match &entry.value {
            // Reported as text with a colon in it.
            Value::Map(_) if DIEU.colon_in_text(entry).is_some() => {}
            Value::Map(_) => {
                let fields = Fields::new(entry);
                match division(fields, report) {
                    Some(item) => items.push(BodyPart::Item(item)),
                    None => items.extend(titled_article(fields, place, report)),
                }
            }
            _ => {
                let within = ArticlePlace::Entry(place);
                let mut lines = divided(&texts(entry, report), within, &mut report.findings);
                if report.findings.applies(fixed::SINCE) {
                    numbered_as_article(&mut lines, place);
                }
                items.extend(parts(article(lines, entry.span)));
            }
        }
    }
    items
}

/// Where lines with articles are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ArticlePlace {
    /// All of them in one text.
    Block,
    /// In an item of a list, which is the article of this number.
    Entry(usize),
}

/// How many of these items are articles.
fn count<'a>(items: impl IntoIterator<Item = &'a Item>) -> usize {
    items.into_iter().filter(|item| item.level == Level::Dieu).count()
}

/// Items without tables between them.
fn parts(items: Vec<Item>) -> Vec<BodyPart> {
    items.into_iter().map(BodyPart::Item).collect()
}

/// `- 2. Tổ chức thực hiện …` as the second item of a list: the number is that of the article, if no other
/// clause follows.
fn numbered_as_article(lines: &mut [Item], place: usize) {
    let clauses = lines.iter().filter(|item| item.level == Level::Khoan).count();
    if let Some(first) = lines.first_mut().filter(|_| clauses == 1)
        && first.level == Level::Khoan
        && first.typed == u32::try_from(place).ok()
    {
        (first.level, first.heading) = (Level::Dieu, false);
    }
}

/// Removes the line `QUYẾT ĐỊNH:` before the first article, which is printed there anyway.
fn without_decision(mut lines: Vec<Text>, findings: &Findings) -> Vec<Text> {
    if lines.first().is_some_and(|line| Beside::of("dieu").is_line(&line.raw))
        && findings.applies(fixed::SINCE)
    {
        lines.remove(0);
    }
    lines
}

/// The keys of a part, of a chapter and of a section in it.
const DIVISIONS: [(&str, Level); 3] =
    [("phan", Level::Phan), ("chuong", Level::Chuong), ("muc", Level::MucCuaChuong)];

/// `- chuong: …` or `- muc: …`: a title above the articles after it.
fn division(fields: Fields<'_>, report: &mut Report) -> Option<Item> {
    let written = |key| fields.get(key).is_some();
    let (key, level) = DIVISIONS.into_iter().find(|(key, _)| written(key))?;
    if let Some(other) = ["phan", "chuong", "muc", "tieu_de", "loi_van", "bang", "ghi_chu"]
        .into_iter()
        .find(|&other| other != key && written(other))
    {
        let message = format!("`{key}` và `{other}` không đứng chung trong một mục của `dieu`");
        report.findings.push(Finding::error(codes::C006, fields.key_span(other), message).hint(
            "tiêu đề của chương, của mục và từng điều là những mục `- ` riêng, lần lượt từ trên xuống",
        ));
    }
    let title = fields.title(key, report)?;
    let findings = &report.findings;
    let typed = division_mark(&title.raw, findings)
        .or_else(|| unstopped::division(&title.raw).filter(|_| findings.applies(fixed::SINCE)))
        .or_else(|| bare_number(&title.raw, level, findings))
        .filter(|found| found.level == level && found.length < title.raw.len());
    let raw =
        typed.as_ref().map_or(title.raw.as_str(), |found| title.raw[found.length..].trim_start()).to_owned();
    let text = Text { raw, at: title.at };
    let typed = typed.and_then(|found| found.typed);
    Some(Item { heading: true, typed, ma: fields.word("ma"), ..Item::new(level, text) })
}

/// `I. Quy định chung` as a chapter's title, `1. Họp` as a section's: the number without its word.
fn bare_number(title: &str, level: Level, findings: &Findings) -> Option<Marker> {
    let Opens::With(found) = opens(title, false, &SeenNumbers::default()) else { return None };
    let bare = if level == Level::MucCuaChuong { Level::Khoan } else { Level::Muc };
    (found.level == bare && findings.applies(fixed::SINCE)).then_some(Marker { level, ..found })
}

/// Lines with articles, with `Chương I. …` and `Mục 1. …` as titles. The title may be on the next line, as on
/// paper.
fn divided(lines: &[Text], place: ArticlePlace, findings: &mut Findings) -> Vec<Item> {
    broken::check(lines, findings);
    check_lists(lines, findings);
    let mut seen = SeenNumbers::of(lines);
    let mut items: Vec<Item> = Vec::new();
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        let Some(found) = division_mark(&line.raw, findings) else {
            let next = match place {
                ArticlePlace::Block => 1 + count(&items),
                ArticlePlace::Entry(place) if items.is_empty() => place,
                // The first line is the article, with or without its number.
                ArticlePlace::Entry(place) => place + count(&items).max(1),
            };
            let first = place != ArticlePlace::Block && items.is_empty();
            let mut read = one_line(line, Next { number: next, first }, &mut seen, findings);
            // The text of `Điều 1.` may be on the next line, like a chapter's title.
            if read.level == Level::Dieu
                && read.text.raw.is_empty()
                && let Some(next) = rest.clone().next().filter(|next| is_title(&next.raw, findings))
            {
                rest.next();
                read.text = next.clone();
            }
            items.push(read);
            continue;
        };
        let title = line.raw[found.length..].trim_start().trim_end_matches("**");
        let text = match (title.is_empty(), rest.clone().next()) {
            (false, _) => Text { raw: title.to_owned(), at: line.at },
            (true, Some(next)) if is_title(&next.raw, findings) => {
                rest.next();
                let raw = next.raw.strip_prefix("**").and_then(|raw| raw.strip_suffix("**"));
                Text { raw: raw.unwrap_or(&next.raw).to_owned(), at: next.at }
            }
            (true, _) => {
                findings.push(
                    Finding::error(codes::C002, line.at, format!("`{}` chưa có tiêu đề", line.raw))
                        .hint("viết tiêu đề sau số, hoặc ở dòng ngay dưới"),
                );
                continue;
            }
        };
        items.push(Item { heading: true, typed: found.typed, ..Item::new(found.level, text) });
    }
    items
}

/// A line that opens no chapter or section; `next` is the article that is due.
fn one_line(line: &Text, next: Next, seen: &mut SeenNumbers, findings: &mut Findings) -> Item {
    if !findings.applies(fixed::SINCE) {
        return item(&unescaped_division(line, findings), seen, findings);
    }
    if let Some(found) = Unstopped::of(&line.raw, next) {
        findings.push(found.told(line.at));
        return Item::new(Level::DoanVan, line.clone());
    }
    item(line, seen, findings)
}

/// Whether this line may be the title of the chapter above it: it has no mark of its own.
fn is_title(line: &str, findings: &Findings) -> bool {
    let bare = line.strip_prefix("# ").unwrap_or(line);
    marker(bare).is_none() && division_mark(bare, findings).is_none()
}

/// `\\Chương I. …` is a plain paragraph, which `body` recognises; in papers of version 0.1.0 it was not.
fn unescaped_division(line: &Text, findings: &Findings) -> Text {
    let exact = !findings.applies(fixed::SINCE);
    match line.raw.strip_prefix('\\').filter(|rest| exact && division_mark(rest, findings).is_some()) {
        Some(rest) => Text { raw: rest.to_owned(), at: line.at },
        None => line.clone(),
    }
}

/// Makes the first paragraph of an article the article itself.
fn article(mut items: Vec<Item>, at: Span) -> Vec<Item> {
    match items.first_mut() {
        Some(first) if first.level <= Level::Dieu => {}
        Some(first) if first.level == Level::DoanVan => first.level = Level::Dieu,
        // The text opens with `1. …`: the number of the article gets a line of its own.
        _ => items.insert(0, Item::new(Level::Dieu, Text { raw: String::new(), at })),
    }
    items
}

fn titled_article(fields: Fields<'_>, place: usize, report: &mut Report) -> Vec<BodyPart> {
    let mixed = MixedLines::read(fields, report);
    let inner = &mixed.lines;
    let title = fields.title("tieu_de", report);
    let findings = &mut report.findings;
    if let Some(found) = inner.iter().find(|line| division_mark(&line.raw, findings).is_some()) {
        let message = "trong lời văn của một điều có dòng mở đầu bằng `Chương` hoặc `Mục`";
        findings.push(
            Finding::error(codes::C008, found.at, message).hint(
                "tách thành `- chuong:` hoặc `- muc:` riêng, hoặc viết `\\` trước nó nếu là chữ thường",
            ),
        );
    }
    // What is reported above is a paragraph.
    let plain =
        |line: &Text| match division_mark(&line.raw, findings).filter(|_| findings.applies(fixed::SINCE)) {
            Some(_) => Text { raw: format!("\\{}", line.raw), at: line.at },
            None => unescaped_division(line, findings),
        };
    let inner: Vec<Text> = inner.iter().map(plain).collect();
    if let Some(first) = inner.first().filter(|_| title.is_none() && findings.applies(fixed::SINCE))
        && let Some(found) = Unstopped::of(&first.raw, Next { number: place, first: true })
    {
        findings.push(found.told(first.at));
    }
    let inner = lines(&inner, findings);
    if inner.is_empty() && (mixed.is_empty() || (title.is_none() && place == 1)) {
        findings.push(
            Finding::error(codes::C002, fields.node.span, "thiếu `loi_van` (lời văn) trong điều")
                .hint("thêm `loi_van: …`; tiêu đề của chương ghi ở `chuong`, của mục ghi ở `muc`"),
        );
        return Vec::new();
    }
    let mut items = match title {
        // Tables alone go on with the article above them.
        None if inner.is_empty() => inner,
        None => article(inner, fields.node.span),
        Some(mut title) => {
            let typed = take_number(&mut title, findings);
            let heading = Item { heading: true, typed, ..Item::new(Level::Dieu, title) };
            std::iter::once(heading).chain(inner).collect()
        }
    };
    if let Some(first) = items.first_mut() {
        first.ma = fields.word("ma");
    }
    mixed.woven(items)
}

/// Removes `Điều 1. ` from the front of a title, if it was typed: also without its stop, or as the number
/// alone.
fn take_number(title: &mut Text, findings: &Findings) -> Option<u32> {
    if !findings.applies(fixed::SINCE) {
        return None;
    }
    let found = unstopped::article(&title.raw).or_else(|| {
        match opens(&title.raw, false, &SeenNumbers::default()) {
            Opens::With(found) if matches!(found.level, Level::Dieu | Level::Khoan) => Some(found),
            _ => None,
        }
    })?;
    title.raw = title.raw[found.length..].trim_start().to_owned();
    found.typed
}

#[cfg(test)]
mod tests {
    use super::{ArticlePlace, Level, divided};
    use crate::content::declare::Text;
    use crate::finding::Findings;
    use crate::source::{Sources, Span};

    #[test]
    fn chapters_stand_over_articles() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "");
        let typed = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nMục 3 của Kế hoạch này.\nChương II. Tổ chức\n\
                     Mục 1. Hồ sơ\n\\Mục 2. Không phải tiêu đề\nChương III\nĐiều 2. Hiệu lực";
        let texts: Vec<_> =
            typed.lines().map(|line| Text { raw: line.to_owned(), at: Span::new(file, 0..0) }).collect();
        let mut findings = Findings::default();
        let items = divided(&texts, ArticlePlace::Block, &mut findings);
        let read: Vec<_> = items.iter().map(|item| (item.level, item.text.raw.as_str())).collect();
        assert_eq!(
            read,
            [
                (Level::Chuong, "QUY ĐỊNH CHUNG"),
                (Level::Dieu, "Phạm vi"),
                (Level::DoanVan, "Mục 3 của Kế hoạch này."),
                (Level::Chuong, "Tổ chức"),
                (Level::MucCuaChuong, "Hồ sơ"),
                (Level::DoanVan, "Mục 2. Không phải tiêu đề"),
                (Level::Dieu, "Hiệu lực"),
            ]
        );
        let told: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(told, ["`Chương III` chưa có tiêu đề"]);
    }
}
