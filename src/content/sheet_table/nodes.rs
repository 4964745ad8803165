//! The rows of a sheet as a person would have typed them: groups, tasks, figures to check.
//!
//! In: a table of a sheet, what each of its columns is. Out: nodes of `nhom`, `nhiem_vu` and `tong_cong`, each
//! value with its cell. Sums that the sheet states become `tong`, so that they are checked and never added
//! again. Words of a cell stand as they are: nothing of them is read as a mark or a variable.

use super::outline::SheetTable;
use super::place::PlacedColumn;
use super::plain;
use super::sheet_rows::{EntrySort, SheetEntry};
use crate::content::cells::FigureCells;
use crate::content::column_kind::{ColumnKind, Counts, WordReading};
use crate::content::escaped;
use crate::content::money::Unit;
use crate::content::table::entry as figure_entry;
use crate::finding::{Finding, Gathered, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DataCell};
use crate::yaml::{Entry, Node, Scalar, Value, ValueStyle};

/// The rows of a table as nodes.
#[derive(Clone, Debug, Default)]
pub struct RowNodes {
    /// `nhom`, `nhiem_vu`, or both.
    pub rows: Vec<Entry>,
    /// The words and the stated sums of the row of totals: the map of `tong_cong`.
    pub total: Option<Node>,
    /// The numbers of rows as the sheet has them, in the order of the nodes: of groups and tasks.
    pub labels: Vec<(Option<String>, Span)>,
    /// Cells of figures that are blank.
    pub blanks: Vec<Span>,
}

/// Makes nodes of rows. `unit` is the unit of money; findings are told in `told`.
pub fn row_nodes(
    table: &SheetTable,
    columns: &[PlacedColumn],
    (id, unit): (Option<usize>, Option<Unit>),
    cells: &mut FigureCells,
    told: &mut Gathered,
) -> RowNodes {
    let mut maker = NodeMaker { table, columns, id, unit, cells, told, made: RowNodes::default() };
    let rows = maker.inside(0..table.entries.len(), 0);
    maker.made.rows = rows;
    maker.made.total = table.total.as_ref().map(|total| maker.total(total));
    maker.made
}

struct NodeMaker<'a, 't> {
    table: &'a SheetTable,
    columns: &'a [PlacedColumn],
    /// The column of ids.
    id: Option<usize>,
    unit: Option<Unit>,
    cells: &'t mut FigureCells,
    told: &'t mut Gathered,
    made: RowNodes,
}

impl NodeMaker<'_, '_> {
    /// The keys that hold the rows of a range, which stand at this depth or deeper.
    fn inside(&mut self, range: std::ops::Range<usize>, depth: usize) -> Vec<Entry> {
        let entries = &self.table.entries;
        let own: Vec<usize> = range.clone().filter(|at| entries[*at].depth == depth).collect();
        let end = |nth: usize| own.get(nth + 1).copied().unwrap_or(range.end);
        let last_group = own.iter().enumerate().rposition(|(nth, at)| {
            entries[*at].sort == EntrySort::Group && (end(nth) > at + 1 || !self.is_task(&entries[*at]))
        });
        let (mut groups, mut tasks) = (Vec::new(), Vec::new());
        for (nth, at) in own.iter().copied().enumerate() {
            let entry = &entries[at];
            let is_group = entry.sort == EntrySort::Group;
            match last_group {
                Some(last) if nth <= last && is_group => groups.push(self.group(at, at + 1..end(nth))),
                Some(last) if nth < last => self.out_of_place(entry),
                _ => tasks.push(self.task(entry)),
            }
        }
        let at = entries.get(range.start).map(|entry| entry.at);
        let key = |key: &str, nodes: Vec<Node>| list(key, nodes, at);
        [("nhom", groups), ("nhiem_vu", tasks)]
            .into_iter()
            .filter(|(_, nodes)| !nodes.is_empty())
            .filter_map(|(name, nodes)| key(name, nodes))
            .collect()
    }

    fn out_of_place(&mut self, entry: &SheetEntry) {
        let message =
            "nhiệm vụ này đứng trước một nhóm cùng cấp: bảng của văn bản in các nhóm trước, nhiệm vụ sau";
        let hint = "chuyển hàng này xuống dưới các nhóm, hoặc cho vào một nhóm";
        self.told.add("place", "hàng", Finding::error(codes::D020, entry.at, message).hint(hint));
    }

    /// Whether a row numbered like a group that holds nothing is a task beside groups: it has words, or a table of
    /// people and things, which only tasks state.
    fn is_task(&self, entry: &SheetEntry) -> bool {
        let states = |column: &PlacedColumn| column.kind.is_factor() && column.kind.is_summed();
        let has_figure = |column: &PlacedColumn| {
            column.kind.is_stated() && entry.cells[column.place].value != CellValue::Empty
        };
        self.has_words(entry) || self.columns.iter().any(states) && self.columns.iter().any(has_figure)
    }

