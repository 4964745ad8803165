//! Names inside `{{ … }}`: what may follow, what they give, which lines of a table are behind them.
//!
//! In: what is typed, the paper as it was when it last had no error. Out: proposals with present words; words for who
//! points at a name. Every figure comes from the sheets of that look, and none is made here.

use super::cursor::Cursor;
use super::expression::{self, TypedName};
use super::paper::{GoodPaper, KnownPaper};
use super::proposal::{Proposal, ProposedSort};
use super::snippets::Snippet;
use crate::budget::{RowKind, Sheet, SheetRow};
use crate::content::declare::Text;
use crate::content::money::format_amount;
use crate::content::table::{BelowHeading, Counts, Heading};
use crate::template::FILTERS;

/// What may be typed inside the braces that are open at a place of a text.
pub(super) fn proposals(
    cursor: &Cursor,
    before: &str,
    way: &[usize],
    known: KnownPaper<'_>,
) -> Vec<Proposal> {
    let Some(spoken) = expression::typed(before) else { return Vec::new() };
    let made = |rank: usize, label: String, sort, detail: String, about: String| Proposal {
        put: Snippet::plain(label.clone()),
        label,
        sort,
        detail,
        about,
        replaces: cursor.word.clone(),
        rank,
    };
    let Some(names) = known.names else {
        return match spoken {
            TypedName::Filter => filters(&made),
            _ => Vec::new(),
        };
    };
    match spoken {
        TypedName::Filter => filters(&made),
        TypedName::Reference => {
            let all = names.labels().into_iter().enumerate();
            all.map(|(at, (id, label))| made(at, id, ProposedSort::Id, label, String::new())).collect()
        }
        TypedName::Name(behind) => {
            let is_dotted =
                before.trim_end_matches(|one: char| one.is_alphanumeric() || one == '_').ends_with('.');
            let mut all = names.behind(way, &behind);
            if behind.is_empty() {
                all.push(("tham_chieu".to_owned(), Some("Điều, mục, phụ lục theo mã".to_owned())));
            }
            // A number is no name behind a dot.
            let may_be_dotted = |name: &str| !name.starts_with(|first: char| first.is_ascii_digit());
            let all = all.into_iter().filter(|(name, _)| !is_dotted || may_be_dotted(name)).enumerate();
            all.map(|(at, (name, words))| {
                made(
                    at,
                    name,
                    ProposedSort::Variable,
                    words.unwrap_or_else(|| "nhóm giá trị".to_owned()),
                    String::new(),
                )
            })
            .collect()
        }
    }
}

fn filters(made: &dyn Fn(usize, String, ProposedSort, String, String) -> Proposal) -> Vec<Proposal> {
    let all = FILTERS.into_iter().enumerate();
    all.map(|(at, (name, about))| {
        made(at, name.to_owned(), ProposedSort::Filter, about.to_owned(), String::new())
    })
    .collect()
}

/// What is told of the name around a place of a text.
pub(super) fn told(before: &str, behind: &str, way: &[usize], known: KnownPaper<'_>) -> Option<String> {
    let names = known.names?;
    if let Some(id) = expression::referred(before, behind) {
        let (_, label) = names.labels().into_iter().find(|(known, _)| *known == id)?;
        return Some(format!("`{id}`: **{label}**"));
    }
    let Some(path) = expression::named(before, behind) else {
        // A filter, or what is between names.
        let whole = expression::whole(before, behind)?;
        let words = names.words(way, &whole, known.office)?;
        return Some(format!("`{{{{ {whole} }}}}` in ra: **{words}**"));
    };
    let called = called(&path);
    let words = if names.is_group(way, &path) { None } else { names.words(way, &called, known.office) };
    let mut text = match words {
        Some(words) => format!("`{called}`: **{words}**"),
        None => {
            let inner: Vec<String> =
                names.behind(way, &path).into_iter().map(|(name, _)| format!("`{name}`")).collect();
            if inner.is_empty() {
                return None;
            }
            format!("`{called}`: nhóm giá trị {}", inner.join(", "))
        }
    };
    if let Some(whole) = expression::whole(before, behind).filter(|whole| *whole != called)
        && let Some(words) = names.words(way, &whole, known.office)
    {
        text += &format!("\n\n`{{{{ {whole} }}}}` in ra: **{words}**");
    }
    if let Some(lines) = known.good.and_then(|good| lines(&path, good)) {
        text += &format!("\n\n{lines}");
    }
    Some(text)
}

