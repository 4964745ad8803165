//! An appendix made of a sheet: its columns and rows are told from the sheet, its sums are checked, its YAML is
//! written as a person would type it.
//!
//! In: a file, which of its sheets, what a person says of it. Out: the YAML and what is to be said of it; or
//! what is wrong, at its cell. The appendix is built once in memory, with a paper around it, before it is given
//! out. Writing the file is left to the caller.

use std::collections::BTreeMap;

use super::{Input, Pipeline, Report};
use crate::budget;
use crate::content::declare::Fields;
use crate::content::escaped;
use crate::content::money::Unit;
use crate::content::sheet_table::{self, GroupsBy, GuessedTable, LaidSheet, folded};
use crate::content::table::{self, Bang, TablePart};
use crate::finding::{Finding, Severity, codes};
use crate::source::Span;
use crate::tabular::{self, DataCell, WantedTable, letters};
use crate::yaml::{self, Entry, Node, Scalar, Value, ValueStyle};

/// A sheet of which an appendix is to be made, and what a person says of it.
#[derive(Clone, Copy, Debug)]
pub struct SheetAsked<'a> {
    /// The name of its file in findings.
    pub name: &'a str,
    /// The file.
    pub bytes: &'a [u8],
    /// The sheet of a workbook; None if there is only one.
    pub sheet: Option<&'a str>,
    /// The unit of its money; None if the sheet says it.
    pub unit: Option<Unit>,
    /// How its groups are known; None if the sheet shows it.
    pub groups: Option<GroupsBy>,
}

/// An appendix made of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetAppendix {
    /// The file: `phu_luc` with one appendix.
    pub text: String,
    /// What was read, in sentences.
    pub told: Vec<String>,
}

/// The name of the appendix when it is tried, and a paper to try it in.
const TRIED: &str = "phu-luc.yaml";
const PAPER: &str = "loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Hòa]}
ky_hieu: KH-UBND
dia_danh: An Hòa
nam: 2026
trich_yeu: Thực hiện nhiệm vụ năm 2026
noi_dung: Tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn Bình}
phu_luc:
  - lay_tu: {tep: phu-luc.yaml}
";

impl Pipeline {
    /// Makes an appendix of a sheet. Returns None if something in the sheet is wrong or not clear.
    pub fn appendix_of_sheet(&self, asked: SheetAsked<'_>) -> (Option<SheetAppendix>, Report) {
        let mut report = Report::default();
        let made = self.sheet_appendix(asked, &mut report);
        report.findings.sort();
        (made.filter(|_| !report.findings.has_errors()), report)
    }

    fn sheet_appendix(&self, asked: SheetAsked<'_>, report: &mut Report) -> Option<SheetAppendix> {
        let wanted = WantedTable {
            sheet: asked.sheet.map(|sheet| (sheet, None)),
            names_sheets: Some(("--trang \"", "\"")),
            ..WantedTable::default()
        };
        let sheet = tabular::whole(asked.name, asked.bytes, wanted, report)?;
        let laid = sheet_table::lay(asked.name, &sheet, &mut report.findings)?;
        let guessed = sheet_table::guess(&laid, (asked.unit, asked.groups), &mut report.findings)?;
        let bang = table::read(Fields::new(&guessed.bang), report)?;
        let bang = std::sync::Arc::new(bang);
        budget::sheet(&bang, &mut report.findings);
        if report.findings.has_errors() {
            return None;
        }
        tell_labels(&guessed, &bang, report);
        tell_blanks(&guessed, report);
        let words = SheetWords::around(&laid, report);
        let short = asked.name.rsplit(['/', '\\']).next().unwrap_or(asked.name);
        let text = text(short, &words, &guessed);
        self.try_appendix(&text, report);
        Some(SheetAppendix { text, told: told(&laid, &guessed, &bang) })
    }

