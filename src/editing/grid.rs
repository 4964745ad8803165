//! A table as a grid: what stands in each cell, and which cells are typed.
//!
//! In: the node of a table. Out: a [`FormGrid`]: its headings, its columns, its rows from top to bottom. What the
//! program makes (sums, shares, numbers of rows) has no text here: it is taken from paper. How cells are written is
//! left to [`super::grid_writing`].

use super::nodes::inside;
use crate::content::declare::Fields;
use crate::content::table::{ColumnKind, KIEU, NGUON, Origin, TONG_CONG_CHOICE, VI_TRI};
use crate::digest;
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{Node, Value};

/// A table as a grid.
#[derive(Clone, Debug)]
pub struct FormGrid {
    /// The way to the table.
    pub way: Vec<Step>,
    /// The place of its node.
    pub at: Span,
    /// Its columns, from left to right.
    pub columns: Vec<FormGridColumn>,
    /// Its headings, from the upper row to the lower.
    pub headings: Vec<Vec<GridHeading>>,
    /// Its rows, from top to bottom as on paper.
    pub rows: Vec<FormGridRow>,
    /// The file that its rows are kept in, as it is named; None if they stand in the table.
    pub rows_file: Option<String>,
    /// Names its rows: which there are, whatever they say.
    pub shape: String,
}

/// A column of a grid.
#[derive(Clone, Debug)]
pub struct FormGridColumn {
    /// Its id.
    pub id: String,
    /// Its headings, from the upper to the lower.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A heading above one column or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridHeading {
    /// Its words.
    pub title: String,
    /// The first column under it.
    pub column: usize,
    /// How many columns are under it.
    pub columns: usize,
    /// How many rows of headings it takes.
    pub rows: usize,
}

/// A row of a grid.
#[derive(Clone, Debug)]
pub struct FormGridRow {
    /// The way to it; for the totals, to the table.
    pub way: Vec<Step>,
    /// What it is.
    pub sort: GridRowSort,
    /// How many groups it stands in.
    pub depth: usize,
    /// A cell for each column.
    pub cells: Vec<FormGridCell>,
    /// Where its name is written.
    pub name_at: Option<Span>,
    /// Whether it stands between braces, where a text has one line.
    pub is_flow: bool,
}

/// What a row of a grid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum GridRowSort {
    Group,
    Task,
    Total,
}

/// A cell of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormGridCell {
    /// Somebody types it; empty where nothing is written.
    Typed(String),
    /// The program fills it in.
    Made,
    /// It is written in a way that only the file shows.
    Fixed(String),
    /// Rows of this sort have nothing there.
    Mute,
}

impl FormGrid {
    /// The grid of a table. Returns None if its columns cannot be read.
    pub(super) fn of(table: &Node, way: &[Step], is_flow: &dyn Fn(&Node) -> bool) -> Option<FormGrid> {
        let mut reader = GridReader { columns: Vec::new(), headings: Vec::new(), rows: Vec::new(), is_flow };
        let Some(Value::List(columns)) = table.get("cot").map(|node| &node.value) else { return None };
        reader.headings(columns, 0, "")?;
        let levels = reader.headings.len();
        for (level, row) in reader.headings.iter_mut().enumerate() {
            // A column without a heading below it reaches down to the rows.
            row.iter_mut().filter(|one| one.rows == 0).for_each(|one| one.rows = levels - level);
        }
        let fields = Fields::new(table);
        let rows_file = fields.word("hang").map(|file| file.text);
        if rows_file.is_none() {
            reader.inside(table, way, 0, fields.get("kinh_phi").is_some());
            reader.total(fields, way);
        }
        let shape = rows_file.as_deref().unwrap_or_default().to_owned();
        let rows = reader.rows.iter().map(|row| format!("{:?}", row.way));
        let mut shape = digest::of_bytes(rows.fold(shape, |all, row| all + "\n" + &row).as_bytes());
        shape.truncate(16);
        let GridReader { columns, headings, rows, .. } = reader;
        Some(FormGrid { way: way.to_vec(), at: table.span, columns, headings, rows, rows_file, shape })
    }

    /// The index of the column with an id.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The row at the end of a way, or the innermost around it.
    pub fn row(&self, way: &[Step]) -> Option<usize> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| row.sort != GridRowSort::Total);
        let around = rows.filter(|(_, row)| way.starts_with(&row.way));
        around.max_by_key(|(_, row)| row.way.len()).map(|(at, _)| at)
    }

    /// The column of names.
    pub fn names(&self) -> usize {
        self.column("ten").unwrap_or(0)
    }
}

impl FormGridRow {
    /// What a cell says that is typed.
    pub fn typed(&self, column: usize) -> Option<&str> {
        match self.cells.get(column) {
            Some(FormGridCell::Typed(text)) => Some(text),
            _ => None,
        }
    }
}

struct GridReader<'a> {
    columns: Vec<FormGridColumn>,
    headings: Vec<Vec<GridHeading>>,
    rows: Vec<FormGridRow>,
    is_flow: &'a dyn Fn(&Node) -> bool,
}

