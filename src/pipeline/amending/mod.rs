//! A decision that amends an issued paper, from the paper and the new version of its figures
//! (`vanban new quyet_dinh_sua_doi --tu … --moi …`).
//!
//! In: both dossiers. Out: YAML that builds at once, whose figures all come from the two files, and what a
//! person is to know besides. The words of single changes are left to `clauses`, what is carried from the
//! old paper to `head`, where its tables stand to `places`. Files are left to the caller.

mod clauses;
mod head;
mod places;
mod words;

use super::{Input, Pipeline, Report, comparison};
use crate::budget::comparison::{TableComparison, compare, pairs_of_tables};
use crate::content::Dossier;
use crate::finding::{Finding, codes};
use crate::issue::lock::Lock;
use crate::template::Figured;
use crate::yaml::Node;
use clauses::Called;
use head::Head;
use places::TablePlace;

/// At most this many cells are told; more say nothing new.
const SHOWN_CELLS: usize = 3;

/// What an amending decision is made from.
#[derive(Clone, Copy)]
pub struct Amended<'a> {
    /// The issued paper.
    pub old: Input<'a>,
    /// Its record; None if it was issued without this program.
    pub lock: Option<&'a Lock>,
    /// The new version of it.
    pub new: Input<'a>,
    /// The ways to both files from the one that is made.
    pub ways: [&'a str; 2],
    /// The year of the decision; None for the one of the new version.
    pub year: Option<u16>,
}

/// An amending decision.
#[derive(Clone, Debug)]
pub struct AmendingPaper {
    /// Its YAML, without the words about how it is issued.
    pub text: String,
    /// What a person is to know that the YAML does not show: one sentence each.
    pub told: Vec<String>,
}

/// A table that changed.
struct ChangedTable {
    diff: TableComparison,
    /// The name of the table or of its appendix; empty if it has none.
    name: String,
    /// Where it stands in the old paper and in the new version.
    old: Option<TablePlace>,
    new: Option<TablePlace>,
}

/// One of the two papers as read.
struct AmendedSide {
    node: Node,
    content: Dossier,
    figured: Figured,
}

impl Pipeline {
    /// The decision that amends an issued paper. Returns None if something is wrong with either version, or
    /// if there is nothing to amend.
    pub fn amending(&self, of: Amended<'_>) -> (Option<AmendingPaper>, Report) {
        let mut report = Report::default();
        let sides = [of.old, of.new].map(|input| {
            let (side, own) = report.apart(input.issued_by, |report| self.figured_paper(input, report));
            own.iter().for_each(|finding| report.findings.push(finding.clone()));
            side.map(|(node, content, figured)| AmendedSide { node, content, figured })
        });
        let made = match sides {
            [Some(old), Some(new)] if !report.findings.has_errors() => {
                self.amending_of(of, &old, &new, &mut report)
            }
            _ => None,
        };
        report.findings.sort();
        (made.filter(|_| !report.findings.has_errors()), report)
    }