    /// Builds the appendix in a paper; what stops that is told.
    fn try_appendix(&self, text: &str, report: &mut Report) {
        let files = BTreeMap::from([(TRIED.to_owned(), text.as_bytes().to_vec())]);
        let input = Input { files: &files, ..Input::alone("van-ban.yaml", PAPER.as_bytes()) };
        let (_, tried) = self.tree(input);
        let own = |finding: &&Finding| {
            let file = finding.at.map(|at| tried.sources.file(at.file).name());
            finding.severity == Severity::Error && file.is_none_or(|file| file == TRIED)
        };
        for finding in tried.findings.iter().filter(own) {
            let at =
                finding.at.map(|at| tried.sources.slice(at).lines().next().unwrap_or_default().to_owned());
            let quoted = at.filter(|words| !words.is_empty()).map(|words| format!(" (ở `{words}`)"));
            let message = format!("{}{}", finding.message, quoted.unwrap_or_default());
            let again = Finding { severity: Severity::Warning, ..Finding::general(finding.code, message) };
            report.findings.push(match &finding.hint {
                Some(hint) => again.hint(hint.clone()),
                None => again,
            });
        }
    }
}

/// Tells rows whose numbers on paper will not be those of the sheet.
fn tell_labels(guessed: &GuessedTable, bang: &Bang, report: &mut Report) {
    let printed = bang.all_parts().into_iter().map(|part| match part {
        TablePart::Group(group) => group.label.as_str(),
        TablePart::Task(task) => task.label.as_str(),
    });
    let differing: Vec<(&str, &str, Span)> = guessed
        .labels
        .iter()
        .zip(printed)
        .filter_map(|((own, at), printed)| Some((own.as_deref()?, printed, *at)))
        .filter(|(own, printed, _)| own != printed)
        .collect();
    if let Some((own, printed, at)) = differing.first() {
        let count = differing.len();
        let message = format!("số thứ tự của hàng này ở tệp là `{own}`, trên văn bản sẽ in `{printed}`");
        let message =
            if count > 1 { format!("{message}; {} hàng khác cũng in khác", count - 1) } else { message };
        let hint = "số thứ tự do chương trình đánh theo cấp của nhóm; câu nào nhắc đến số cũ thì sửa theo";
        report.findings.push(Finding::warning(codes::D025, *at, message).hint(hint));
    }
}

fn tell_blanks(guessed: &GuessedTable, report: &mut Report) {
    if let Some(at) = guessed.blanks.first() {
        let message = format!("{} ô số để trống được ghi là 0", guessed.blanks.len());
        let hint = "ô quên nhập thì nhập trong tệp rồi lập lại, hoặc sửa trong tệp YAML";
        report.findings.push(Finding::warning(codes::D023, *at, message).hint(hint));
    }
}

/// Words around the table.
#[derive(Default)]
struct SheetWords {
    name: Vec<String>,
    notes: Vec<String>,
}

