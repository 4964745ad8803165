//! The article of an amending decision about one table: a clause for each group and task that changed.
//!
//! In: the comparison of a table. Out: block text whose figures are variables of the comparison, so that it
//! follows when the new version changes again. Words alone, such as "Bổ sung", are decided here.

use super::ChangedTable;
use super::head::Head;
use crate::budget::RowKind;
use crate::budget::comparison::{
    ComparedSums, RowChange, RowComparison, RowSide, Sides, TableComparison, difference, mid_sentence,
    names_without_id,
};
use crate::content::money::parse_paper;
use crate::content::number::letter;
use crate::pipeline::compared_rows::{call, member, name};

/// What texts call a comparison and its appendix.
pub(super) struct Called {
    /// `so_sanh`, with several comparisons `so_sanh.kinh_phi`.
    variable: String,
    /// The id of the appendix with the comparison.
    pub(super) comparison: String,
    /// The id of the table, where it must be said.
    pub(super) table: Option<String>,
}

impl Called {
    /// The names of the comparison at this place among so many.
    pub(super) fn of(table: &ChangedTable, at: usize, count: usize) -> Called {
        let id = table.diff.id.clone();
        let variable = match &id {
            Some(id) if count > 1 => format!("so_sanh{}", member(id)),
            _ => "so_sanh".to_owned(),
        };
        let comparison =
            if count > 1 { format!("bang_so_sanh_{}", at + 1) } else { "bang_so_sanh".to_owned() };
        Called { variable, comparison, table: id }
    }
}

/// The lines of an article: which place is amended, its clauses, the sums, what the appendices are for.
pub(super) fn article(
    table: &ChangedTable,
    called: &Called,
    head: &Head,
    replacing: Option<&str>,
    told: &mut Vec<String>,
) -> String {
    let diff = &table.diff;
    let place = table.old.as_ref().map_or_else(|| head.short(), |place| place.words(&head.short()));
    let mut clauses: Vec<String> = columns(diff);
    let mut sums: Vec<String> = Vec::new();
    for line in diff.all_lines().into_iter().filter(|line| !line.changes().is_empty()) {
        let row = ClauseRow::of(diff, line, called);
        match row {
            Some(row) if line.of == RowKind::Group && line.changes() == [RowChange::Figures] => {
                sums.push(format!("Kinh phí của {}: {}", row.numbered("moi"), row.change()));
            }
            Some(row) => clauses.push(row.clause(diff, line)),
            None => {
                let shown = line.shown().map(|side| side.name.clone()).unwrap_or_default();
                let words = format!(
                    "“{shown}” chưa có `ma` mà không gọi được bằng tên (trùng tên, hoặc tên có dấu riêng): khoản của \
                     nó không nêu số; thêm cùng một `ma` ở cả hai tệp rồi tạo lại bằng --force"
                );
                if !told.contains(&words) {
                    told.push(words);
                }
                clauses.push(format!(
                    "Điều chỉnh [tên nhiệm vụ, nhóm] theo {{{{ tham_chieu(\"{}\") }}}}.",
                    called.comparison
                ));
            }
        }
    }
    sums.push(format!("Tổng kinh phí: {{{{ {}.thay_doi.tong.dien_giai }}}}", called.variable));
    let mut sums_clause = String::from("Các số cộng có liên quan được điều chỉnh tương ứng:");
    if let [only] = sums.as_slice() {
        sums_clause = format!("{only}.");
    } else {
        for (at, sum) in sums.iter().enumerate() {
            let mark = letter(at as u32 + 1).filter(|_| sums.len() < 20);
            let mark = mark.map_or("-".to_owned(), |one| format!("{one})"));
            sums_clause += &format!("\n    {mark} {sum}.");
        }
    }
    clauses.push(sums_clause);
    let detail =
        format!("chi tiết trước và sau điều chỉnh tại {{{{ tham_chieu(\"{}\") }}}}", called.comparison);
    clauses.push(match (replacing, &table.old) {
        (Some(ma), Some(_)) => format!(
            "Thay thế {place} bằng {{{{ tham_chieu(\"{ma}\") }}}} ban hành kèm theo Quyết định này; {detail}."
        ),
        (Some(ma), None) => format!(
            "Bảng kinh phí được bổ sung ở {{{{ tham_chieu(\"{ma}\") }}}} ban hành kèm theo Quyết định này; {detail}."
        ),
        (None, _) => format!("{}.", detail.replacen("chi tiết", "Chi tiết", 1)),
    });
    let named = plain(&table.name).filter(|name| !name.is_empty());
    let named = named.map(|name| format!(" “{name}”")).unwrap_or_default();
    let what = match (&table.old, &table.new) {
        (None, _) => format!("Bổ sung bảng kinh phí{named} kèm theo {} như sau:", head.short()),
        (Some(_), None) => format!("Bãi bỏ bảng kinh phí{named} tại {place} như sau:"),
        _ => format!("Sửa đổi, bổ sung {place} như sau:"),
    };
    let mut lines = format!("  - |\n    {what}\n");
    for (at, clause) in clauses.iter().enumerate() {
        lines += &format!("    {}. {clause}\n", at + 1);
    }
    lines
}