    fn amending_of(
        &self,
        of: Amended<'_>,
        old: &AmendedSide,
        new: &AmendedSide,
        report: &mut Report,
    ) -> Option<AmendingPaper> {
        let (tree, own) = self.tree(of.old);
        if tree.is_none() {
            own.findings.iter().for_each(|finding| report.findings.push(finding.clone()));
            return None;
        }
        if let Some(fault) =
            not_issued(of, old, tree.as_ref().is_some_and(|tree| of.lock.is_none_or(|lock| lock.says(tree))))
        {
            report.findings.push(fault);
            return None;
        }
        let mut told = Vec::new();
        let changed = changed((old, new), of.new.name, &mut told, report)?;
        let (words, cells) = match (tree, self.tree(of.new).0) {
            (Some(old), Some(new)) => (words::changed(&old, &new), words::changed_cells(&old, &new)),
            _ => (Vec::new(), Vec::new()),
        };
        if changed.is_empty() && words.is_empty() && cells.is_empty() {
            report.findings.push(
                Finding::general(codes::B021, "hai bản không có gì khác nhau")
                    .hint("chép bản cũ ra tệp khác, sửa kinh phí ở tệp đó rồi nêu nó ở `--moi`"),
            );
            return None;
        }
        if changed.is_empty() && !cells.is_empty() {
            let more = if cells.len() > SHOWN_CELLS { " …" } else { "" };
            let shown = cells[..cells.len().min(SHOWN_CELLS)].join("; ");
            let message =
                format!("số tiền của hai bản không khác nhau, bảng chỉ khác ở chỗ khác: {shown}{more}");
            report.findings.push(Finding::general(codes::B021, message).hint(
                "nêu chỗ sửa ấy bằng lời: bắt đầu bằng `vanban new quyet_dinh_sua_doi` không có --tu, --moi, kèm phụ lục \
                 thay thế lấy từ bản mới (`lay_tu`)",
            ));
            return None;
        }
        if changed.is_empty() {
            report.findings.push(
                Finding::general(codes::B021, "kinh phí của hai bản không khác nhau, chỉ có lời văn khác")
                    .hint(
                        "sửa lời văn thì bắt đầu bằng `vanban new quyet_dinh_sua_doi` không có --tu, --moi",
                    ),
            );
            return None;
        }
        told.extend(elsewhere(&cells, changed.len()));
        let head = Head::of(of, old, new, report);
        told.extend(head.told.iter().cloned());
        let text = written(of, &head, &changed, &words, &mut told);
        told.extend(words.iter().map(|change| format!("lời văn khác, chưa nêu trong quyết định: {change}")));
        Some(AmendingPaper { text, told })
    }
}

/// What differs in cells of more tables than those of which there are clauses: a table of words, of figures that
/// are not money.
fn elsewhere(cells: &[String], told: usize) -> Option<String> {
    let table = |cell: &&String| cell.split(',').next().map(str::to_owned);
    let mut shown: Vec<(String, &String)> = Vec::new();
    for (table, cell) in cells.iter().filter_map(|cell| Some((table(&cell)?, cell))) {
        if shown.iter().all(|(other, _)| *other != table) {
            shown.push((table, cell));
        }
    }
    let listed: Vec<&str> = shown.iter().map(|(_, cell)| cell.as_str()).collect();
    (shown.len() > told).then(|| {
        format!(
            "{} bảng khác bản cũ, khoản chỉ nêu bảng có tiền thay đổi; xem lại từng bảng, bảng nào chưa nêu thì thêm: {}",
            shown.len(),
            listed.join("; ")
        )
    })
}

/// Why an old paper cannot be amended: it was never issued, or no longer says what was issued.
fn not_issued(of: Amended<'_>, old: &AmendedSide, says: bool) -> Option<Finding> {
    let content = &old.content;
    let dated = content.so.is_some() && content.date.as_ref().is_some_and(|date| date.day().is_some());
    if of.lock.is_none() && !dated {
        let message = "văn bản này chưa có số, ngày: chưa ban hành thì chưa có gì để sửa đổi";
        return Some(
            Finding::error(codes::P003, content.at, message)
                .hint("bản thảo thì sửa thẳng trong tệp; đã ký thì cấp số trước bằng `vanban issue`"),
        );
    }
    (!says).then(|| {
        let message = "văn bản cũ không còn đúng như đã phát hành, nên không rõ số cũ là bao nhiêu";
        Finding::error(codes::P006, content.at, message).hint(
            "để tệp cũ đúng như bản đã phát hành (`vanban build` nêu từng chỗ đã đổi), sửa kinh phí ở một bản chép",
        )
    })
}