impl SheetWords {
    /// Takes the name and the notes; what is left is told.
    fn around(laid: &LaidSheet, report: &mut Report) -> SheetWords {
        let mut words = SheetWords::default();
        let mut left: Vec<&DataCell> = Vec::new();
        let text = |cell: &DataCell| cell.text().unwrap_or_default();
        for cell in &laid.above {
            let folded = folded(&text(cell));
            let skipped = [
                "phu luc",
                "bieu",
                "mau so",
                "(kem theo",
                "kem theo",
                "(ban hanh",
                "cong hoa",
                "doc lap",
                "uy ban",
                "ubnd",
                "so ",
                "phong ",
                "hoi dong",
                "don vi",
                "ten don vi",
                "co quan",
                "ngay ",
            ];
            match skipped.iter().any(|start| folded.starts_with(start)) || words.name.len() == 3 {
                true => left.push(cell),
                false => words.name.push(escaped::prose(&one_line(&text(cell)))),
            }
        }
        let mut open = false;
        for cell in &laid.below {
            let text = text(cell);
            let folded = folded(&text);
            if let Some(rest) = folded.strip_prefix("ghi chu") {
                open = true;
                let behind = text.chars().count() - rest.chars().count();
                let own: String = text.chars().skip(behind).collect();
                let lines = own.lines().map(|line| one_line(line.trim_start_matches([':', ' '])));
                words.notes.extend(lines.filter(|line| !line.is_empty()).map(|line| escaped::prose(&line)));
            } else if open && folded.starts_with(['-', '*', '(', '+']) {
                words.notes.push(escaped::prose(&one_line(text.trim_start_matches(['-', '+', ' ']))));
            } else {
                open = false;
                left.push(cell);
            }
        }
        if let Some(first) = left.first() {
            let quoted: Vec<String> =
                left.iter().take(6).map(|cell| format!("`{}`", short(&text(cell)))).collect();
            let more = left.len().checked_sub(6).filter(|more| *more > 0);
            let more = more.map(|more| format!(" và {more} ô khác")).unwrap_or_default();
            let message = format!("chữ ngoài bảng không đưa vào phụ lục: {}{more}", quoted.join(", "));
            let hint = "chữ nào là nội dung thì thêm vào `ten`, `loi_van` hoặc `ghi_chu` của phụ lục";
            report.findings.push(Finding::warning(codes::D023, first.at, message).hint(hint));
        }
        words
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(text: &str) -> String {
    let line = one_line(text);
    let short: String = line.chars().take(40).collect();
    if short.len() < line.len() { short + "…" } else { short }
}

/// The text of the file.
fn text(name: &str, words: &SheetWords, guessed: &GuessedTable) -> String {
    let at = guessed.bang.span;
    let entry = |key: &str, text: String| Entry {
        key: key.to_owned(),
        key_span: at,
        value: Node {
            value: Value::Scalar(Scalar { text, style: ValueStyle::Quoted, swallowed: None }),
            span: at,
        },
    };
    let title = if words.name.is_empty() { "[tên phụ lục]".to_owned() } else { words.name.join("\n") };
    let mut keys = vec![entry("ten", title)];
    let mut bang = guessed.bang.clone();
    drop_stated(&mut bang);
    keys.push(Entry { key: "bang".to_owned(), key_span: at, value: bang });
    if !words.notes.is_empty() {
        keys.push(entry("ghi_chu", words.notes.join("\n")));
    }
    let item = Node { value: Value::Map(keys), span: at };
    let comments = format!(
        "# Lập từ {name} bằng lệnh vanban new phu_luc --tu-bang. Số tổng do chương trình tính; số cộng ghi ở tệp ấy đã được đối chiếu.\n\
         # Dùng trong văn bản: chép vào `phu_luc` của văn bản, hoặc ghi ở đó\n\
         #   phu_luc:\n#     - lay_tu: {{tep: tên tệp này}}\n"
    );
    let item = yaml::typed_item(&item, 2);
    format!("{comments}phu_luc:\n{}\n", item.trim_end_matches('\n'))
}

/// Takes the sums away that were only there to be checked.
fn drop_stated(node: &mut Node) {
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain(|entry| entry.key != "tong" || entry.value.scalar().is_some());
            entries.iter_mut().for_each(|entry| drop_stated(&mut entry.value));
        }
        Value::List(items) => items.iter_mut().for_each(drop_stated),
        Value::Scalar(_) => {}
    }
}

/// What was read, in sentences.
fn told(laid: &LaidSheet, guessed: &GuessedTable, bang: &Bang) -> Vec<String> {
    let mut told = Vec::new();
    let parts = bang.all_parts();
    let groups = parts.iter().filter(|part| matches!(part, TablePart::Group(_))).count();
    let total = match guessed.bang.get("tong_cong").map(|node| &node.value) {
        Some(Value::Map(_)) => "hàng tổng khớp",
        _ => "không có hàng tổng",
    };
    told.push(format!("{groups} nhóm, {} nhiệm vụ, {total}", parts.len() - groups));
    if bang.has_money() {
        told.push(format!("số tiền tính bằng {}", bang.unit().name()));
    }
    fn kinds(node: &Node, all: &mut Vec<(String, String, Span)>) {
        let Some(Value::List(columns)) = node.get("cot").map(|node| &node.value) else { return };
        for column in columns {
            let word = |key: &str| Some(column.get(key)?.scalar()?.text.clone());
            match word("ma").zip(word("kieu")) {
                Some((id, kind)) => all.push((id, kind, column.span)),
                None => kinds(column, all),
            }
        }
    }
    let mut all = Vec::new();
    kinds(&guessed.bang, &mut all);
    let columns = all.iter().filter_map(|(id, kind, at)| {
        let column = laid.columns.iter().find(|column| column.at == *at)?;
        let title = short(&column.titles.join(" / "));
        Some(format!("{} `{title}`: {kind}, mã {id}", letters(column.place)))
    });
    let columns: Vec<String> = columns.collect();
    told.push(format!("các cột: {}", columns.join("; ")));
    told
}
