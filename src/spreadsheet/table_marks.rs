//! How a table is recognised in a workbook that was written from it.
//!
//! In: the tables of money of a document. Out: the mark of each, written into the hidden corner of its
//! sheet; and the table that a mark belongs to. It leaves the position of the mark to `book`.
//!
//! The mark of a table is its `ma`. Without one it is a digest of what its figures belong to: the ids of
//! the columns that are typed, and its tasks. So its figures never go into another table that is now at
//! its position. Tables with the same digest are counted. Version 0.1.0 wrote the number of the table
//! instead.

use crate::content::table::Bang;
use crate::digest;
use crate::source::TableId;

/// What the mark of a table without `ma` begins with; no `ma` does.
pub const PRINT: char = '~';

/// The marks of all tables of money of a document.
#[derive(Clone, Debug, Default)]
pub struct TableMarks(Vec<Marked>);

#[derive(Clone, Debug)]
struct Marked {
    id: TableId,
    mark: String,
    /// What people call it: its `ma`, or its number among all tables of money.
    called: String,
    named: bool,
}

impl TableMarks {
    /// The marks of these tables, in their order.
    pub fn of<'a>(tables: impl IntoIterator<Item = &'a Bang>) -> TableMarks {
        let mut all: Vec<Marked> = Vec::new();
        for (number, bang) in (1..).zip(tables) {
            let (mark, called) = match bang.ma() {
                Some(ma) => (ma.to_owned(), ma.to_owned()),
                None => {
                    let print = print(bang);
                    let again = all.iter().filter(|one| one.mark.split('.').next() == Some(&print)).count();
                    (if again == 0 { print } else { format!("{print}.{}", again + 1) }, number.to_string())
                }
            };
            all.push(Marked { id: bang.table_id(), mark, called, named: bang.ma().is_some() });
        }
        TableMarks(all)
    }

    /// The mark of a table.
    pub fn mark(&self, id: TableId) -> &str {
        self.get(id).map_or("", |one| &one.mark)
    }

    /// What people call a table.
    pub fn called(&self, id: TableId) -> &str {
        self.get(id).map_or("", |one| &one.called)
    }

    /// The table that has this mark. Returns None if none has it.
    pub fn find(&self, mark: &str) -> Option<TableId> {
        let now = self.0.iter().find(|one| one.mark == mark);
        let of_0_1_0 = || self.0.iter().find(|one| !one.named && one.called == mark);
        now.or_else(of_0_1_0).map(|one| one.id)
    }

    /// The tables without `ma`, in their order.
    pub fn unnamed(&self) -> impl Iterator<Item = TableId> {
        self.0.iter().filter(|one| !one.named).map(|one| one.id)
    }

    fn get(&self, id: TableId) -> Option<&Marked> {
        self.0.iter().find(|one| one.id == id)
    }
}

/// The digest of a table, `~` and eight digits: the same as long as the same figures are typed for the
/// same tasks, wherever table and tasks are.
fn print(bang: &Bang) -> String {
    let columns = bang.columns.iter().filter(|column| column.kind.is_cost() || column.kind.is_factor());
    let columns = columns.map(|column| format!("c {}", column.id.text));
    let names = bang.names();
    let tasks = bang.all_tasks().into_iter().map(|task| match &task.id {
        Some(id) => format!("i {}", id.text),
        None => {
            let name: Vec<&str> = task.texts[names].iter().map(|line| line.raw.trim()).collect();
            format!("n {}", name.join(" "))
        }
    });
    let mut parts: Vec<String> = columns.chain(tasks).collect();
    parts.sort();
    format!("{PRINT}{}", digest::short(parts.join("\n").as_bytes()))
}