/// The tables that differ, with their places. Returns None if one of them cannot be compared or chosen.
fn changed(
    (old, new): (&AmendedSide, &AmendedSide),
    name: &str,
    told: &mut Vec<String>,
    report: &mut Report,
) -> Option<Vec<ChangedTable>> {
    if let Err(fault) = comparison::compare(&old.figured, &new.figured, None) {
        report.findings.push(fault.general());
        return None;
    }
    let places = [old, new].map(|side| places::of(&side.content));
    let pairs = pairs_of_tables(&old.figured.tables, &new.figured.tables);
    let several = pairs.len() > 1;
    let mut changed = Vec::new();
    for (was, is) in &pairs {
        let Some(diff) = compare(was, is).filter(|diff| !diff.is_empty()) else { continue };
        if several && diff.id.is_none() {
            let called = [&is.title, &is.appendix].into_iter().find(|name| !name.is_empty());
            let called = called.map(|name| format!(" “{name}”")).unwrap_or_default();
            let message = format!("`{name}` có {} bảng, bảng thay đổi{called} chưa có `ma`", pairs.len());
            report.findings.push(
                Finding::general(codes::B020, message).hint("thêm cùng một `ma` cho bảng này ở cả hai tệp"),
            );
            continue;
        }
        if was.unit != is.unit {
            told.push(format!(
                "bảng cũ tính bằng {}, bảng mới bằng {}: mọi số trong quyết định tính bằng {}",
                was.unit.name(),
                is.unit.name(),
                is.unit.name()
            ));
        }
        let at = |side: &AmendedSide, table, places: &[TablePlace]| {
            let at = side.figured.tables.iter().position(|one| one == table)?;
            places.get(at).cloned()
        };
        let names = [&is.title, &is.appendix, &was.title, &was.appendix];
        let name = names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
        changed.push(ChangedTable {
            name,
            old: at(old, was, &places[0]),
            new: at(new, is, &places[1]),
            diff,
        });
    }
    (!report.findings.has_errors()).then_some(changed)
}

/// The whole YAML.
fn written(
    of: Amended<'_>,
    head: &Head,
    changed: &[ChangedTable],
    words: &[String],
    told: &mut Vec<String>,
) -> String {
    let (mut articles, mut appendices) = (String::new(), String::new());
    let mut replaced: Vec<TablePlace> = Vec::new();
    let [old, new] = of.ways.map(quoted);
    for (at, table) in changed.iter().enumerate() {
        let called = Called::of(table, at, changed.len());
        let bang = called.table.as_ref().map(|id| format!(", bang: {id}")).unwrap_or_default();
        let title = "Bảng so sánh kinh phí trước và sau điều chỉnh";
        // Several of them must be told apart.
        let title = match clauses::plain(&table.name).filter(|name| changed.len() > 1 && !name.is_empty()) {
            Some(name) => format!("|\n      {title}\n      ({name})"),
            None => title.to_owned(),
        };
        appendices += &format!(
            "  - ma: {}\n    ten: {title}\n    so_sanh: {{cu: {old}, moi: {new}{bang}}}\n",
            called.comparison
        );
        let mut replacing = None;
        match &table.new {
            Some(TablePlace { appendix: Some(place), .. }) => {
                // Two tables of one appendix replace it once.
                let known = replaced.iter().position(|one| Some(one) == table.new.as_ref());
                let ma = place.taken(known.unwrap_or(replaced.len()) + 1);
                if known.is_none() {
                    replaced.extend(table.new.clone());
                    let own = if place.ma.is_none() { format!("    ma: {ma}\n") } else { String::new() };
                    let which = place.which().map(|which| format!(", phu_luc: {which}")).unwrap_or_default();
                    let item = format!("{own}    lay_tu: {{tep: {new}{which}}}\n");
                    appendices += &item.replacen("    ", "  - ", 1);
                }
                replacing = Some(ma);
            }
            Some(TablePlace { appendix: None, .. }) => told.push(
                "bảng mới đứng trong nội dung, không ở phụ lục: quyết định chỉ kèm Bảng so sánh; cần kèm cả bảng mới \
                 thì chuyển bảng vào một phụ lục của bản mới rồi tạo lại"
                    .to_owned(),
            ),
            None => {}
        }
        articles += &clauses::article(table, &called, head, replacing.as_deref(), told);
    }
    let mut count = changed.len();
    if !words.is_empty() {
        count += 1;
        articles += &format!(
            "  - |\n    Sửa đổi [khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên] của {} thành: “[lời văn mới]”.\n",
            head.short()
        );
    }
    head.laid(&articles, &appendices, count, words)
}

/// A value of a flow map.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|letter| letter.is_alphanumeric() || "._-/".contains(letter));
    if plain { word.to_owned() } else { format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\"")) }
}