/// Names as they are written in a text: `bang.kinh_phi.tong["2026"]`.
fn called(path: &[String]) -> String {
    let mut called = String::new();
    for (at, name) in path.iter().enumerate() {
        match name.starts_with(|first: char| first.is_ascii_digit()) {
            true => called += &format!("[\"{name}\"]"),
            false if at == 0 => called += name,
            false => called += &format!(".{name}"),
        }
    }
    called
}

/// Which row of which table a name stands for.
struct SumBehind<'a> {
    sheet: &'a Sheet,
    /// The group or task; None for the totals.
    row: Option<SheetRow<'a>>,
    column: usize,
}

fn named_sum<'a>(path: &[String], good: &'a GoodPaper) -> Option<SumBehind<'a>> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let sheets = &good.stages.sheets;
    let (sheet, rest) = match path.as_slice() {
        ["bang", id, rest @ ..] => (sheets.iter().find(|sheet| sheet.bang.ma() == Some(id))?, rest),
        ["tong", ..] => {
            let mut with_money = sheets.with_money();
            (with_money.next().filter(|_| with_money.next().is_none())?, path.as_slice())
        }
        _ => return None,
    };
    let of = |kind: RowKind, id: &str| {
        sheet.rows().into_iter().find(|row| row.kind() == kind && row.id() == Some(id))
    };
    let (row, column) = match rest {
        [] | ["tong"] => (None, None),
        ["tong", column] => (None, Some(*column)),
        ["nhom", id, column @ ..] => (Some(of(RowKind::Group, id)?), column.first().copied()),
        ["nhiem_vu", id, column @ ..] => (Some(of(RowKind::Task, id)?), column.first().copied()),
        _ => return None,
    };
    let column = match column {
        Some(id) => sheet.bang.columns.iter().position(|one| one.id.text == id)?,
        None => sheet.bang.main_column()?,
    };
    Some(SumBehind { sheet, row, column })
}

/// How many lines of a table are shown.
const MOST_LINES: usize = 20;

/// The lines of the table that a name's figure adds up, as a table in Markdown.
fn lines(path: &[String], good: &GoodPaper) -> Option<String> {
    let SumBehind { sheet, row, column } = named_sum(path, good)?;
    let rows = sheet.rows();
    let inside: Vec<usize> = match &row {
        None => sheet.top().collect(),
        Some(row) => sheet.inside(row).collect(),
    };
    let heading = heading(sheet, column);
    let figure = |row: &SheetRow<'_>| row.shown[column].map(format_amount).unwrap_or_default();
    let name = |row: &SheetRow<'_>| words(row.texts(sheet.bang.names()));
    let unit = match sheet.bang.columns[column].kind.counts() {
        Some(Counts::Money | Counts::Price) => format!(", {}", sheet.unit().name()),
        _ => String::new(),
    };
    let place = good.report.sources.file(sheet.bang.at().file);
    let at = place.line_column(sheet.bang.at().start as usize).0;
    let mut text = format!(
        "Bảng ở dòng {at} của `{}`{}{unit}\n\n| | | {heading} |\n|---|---|---:|\n",
        place.name(),
        sheet.bang.ma().map(|id| format!(", mã `{id}`")).unwrap_or_default()
    );
    for at in inside.iter().take(MOST_LINES) {
        let row = &rows[*at];
        text += &format!("| {} | {} | {} |\n", row.label(), name(row), figure(row));
    }
    if let Some(more) = inside.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        text += &format!("| | … và {more} dòng khác | |\n");
    }
    let total = match &row {
        Some(row) => row.shown[column],
        None => sheet.grand()[column],
    };
    if let Some(total) = total {
        let words = row.as_ref().map_or("Tổng".to_owned(), &name);
        text += &format!("| | **{words}** | **{}** |\n", format_amount(total));
    }
    Some(text)
}

/// The title over a column; its id if it has none.
fn heading(sheet: &Sheet, column: usize) -> String {
    fn find(headings: &[Heading], column: usize) -> Option<String> {
        headings.iter().find_map(|heading| match &heading.below {
            BelowHeading::Headings(inner) => find(inner, column),
            BelowHeading::Column(at) => (*at == column).then(|| words(&heading.title)),
        })
    }
    let title = find(&sheet.bang.headings, column).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| sheet.bang.columns[column].id.text.clone())
}

/// Texts as typed, in a cell of Markdown.
fn words(texts: &[Text]) -> String {
    let words: Vec<&str> = texts.iter().map(|text| text.raw.as_str()).collect();
    words.join(" ").replace('|', "\\|")
}
