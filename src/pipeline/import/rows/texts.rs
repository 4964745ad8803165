//! Words that were changed in a sheet: names of tasks and groups, their other columns, the words of the total.
//!
//! In: the rows of the document and of the sheet. Out: the edits of the values that hold these words. Words that
//! variables or marks make are not written back: that is an error. Where only the document changed since the
//! workbook was written, its words stay.

use super::lines::{DocLine, SheetLine, TableLines, lines};
use super::lists::NewLists;
use super::{ToldChange, cell_name, short, short_of_lines};
use crate::content::escaped;
use crate::content::table::{ColumnKind, WordReading};
use crate::finding::{Finding, Report, codes};
use crate::source::Span;
use crate::spreadsheet::TOTAL;
use crate::tabular::DataCell;
use crate::yaml::Node;
use crate::yaml::splice::{Edit, Step};

/// What changes.
#[derive(Default)]
pub(super) struct TextChanges {
    pub(super) edits: Vec<Edit>,
    pub(super) told: Vec<ToldChange>,
}

/// A text in the document and in the sheet.
struct ReturnedText<'a> {
    /// The map that has it, by its way from the table, and its key.
    map: Vec<Step>,
    key: String,
    /// Its value as typed; None if it has none.
    typed: Option<&'a Node>,
    /// Where its row begins.
    at: Span,
    whose: String,
    read: WordReading,
    cell: &'a DataCell,
    /// What it was when the workbook was written, is now on paper, and is in the sheet.
    then: Option<String>,
    now: String,
    new: String,
}

/// Finds the words that changed.
pub(super) fn changes(lines: &TableLines<'_>, lists: &NewLists<'_>, report: &mut Report) -> TextChanges {
    let mut changes = TextChanges::default();
    for (row, line) in &lines.rows {
        let SheetLine::Known(at) = line else { continue };
        if !lists.is_removed(*at) {
            of_row(lines, *at, *row, &mut changes, report);
        }
    }
    if let Some((row, page)) = lines.total {
        of_total(lines, (row, page), &mut changes, report);
    }
    changes
}

fn of_row(lines: &TableLines<'_>, at: usize, row: usize, changes: &mut TextChanges, report: &mut Report) {
    let line: &DocLine = &lines.doc[at];
    let bang = lines.priced.bang();
    let Some(node) = lines.node(line) else { return };
    let name = lines.now(lines.page_rows[at], bang.names());
    let what = if line.is_group { "nhóm" } else { "nhiệm vụ" };
    let map: Vec<Step> = line.list.iter().cloned().chain([Step::Item(line.at)]).collect();
    for (column, declared) in bang.columns.iter().enumerate() {
        let is_name = column == bang.names();
        let ColumnKind::Words { read, .. } = declared.kind else { continue };
        // A group, and one that holds no tasks, has its name alone.
        let has_name_alone = line.list.last() == Some(&Step::from("nhom"));
        let Some(cell) = lines.cell(row, column).filter(|_| is_name || !has_name_alone) else { continue };
        let id = declared.id.text.as_str();
        let whole = |text: &str| if is_name { short_of_lines(text) } else { trimmed(text) };
        let one = ReturnedText {
            map: map.clone(),
            key: id.to_owned(),
            typed: node.get(id),
            at: line.span,
            whose: format!("{what} `{}`, cột {id}", short(&name)),
            read,
            cell,
            then: lines.exported.text(&lines.mark, &line.key, id).map(whole),
            now: whole(&lines.now(lines.page_rows[at], column)),
            new: whole(&self::lines(cell)),
        };
        // A mark of a note is printed behind a name, and is no part of it.
        let mark = node.get("dau_chu_thich").and_then(|_| one.printed_mark());
        one.without(mark).take(changes, report);
    }
}

fn of_total(
    lines: &TableLines<'_>,
    (row, page): (usize, u32),
    changes: &mut TextChanges,
    report: &mut Report,
) {
    let names = lines.priced.bang().names();
    let Some(cell) = lines.cell(row, names) else { return };
    let (now, new) = (short_of_lines(&lines.now(page, names)), short_of_lines(&self::lines(cell)));
    let total = lines.node.get("tong_cong").filter(|node| node.scalar().is_none());
    let label = total.and_then(|total| total.get("nhan"));
    let one = ReturnedText {
        map: vec![Step::from("tong_cong")],
        key: "nhan".to_owned(),
        typed: label,
        at: label.or(total).map_or(lines.node.span, |node| node.span),
        whose: "dòng tổng cộng".to_owned(),
        read: WordReading::Any,
        cell,
        then: lines.exported.text(&lines.mark, TOTAL, "ten").map(short_of_lines),
        now,
        new,
    };
    // Words that are printed where none are typed are told, as all that is not taken over.
    if label.is_some() {
        one.take(changes, report);
    }
}

