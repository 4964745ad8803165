//! Rows and figures of tables.
//!
//! In: a cell, a row that changed. Out: the change of the figure, the item of the list that is its row, or why there
//! is none. A figure is written in the unit of its table, whatever unit paper shows.

use rust_decimal::Decimal;

use super::differences::Difference;
use super::figures::read;
use super::files::{nowhere, typed as text_node};
use super::lines::TakenCell;
use super::origins::LineOrigin;
use super::placing::{Placing, TakePlacement};
use super::refusal::{TakeRefusal, WhyNot};
use super::typed::{self, LineLook};
use crate::budget::{RowOf, Sheet, SheetRow};
use crate::content::money::typed_amount;
use crate::content::table::{ColumnKind, Task};
use crate::source::{FileId, Span};
use crate::yaml::splice::{Edit, Step};
use crate::yaml::{Entry, Node, Value};

impl<'a> Placing<'a> {
    /// The sheet of a table of the file, and how many rows its head has.
    pub(super) fn sheet(&self, table: usize) -> Option<(&'a Sheet, usize)> {
        let origin = self.origins.table(table)?;
        Some((self.stages.sheets.get(origin.id?)?, origin.head))
    }

    /// The table of the file that a line's cell is in.
    pub(super) fn table_of(&self, origin: LineOrigin<'_>) -> Option<usize> {
        let cell = origin.cell?;
        (0..self.base.tables.len()).find(|table| {
            let lines = self.base.tables[*table].rows.iter().flatten().flat_map(|one| &one.lines);
            let mut own = lines.filter_map(|line| self.origin(*line)?.cell);
            own.any(|one| one.table == cell.table)
        })
    }

    /// Where the figure of a cell was typed.
    pub(super) fn figure_place(&self, origin: LineOrigin<'_>) -> Option<Span> {
        let cell = origin.cell?;
        let (sheet, head) = self.sheet(self.table_of(origin)?)?;
        let row = sheet.on_paper().into_iter().nth(cell.row.checked_sub(head)?)?;
        row.typed(cell.column).map(|amount| amount.at)
    }

    /// What a figure that changed asks for. Returns None if its cell holds no figures.
    pub(super) fn figure(&mut self, origin: LineOrigin<'_>, edited: usize) -> Option<TakePlacement> {
        let cell = origin.cell?;
        let (sheet, head) = self.sheet(self.table_of(origin)?)?;
        let column = sheet.bang.columns.get(cell.column)?;
        let row = cell.row.checked_sub(head)?;
        match column.kind {
            ColumnKind::Figures { .. } => {}
            ColumnKind::RowNumber => return Some(Err(TakeRefusal { why: WhyNot::Fixed, at: None })),
            ColumnKind::Words { .. } => return None,
        }
        let row = sheet.on_paper().into_iter().nth(row)?;
        let text = self.edited.lines[edited].text.clone();
        Some(self.amount(sheet, &row, cell.column, &text))
    }

    fn amount(&mut self, sheet: &Sheet, row: &SheetRow<'_>, column: usize, text: &str) -> TakePlacement {
        let Some(was) = row.typed(column) else {
            let stated = row.stated().iter().find(|sum| sum.column == column).map(|sum| sum.amount.at);
            return Err(TakeRefusal {
                why: WhyNot::Computed,
                at: stated.or(row.id_word().map(|id| id.at)).or(Some(sheet.bang.at())),
            });
        };
        let at = Some(was.at);
        let mark = row.mark(column).unwrap_or_default();
        let typed = text.trim().trim_end_matches(mark).trim();
        let Some(shown) = read(typed, sheet.bang.columns[column].signed) else {
            return Err(TakeRefusal::other(format!("`{typed}` không phải một số"), at));
        };
        let is_money = sheet.bang.columns[column].kind.holds_money();
        let own = match is_money {
            true => sheet.unit().convert(shown, sheet.bang.unit()),
            false => Some(shown),
        };
        let Some(new) = own else {
            return Err(TakeRefusal::other(format!("`{typed}` quá lớn"), at));
        };
        let patch = self.files.figure(was.at, &typed_amount(new));
        self.put(patch, at)
    }