/// Columns that only one version has, or that have another title.
fn columns(diff: &TableComparison) -> Vec<String> {
    let words = diff.columns.iter().filter_map(|column| {
        let title = plain(&column.head.title)?;
        match (column.there.old, column.there.new) {
            (false, true) => Some(format!("Bổ sung cột “{title}”.")),
            (true, false) => Some(format!("Bỏ cột “{title}”.")),
            _ => None,
        }
    });
    let retitled = diff
        .retitled
        .iter()
        .filter_map(|(was, is)| Some(format!("Sửa tên cột “{}” thành “{}”.", plain(was)?, plain(is)?)));
    words.chain(retitled).collect()
}

/// The number that a row has in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowNumber {
    None,
    /// `6`, `1.2`: "nhiệm vụ số 6".
    Digits,
    /// `III`, `A`: "nhóm nhiệm vụ III", also of a task beside groups.
    Letters,
}

impl RowNumber {
    fn of(number: &str) -> RowNumber {
        match number.chars().next() {
            None => RowNumber::None,
            Some(first) if first.is_ascii_digit() => RowNumber::Digits,
            Some(_) => RowNumber::Letters,
        }
    }
}

/// A group or a task as the clauses call it.
struct ClauseRow {
    variable: String,
    row: String,
    what: &'static str,
    sides: Sides<bool>,
    numbers: Sides<RowNumber>,
}

impl ClauseRow {
    /// Returns None if texts cannot call it.
    fn of(diff: &TableComparison, line: &RowComparison, called: &Called) -> Option<ClauseRow> {
        let named = names_without_id(diff, line.of);
        let (key, what) = match line.of {
            RowKind::Group => ("nhom", "nhóm nhiệm vụ"),
            RowKind::Task | RowKind::Total => ("nhiem_vu", "nhiệm vụ"),
        };
        let row = call(key, name(line, &named)?);
        let numbered = |side: &Option<RowSide>| RowNumber::of(side.as_ref().map_or("", |side| &side.number));
        let Sides { old, new } = &line.sides;
        Some(ClauseRow {
            variable: called.variable.clone(),
            row,
            what,
            sides: Sides { old: old.is_some(), new: new.is_some() },
            numbers: Sides { old: numbered(old), new: numbered(new) },
        })
    }

    fn say(&self, side: &str, key: &str) -> String {
        format!("{{{{ {}.{side}{}.{key} }}}}", self.variable, self.row)
    }

    fn change(&self) -> String {
        self.say("thay_doi", "dien_giai")
    }

    /// `nhiệm vụ số 6 “…”`, with the number that it has in the old paper.
    fn numbered(&self, name: &str) -> String {
        let (side, number) = match self.sides.old {
            true => ("cu", self.numbers.old),
            false => ("moi", self.numbers.new),
        };
        let number = match number {
            RowNumber::None => String::new(),
            RowNumber::Digits => format!(" số {}", self.say(side, "so_thu_tu")),
            RowNumber::Letters => format!(" {}", self.say(side, "so_thu_tu")),
        };
        format!("{}{number} “{}”", self.what, self.say(name, "ten"))
    }