impl ReturnedText<'_> {
    /// What is printed behind the typed words.
    fn printed_mark(&self) -> Option<String> {
        let typed = short_of_lines(&self.typed?.scalar()?.text);
        let escaped = |now: &str| escaped::prose(now) == typed;
        let ends = (0..self.now.len()).filter(|at| self.now.is_char_boundary(*at));
        let mark =
            ends.map(|at| self.now.split_at(at)).find(|(now, _)| *now == typed || escaped(now.trim_end()));
        mark.map(|(_, mark)| mark.to_owned()).filter(|mark| !mark.trim().is_empty())
    }

    /// The same without a mark behind its words.
    fn without(mut self, mark: Option<String>) -> Self {
        let Some(mark) = mark else { return self };
        let bare = |text: &str| text.strip_suffix(mark.trim()).unwrap_or(text).trim_end().to_owned();
        (self.now, self.new) = (bare(&self.now), bare(&self.new));
        self.then = self.then.map(|then| bare(&then));
        self
    }

    fn take(self, changes: &mut TextChanges, report: &mut Report) {
        let is_kept = self.new == self.now || self.then.as_ref() == Some(&self.new);
        if is_kept || self.then.is_none() {
            return;
        }
        let fault = |code, message: String, hint: &str| {
            Finding::error(code, self.cell.at, message).hint(hint.to_owned())
        };
        if self.then.as_ref() != Some(&self.now) {
            let message = format!(
                "{}: tệp Excel ghi `{}`, văn bản đã sửa thành `{}`, khi xuất là `{}`: không rõ lấy chữ nào",
                self.whose,
                short(&self.new),
                short(&self.now),
                short(self.then.as_deref().unwrap_or_default())
            );
            let hint = "sửa cho hai nơi giống nhau, hoặc trả một nơi về chữ khi xuất, rồi nhập lại";
            report.findings.push(fault(codes::D026, message, hint).related(self.at, "chữ trong văn bản"));
            return;
        }
        if self.new.is_empty() && self.key == "ten" {
            let message = format!("{}: tên để trống trong tệp Excel", self.whose);
            report.findings.push(fault(codes::D027, message, "ghi lại tên; bỏ nhiệm vụ thì xóa cả hàng"));
            return;
        }
        let typed = self.typed.map(|node| node.scalar().map(|scalar| scalar.text.as_str()));
        let is_plain = match typed {
            None => self.now.is_empty(),
            Some(None) => false,
            Some(Some(text)) => {
                let whole = |text: &str| short_of_lines(text);
                whole(text) == whole(&self.now)
                    || whole(text) == whole(&escaped::prose(&self.now))
                    || matches!(self.read, WordReading::Only(_) | WordReading::Day)
            }
        };
        if !is_plain {
            let message = format!(
                "{}: tệp Excel ghi `{}`, chữ ở văn bản có biến, dấu in đậm, in nghiêng hoặc viết thành danh sách",
                self.whose,
                short(&self.new)
            );
            report.findings.push(fault(codes::D027, message, "sửa chữ này trong tệp YAML"));
            return;
        }
        let value = match self.read {
            WordReading::Only(_) => self.new.to_lowercase(),
            _ => escaped::prose(&self.new),
        };
        let path = || self.map.iter().cloned().chain([Step::Key(self.key.clone())]).collect::<Vec<_>>();
        changes.edits.push(match (typed.is_some(), self.new.is_empty()) {
            (true, false) => Edit::Text { at: path(), value },
            (true, true) => Edit::Remove { map: self.map.clone(), key: self.key.clone() },
            (false, _) => Edit::Insert {
                map: self.map.clone(),
                after: Some("ten".to_owned()),
                key: self.key.clone(),
                value,
            },
        });
        let shown =
            |text: &str| if text.is_empty() { "(trống)".to_owned() } else { format!("`{}`", short(text)) };
        let sentence = format!(
            "{}: {} -> {} ({})",
            self.whose,
            shown(&self.now),
            shown(&self.new),
            cell_name(self.cell.at, report)
        );
        changes.told.push((self.typed.map_or(self.at, |node| node.span), sentence));
    }
}

/// Lines without blanks around them.
fn trimmed(text: &str) -> String {
    let lines = text.lines().map(short_of_lines).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