    /// A line that has come in an empty cell.
    pub(super) fn put_into_cell(
        &mut self,
        edited: usize,
        (table, row, cell): (usize, usize, usize),
    ) -> TakePlacement {
        let unknown = || TakeRefusal::other("ô này không có trường trong tệp YAML", None);
        let column = self.base.tables[table].rows[row][cell].column as usize;
        let (sheet, head) = self.sheet(table).ok_or_else(unknown)?;
        let found = row.checked_sub(head).and_then(|row| sheet.on_paper().into_iter().nth(row));
        let found = found.ok_or_else(unknown)?;
        let declared = sheet.bang.columns.get(column).ok_or_else(unknown)?;
        let text = self.edited.lines[edited].text.clone();
        match (declared.kind, found.of) {
            (ColumnKind::Figures { .. }, _) => self.amount(sheet, &found, column, &text),
            (ColumnKind::Words { .. }, RowOf::Task(task)) => {
                let (file, way) = self.way_of(task.at).ok_or_else(unknown)?;
                let words = typed::line(
                    &self.edited.lines[edited],
                    crate::paper::Role::OChu,
                    false,
                    &LineLook::default(),
                );
                let edit =
                    Edit::Insert { map: way, after: None, key: declared.id.text.clone(), value: words };
                let patch = self.files.edited(file, &[edit]);
                self.put(patch, Some(task.at))
            }
            (ColumnKind::RowNumber, _) => Err(TakeRefusal { why: WhyNot::Fixed, at: None }),
            _ => Err(unknown()),
        }
    }

    /// The way to the map at a place of a YAML file, or with a key there.
    fn way_of(&self, at: Span) -> Option<(FileId, Vec<Step>)> {
        fn down(node: &Node, at: Span, way: &mut Vec<Step>) -> bool {
            // A row is known by the key of its name.
            if let Value::Map(entries) = &node.value
                && (node.span == at || entries.iter().any(|entry| entry.key_span == at))
            {
                return true;
            }
            let mut inside = |step: Step, inner: &Node| {
                way.push(step);
                let found = down(inner, at, way);
                if !found {
                    way.pop();
                }
                found
            };
            match &node.value {
                Value::Scalar(_) => false,
                Value::List(items) => {
                    items.iter().enumerate().any(|(item, inner)| inside(Step::Item(item), inner))
                }
                Value::Map(entries) => {
                    entries.iter().any(|entry| inside(Step::Key(entry.key.clone()), &entry.value))
                }
            }
        }
        let mut way = Vec::new();
        down(self.files.root(at.file)?, at, &mut way).then_some((at.file, way))
    }

    /// The row of a sheet that a row of the file shows.
    fn sheet_row(&self, table: usize, row: usize) -> Option<(&'a Sheet, SheetRow<'a>)> {
        let (sheet, head) = self.sheet(table)?;
        Some((sheet, sheet.on_paper().into_iter().nth(row.checked_sub(head)?)?))
    }

    /// A row that is gone.
    pub(super) fn row_gone(&mut self, table: usize, row: usize, all: &[Difference]) -> TakePlacement {
        let Some((sheet, found)) = self.sheet_row(table, row) else {
            return Err(self.no_row(table, row));
        };
        let at = match found.of {
            RowOf::Task(task) => task.at,
            RowOf::Group(group) => {
                let rows = sheet.place_on_paper(found.at);
                let head = row - rows;
                let gone = |inner: usize| {
                    let row = head + sheet.place_on_paper(inner);
                    all.iter().any(|one| matches!(one, Difference::RowGone { table: t, row: r } if (*t, *r) == (table, row)))
                };
                if !sheet.inside(&found).all(gone) {
                    let why = "nhóm còn nhiệm vụ thì không bớt riêng hàng của nhóm";
                    return Err(TakeRefusal::other(why, Some(group.at)));
                }
                group.at
            }
            RowOf::Total(_) => {
                return Err(TakeRefusal::other("hàng tổng cộng bớt ở `tong_cong`", Some(sheet.bang.at())));
            }
        };
        // A row of a group that goes as a whole goes with it.
        if let Some(outer) = found.inside {
            let row = row - sheet.place_on_paper(found.at) + sheet.place_on_paper(outer);
            let is_gone = all.iter().any(
                |one| matches!(one, Difference::RowGone { table: t, row: r } if (*t, *r) == (table, row)),
            );
            if is_gone && let Ok(patch) = self.row_gone(table, row, all) {
                return Ok(patch);
            }
        }
        let Some((file, way)) = self.way_of(at) else { return Err(self.no_row(table, row)) };
        let Some((Step::Item(item), list)) = way.split_last() else {
            return Err(TakeRefusal::other("hàng này không phải mục của một danh sách", Some(at)));
        };
        let patch = self.files.without_item(file, list, *item, true);
        match patch {
            Ok(patch) => match self.patches.iter().position(|known| *known == patch) {
                Some(known) => Ok(known),
                None => self.put(Ok(patch), Some(at)),
            },
            Err(why) => Err(TakeRefusal::other(why, Some(at))),
        }
    }