    /// Whether a row has words besides its name.
    fn has_words(&self, entry: &SheetEntry) -> bool {
        let words = self.columns.iter().filter(|column| column.kind.holds_words() && column.id != "ten");
        words.into_iter().any(|column| {
            let cell = &entry.cells[column.place];
            cell.value != CellValue::Empty && cell.at != entry.at
        })
    }

    fn started(&mut self, entry: &SheetEntry) -> Vec<Entry> {
        let label = entry.label.as_ref().filter(|_| self.is_numbered());
        self.made.labels.push((label.map(|label| label.text.clone()), entry.at));
        let mut entries = Vec::new();
        if let Some(cell) = self.id.map(|column| &entry.cells[column])
            && let Some(id) = cell.code().filter(|id| !id.starts_with('#'))
        {
            cell.doubt_characters(self.told);
            entries.push(text_entry("ma", &id, cell.at));
        }
        entries.push(text_entry("ten", &escaped::prose(self.name(entry)), entry.at));
        entries
    }

    /// Whether the table has a column of numbers, which the program fills in.
    fn is_numbered(&self) -> bool {
        self.columns.iter().any(|column| column.kind == ColumnKind::RowNumber)
    }

    /// The name of a row, with the number before it where no column has that.
    fn name<'e>(&self, entry: &'e SheetEntry) -> &'e str {
        if self.is_numbered() { &entry.name } else { &entry.whole }
    }

    fn group(&mut self, at: usize, inside: std::ops::Range<usize>) -> Node {
        let entry = &self.table.entries[at];
        let mut entries = self.started(entry);
        self.no_words(entry);
        let is_empty = inside.is_empty();
        let part_total = self.table.part_totals.iter().find(|(group, _)| *group == at).map(|(_, row)| row);
        if is_empty {
            let costs = self.columns.iter().filter(|column| column.kind.is_cost());
            let blank = |column: &PlacedColumn| entry.cells[column.place].value == CellValue::Empty;
            let rest = match costs.into_iter().all(blank) {
                true => list("nhiem_vu", Vec::new(), Some(entry.at)),
                false => {
                    let money = self.money(entry);
                    map("kinh_phi", money)
                }
            };
            entries.extend(rest);
            return node(entries, entry.at);
        }
        let mut stated = self.stated(entry, ColumnKind::is_summed);
        if let Some(row) = part_total {
            let again = self.stated(row, ColumnKind::is_summed);
            // Where both state a sum, the one below the group is as good as its own only if it is the same.
            for one in again {
                match stated.iter().find(|other| other.key == one.key) {
                    Some(other) if figure_of(other) == figure_of(&one) => {}
                    Some(other) => {
                        let message = "số cộng ở dưới nhóm khác số ở hàng của nhóm";
                        let finding = Finding::error(codes::D021, one.value.span, message);
                        self.told.add("twice", "ô", finding.related(other.value.span, "số ở hàng của nhóm"));
                    }
                    None => stated.push(one),
                }
            }
        }
        entries.extend(map("tong", stated));
        let depth = entry.depth + 1;
        entries.extend(self.inside(inside, depth));
        node(entries, entry.at)
    }

    /// Tells words and figures that a group has no place for.
    fn no_words(&mut self, entry: &SheetEntry) {
        for column in self.columns {
            let cell = &entry.cells[column.place];
            let is_own = cell.at == entry.at || column.id == "ten" || cell.value == CellValue::Empty;
            let is_one = column.kind.holds_words() || column.kind.is_factor() && !column.kind.is_summed();
            if !is_own && is_one {
                let message = format!("hàng nhóm có dữ liệu ở cột `{}`", column.title);
                let hint = "hàng nhóm chỉ in tên và số cộng: chuyển dữ liệu này xuống một nhiệm vụ của nhóm, hoặc xóa";
                self.told.add("group", "ô", Finding::error(codes::D020, cell.at, message).hint(hint));
            }
        }
    }

    fn task(&mut self, entry: &SheetEntry) -> Node {
        let mut entries = self.started(entry);
        for column in self.columns.iter().filter(|column| column.id != "ten") {
            let cell = &entry.cells[column.place];
            if let ColumnKind::Words { read, .. } = column.kind {
                let text = self.words(cell, read);
                entries.extend(text.map(|text| text_entry(&column.id, &text, cell.at)));
            } else if column.kind.is_factor() && (cell.value != CellValue::Empty || column.kind.is_summed()) {
                let figure = self.figure(cell, column).unwrap_or_default();
                entries.push(figure_entry(&column.id, column.at, figure, cell.at));
            }
        }
        let money = self.money(entry);
        entries.extend(map("kinh_phi", money));
        let sums = self.stated(entry, ColumnKind::is_computed);
        entries.extend(map("tong", sums));
        node(entries, entry.at)
    }

    /// The money of a task, every column of it.
    fn money(&mut self, entry: &SheetEntry) -> Vec<Entry> {
        let costs = self.columns.iter().filter(|column| column.kind.is_cost());
        costs
            .map(|column| {
                let cell = &entry.cells[column.place];
                let figure = self.figure(cell, column).unwrap_or_default();
                figure_entry(&column.id, column.at, figure, cell.at)
            })
            .collect()
    }

    /// The figures that a row states in columns of these kinds.
    fn stated(&mut self, entry: &SheetEntry, kinds: fn(ColumnKind) -> bool) -> Vec<Entry> {
        let mut stated = Vec::new();
        for column in self.columns.iter().filter(|column| kinds(column.kind)) {
            let cell = &entry.cells[column.place];
            if cell.value == CellValue::Empty {
                continue;
            }
            if let Some(figure) = self.figure(cell, column) {
                stated.push(figure_entry(&column.id, column.at, figure, cell.at));
            }
        }
        stated
    }

    fn figure(&mut self, cell: &DataCell, column: &PlacedColumn) -> Option<rust_decimal::Decimal> {
        if cell.value == CellValue::Empty {
            self.made.blanks.push(cell.at);
        }
        let is_money = matches!(column.kind.counts(), Some(Counts::Money | Counts::Price));
        // What others leave may be below zero; whether it is, is checked.
        let signed = column.signed || column.kind.is_of_terms();
        match self.unit.filter(|_| is_money) {
            Some(unit) => self.cells.figure_of_money(cell, unit, signed),
            None => self.cells.figure_of(cell, signed),
        }
    }

    /// The words of a cell, as they are typed.
    fn words(&mut self, cell: &DataCell, read: WordReading) -> Option<String> {
        cell.doubt_text(self.told);
        let text = match &cell.value {
            CellValue::Empty => return None,
            CellValue::Date(date) => date.clone(),
            CellValue::Bool(_) | CellValue::Error(_) | CellValue::Formula(_) | CellValue::Inexact(_) => {
                let message = format!("ô chữ là {}", cell.value.described());
                let hint = "định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in";
                self.told.add("words", "ô", Finding::error(codes::D004, cell.at, message).hint(hint));
                return None;
            }
            CellValue::Text(_) | CellValue::Number(_) => cell.text().unwrap_or_default(),
        };
        let lines: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).collect();
        match read {
            WordReading::Only(_) => Some(lines.join(" ").to_lowercase()),
            _ => Some(escaped::prose(&lines.join("\n"))),
        }
    }

    fn total(&mut self, entry: &SheetEntry) -> Node {
        let mut entries = Vec::new();
        if let Some(label) = entry.label.as_ref().filter(|_| self.is_numbered()) {
            entries.push(text_entry("so", &label.text, entry.at));
        }
        entries.push(text_entry("nhan", &escaped::prose(&plain(self.name(entry))), entry.at));
        let sums = self.stated(entry, ColumnKind::is_summed);
        entries.extend(map("tong", sums));
        for column in self.columns.iter().filter(|column| column.kind.holds_words() && column.id != "ten") {
            let cell = &entry.cells[column.place];
            if cell.value != CellValue::Empty && cell.at != entry.at {
                let message = format!("chữ ở hàng tổng, cột `{}`, không được đọc", column.title);
                self.told.add("total", "ô", Finding::warning(codes::D023, cell.at, message));
            }
        }
        node(entries, entry.at)
    }
}

/// The text of a figure.
fn figure_of(entry: &Entry) -> Option<&str> {
    entry.value.scalar().map(|scalar| scalar.text.as_str())
}

/// A key with a text of one line or more.
pub(super) fn text_entry(key: &str, text: &str, at: Span) -> Entry {
    let scalar = Scalar { text: text.to_owned(), style: ValueStyle::Quoted, swallowed: None };
    Entry { key: key.to_owned(), key_span: at, value: Node { value: Value::Scalar(scalar), span: at } }
}

pub(super) fn node(entries: Vec<Entry>, at: Span) -> Node {
    Node { value: Value::Map(entries), span: at }
}

/// A key with a map, unless that is empty.
fn map(key: &str, entries: Vec<Entry>) -> Option<Entry> {
    let at = entries.first()?.value.span;
    Some(Entry { key: key.to_owned(), key_span: at, value: node(entries, at) })
}

pub(super) fn list(key: &str, nodes: Vec<Node>, at: Option<Span>) -> Option<Entry> {
    let at = nodes.first().map(|node| node.span).or(at)?;
    Some(Entry { key: key.to_owned(), key_span: at, value: Node { value: Value::List(nodes), span: at } })
}