    /// One clause with all that changed.
    fn clause(&self, diff: &TableComparison, line: &RowComparison) -> String {
        let (old, new) = match (&line.sides.old, &line.sides.new) {
            (None, new) => {
                let group = new.as_ref().and_then(|new| new.group.as_ref()).filter(|group| !group.is_empty());
                let group =
                    group.map(|_| format!(" vào nhóm {}", self.say("moi", "thuoc_nhom"))).unwrap_or_default();
                let figures = self.say("moi", "dien_giai");
                return format!("Bổ sung {}{group}, kinh phí {figures}.", self.numbered("moi"));
            }
            (_, None) => {
                return format!("Bãi bỏ {}, kinh phí {}.", self.numbered("cu"), self.say("cu", "dien_giai"));
            }
            (Some(old), Some(new)) => (old, new),
        };
        let mut parts = Vec::new();
        for change in line.changes() {
            match change {
                RowChange::Renamed => {
                    parts.push(format!("sửa tên {} thành “{}”", self.numbered("cu"), self.say("moi", "ten")));
                }
                RowChange::Moved => {
                    let group = |side: &RowSide| side.group.as_ref().is_some_and(|group| !group.is_empty());
                    let from = group(old).then(|| format!(" từ nhóm {}", self.say("cu", "thuoc_nhom")));
                    let to = group(new).then(|| format!(" sang nhóm {}", self.say("moi", "thuoc_nhom")));
                    let way = format!("{}{}", from.unwrap_or_default(), to.unwrap_or_default());
                    parts.push(format!("chuyển {}{way}", self.numbered("moi")));
                }
                RowChange::Words => parts.extend(line.changed_words().into_iter().map(|at| {
                    let (id, title) = &diff.words[at];
                    let words = |side: &str, words: &str| match words {
                        "" => "để trống".to_owned(),
                        figure if parse_paper(figure).is_some() => self.say(side, id),
                        _ => format!("“{}”", self.say(side, id)),
                    };
                    let title = mid_sentence(&plain(title).unwrap_or_else(|| id.clone()));
                    let (was, is) = (words("cu", &old.words[at]), words("moi", &new.words[at]));
                    format!("sửa {title} của {} từ {was} thành {is}", self.numbered("moi"))
                })),
                RowChange::Figures | RowChange::Added | RowChange::Removed => {}
            }
        }
        if parts.is_empty() && !moves_money(diff, &old.sums, &new.sums) {
            let money = if diff.main.is_some() { "kinh phí " } else { "" };
            return format!("Điều chỉnh số liệu của {}: {money}{}.", self.numbered("moi"), self.change());
        }
        if parts.is_empty() {
            return format!("Điều chỉnh kinh phí của {}: {}.", self.numbered("moi"), self.change());
        }
        let said = parts.join("; ");
        let (first, rest) = said.split_at(said.chars().next().map_or(0, char::len_utf8));
        let said = format!("{}{rest}", first.to_uppercase());
        // Also where it did not change now: it may, in the new version's next state.
        match moves(&old.sums, &new.sums) {
            true => format!("{said}; kinh phí {}.", self.change()),
            false => format!("{said}; kinh phí của {} {}.", self.what, self.change()),
        }
    }
}

fn moves(old: &ComparedSums, new: &ComparedSums) -> bool {
    old.iter().zip(new).any(|(old, new)| !difference(*old, *new).is_zero())
}

/// Whether any money changed: people, things may change alone.
fn moves_money(diff: &TableComparison, old: &ComparedSums, new: &ComparedSums) -> bool {
    let money = (0..diff.columns.len()).filter(|at| diff.columns[*at].head.is_money);
    money.into_iter().any(|at| !difference(old[at], new[at]).is_zero())
}

/// Words that stand in a text as they are. Returns None if they would be read as marks.
pub(super) fn plain(words: &str) -> Option<String> {
    (!words.contains(['{', '}', '[', ']', '*', '\\', '<', '>'])).then(|| words.to_owned())
}