    fn no_row(&self, table: usize, row: usize) -> TakeRefusal {
        let lines = self.base.tables[table].rows.get(row).into_iter().flatten().flat_map(|cell| &cell.lines);
        let at = lines.into_iter().find_map(|line| self.place_of(*line));
        let name = at.map(|at| self.files.sources.file(at.file).name().to_owned());
        match name.filter(|name| !name.ends_with(".yaml")) {
            Some(name) => TakeRefusal { why: WhyNot::Sheet(name), at },
            None => TakeRefusal::other("hàng này do chương trình lập hoặc do thể thức", at),
        }
    }

    /// A row that has come.
    pub(super) fn row_come(
        &mut self,
        table: usize,
        (edited, row): (usize, usize),
        (after, before): (Option<usize>, Option<usize>),
    ) -> TakePlacement {
        let task = |row: Option<usize>| match self.sheet_row(table, row?)?.1.of {
            RowOf::Task(task) => Some(task),
            _ => None,
        };
        let beside = task(after).map(|task| (task, true)).or(task(before).map(|task| (task, false)));
        let Some((task, behind)) = beside else {
            let refusal = self.no_row(table, after.or(before).unwrap_or_default());
            return Err(match refusal.why {
                WhyNot::Other(why) if why.contains("tệp `") => TakeRefusal::other(why, refusal.at),
                _ => TakeRefusal::other("không rõ hàng thêm này thuộc nhóm nào", refusal.at),
            });
        };
        let Some((file, way)) = self.way_of(task.at) else {
            return Err(self.no_row(table, after.or(before).unwrap_or_default()));
        };
        let Some((Step::Item(item), list)) = way.split_last() else {
            return Err(TakeRefusal::other("hàng này không phải mục của một danh sách", Some(task.at)));
        };
        let node = self.task_node(table, task, &self.edited.tables[edited].rows[row])?;
        let patch = self.files.beside_item(file, list, *item, behind, node);
        self.put(patch, Some(task.at))
    }

    /// A task of what the cells of a row say.
    fn task_node(&self, table: usize, beside: &Task, cells: &[TakenCell]) -> Result<Node, TakeRefusal> {
        let unknown = || TakeRefusal::other("không rõ các ô của hàng thêm là cột nào", Some(beside.at));
        let (sheet, _) = self.sheet(table).ok_or_else(unknown)?;
        let entry = |key: &str, value: Node| Entry { key: key.to_owned(), key_span: nowhere(), value };
        let (mut entries, mut money) = (Vec::new(), Vec::new());
        for (at, column) in sheet.bang.columns.iter().enumerate() {
            let cell = cells.iter().find(|cell| cell.column as usize == at);
            let lines: Vec<&super::lines::TakenLine> =
                cell.into_iter().flat_map(|cell| &cell.lines).map(|line| &self.edited.lines[*line]).collect();
            let id = column.id.text.as_str();
            match column.kind {
                ColumnKind::RowNumber => {}
                ColumnKind::Words { .. } if lines.is_empty() => {}
                ColumnKind::Words { .. } => {
                    let role = crate::paper::Role::OChu;
                    let typed = |line: &&super::lines::TakenLine| {
                        typed::line(line, role, false, &LineLook::default())
                    };
                    let texts: Vec<String> = lines.iter().map(typed).collect();
                    entries.push(entry(id, text_node(&texts.join("\n"))));
                }
                ColumnKind::Figures { .. } if beside.amounts[at].is_some() => {
                    let text = lines.first().map_or("", |line| line.text.trim());
                    let shown = if text.is_empty() { Some(Decimal::ZERO) } else { read(text, column.signed) };
                    let why = || TakeRefusal::other(format!("`{text}` không phải một số"), Some(beside.at));
                    let shown = shown.ok_or_else(why)?;
                    let own = if column.kind.holds_money() {
                        sheet.unit().convert(shown, sheet.bang.unit())
                    } else {
                        Some(shown)
                    };
                    let node = text_node(&typed_amount(own.ok_or_else(why)?));
                    if column.kind.is_cost() {
                        money.push(entry(id, node));
                    } else {
                        entries.push(entry(id, node));
                    }
                }
                ColumnKind::Figures { .. } => {}
            }
        }
        if !money.is_empty() {
            entries.push(entry("kinh_phi", Node { value: Value::Map(money), span: nowhere() }));
        }
        Ok(Node { value: Value::Map(entries), span: nowhere() })
    }
}