impl GridReader<'_> {
    /// Reads headings that stand so deep. Returns None if one cannot be read.
    fn headings(&mut self, nodes: &[Node], level: usize, above: &str) -> Option<()> {
        for node in nodes {
            let fields = Fields::new(node);
            let title = fields.get("ten").map(words).unwrap_or_default();
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let column = self.columns.len();
            let whole = if above.is_empty() { title.clone() } else { format!("{above}, {title}") };
            if self.headings.len() <= level {
                self.headings.push(Vec::new());
            }
            let place = self.headings[level].len();
            self.headings[level].push(GridHeading { title, column, columns: 1, rows: 0 });
            if let Some(Value::List(below)) = fields.get("cot").map(|node| &node.value) {
                self.headings(below, level + 1, &whole)?;
                let columns = self.columns.len().checked_sub(column).filter(|columns| *columns > 0)?;
                let heading = &mut self.headings[level][place];
                (heading.columns, heading.rows) = (columns, 1);
                continue;
            }
            let (id, kind) = (fields.word("ma")?.text, fields.choice(&KIEU)?);
            let title = if whole.is_empty() { id.clone() } else { whole };
            self.columns.push(FormGridColumn { id, title, kind });
        }
        Some(())
    }

    /// The rows inside a table or a group; `taken` says whether money comes from another file.
    fn inside(&mut self, node: &Node, way: &[Step], depth: usize, taken: bool) {
        for (key, sort) in [("nhom", GridRowSort::Group), ("nhiem_vu", GridRowSort::Task)] {
            let list = inside(way, key.into());
            for (at, item) in Fields::new(node).list(key).iter().enumerate() {
                if !matches!(item.value, Value::Map(_)) {
                    continue;
                }
                let way = inside(&list, at.into());
                let row = self.row(item, way.clone(), sort, depth, taken);
                self.rows.push(row);
                if sort == GridRowSort::Group {
                    self.inside(item, &way, depth + 1, taken);
                }
            }
        }
    }

    fn row(&self, node: &Node, way: Vec<Step>, sort: GridRowSort, depth: usize, taken: bool) -> FormGridRow {
        let fields = Fields::new(node);
        let holds = ["nhom", "nhiem_vu"].iter().any(|key| node.get(key).is_some());
        let is_leaf = sort == GridRowSort::Group && !holds;
        let city = fields.choice(&NGUON).is_some();
        let cell = |column: &FormGridColumn| match (column.kind, sort) {
            (ColumnKind::RowNumber, _) => FormGridCell::Made,
            (ColumnKind::Words { .. }, GridRowSort::Group) if column.id != "ten" => FormGridCell::Mute,
            (ColumnKind::Words { .. }, _) => text(node.get(&column.id)),
            (kind, GridRowSort::Group) if kind.is_factor() && !kind.is_summed() => FormGridCell::Mute,
            (kind, GridRowSort::Task) if kind.is_factor() => text(node.get(&column.id)),
            (kind, _) if kind.origin() == Some(Origin::Costs) => {
                let own = (sort == GridRowSort::Task || is_leaf) && !taken && !city;
                match node.get("kinh_phi").map(|node| (node, &node.value)) {
                    _ if !own => FormGridCell::Made,
                    Some((costs, Value::Map(_))) => text(costs.get(&column.id)),
                    Some((costs, _)) if !costs.is_empty() => FormGridCell::Fixed(words(costs)),
                    _ => FormGridCell::Typed(String::new()),
                }
            }
            _ => FormGridCell::Made,
        };
        FormGridRow {
            cells: self.columns.iter().map(cell).collect(),
            name_at: node.get("ten").map(|name| name.span),
            is_flow: (self.is_flow)(node),
            way,
            sort,
            depth,
        }
    }

    fn total(&mut self, table: Fields<'_>, way: &[Step]) {
        let is_left_out = table.choice(&TONG_CONG_CHOICE) == Some(false);
        if is_left_out || !self.columns.iter().any(|column| column.kind.is_summed()) {
            return;
        }
        let own = table.map("tong_cong");
        let label = own.and_then(|own| own.get("nhan")).map(words);
        let label = label.unwrap_or_else(|| "Tổng cộng".to_owned());
        let cell = |column: &FormGridColumn| match column.kind {
            ColumnKind::Words { .. } if column.id == "ten" => FormGridCell::Fixed(label.clone()),
            ColumnKind::Words { .. } => FormGridCell::Mute,
            _ => FormGridCell::Made,
        };
        let cells = self.columns.iter().map(cell).collect();
        let (sort, way) = (GridRowSort::Total, way.to_vec());
        let row = FormGridRow { way, sort, depth: 0, cells, name_at: None, is_flow: false };
        let is_first = own.is_some_and(|own| own.choice(&VI_TRI) == Some(true));
        self.rows.insert(if is_first { 0 } else { self.rows.len() }, row);
    }
}

/// The text of a cell: what is typed, or lines in a list.
fn text(node: Option<&Node>) -> FormGridCell {
    let Some(node) = node else { return FormGridCell::Typed(String::new()) };
    match &node.value {
        Value::Scalar(_) => FormGridCell::Typed(words(node)),
        Value::List(lines) if lines.iter().all(|line| line.scalar().is_some()) => {
            FormGridCell::Typed(words(node))
        }
        _ => FormGridCell::Fixed(words(node)),
    }
}

/// The words of a value, line by line.
fn words(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.trim_end().to_owned(),
        Value::List(lines) => lines.iter().map(words).collect::<Vec<_>>().join("\n"),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key, words(&entry.value)));
            entries.collect::<Vec<_>>().join("; ")
        }
    }
}
