//! What the elements of tables mean, as they begin and as they end.
//!
//! In: elements of a table, one after another. Out: tables of the file, with the cells' blocks in them.

use super::level::StoryLevel;
use super::opened::{Open, OpenTable};
use super::place::{WordBlock, WordTableId};
use super::read_table;
use super::story::StoryReader;
use super::table::{WordCell, WordTable};
use super::xml::XmlFault;

impl StoryReader<'_, '_, '_> {
    /// Tables, their rows and cells, and what is said of them.
    pub(super) fn start_table(&mut self, local: &str) -> Result<(), XmlFault> {
        let (level, view) = (self.levels.len(), self.all.view);
        let own = self.tables.last_mut().filter(|table| table.level == level);
        let open = match (local, own) {
            ("tbl", _) => {
                self.close_paragraph(false)?;
                self.settle_waiting();
                let at = self.all.file.tables.len();
                self.count_cell()?;
                self.all.file.tables.push(WordTable::default());
                let cell = self.cell();
                let table = WordTable { cell, ..WordTable::default() };
                let cell = WordCell::default();
                self.tables.push(OpenTable { table, at, row: None, column: 0, cell, level });
                Open::Table
            }
            ("tblPr", Some(own)) => return read_table::table(&mut self.xml, &mut own.table, view),
            ("tblGrid", Some(own)) => {
                own.table.grid = read_table::grid(&mut self.xml, view)?;
                return Ok(());
            }
            ("tr", Some(own)) if own.row.is_none() => {
                (own.row, own.column) = (Some(Default::default()), 0);
                self.count_cell()?;
                Open::Row
            }
            ("trPr", Some(own)) if own.row.is_some() => {
                let parts = read_table::row(&mut self.xml, view)?;
                own.column = parts.before;
                own.row = (!parts.is_gone).then_some(parts.row);
                if parts.is_gone {
                    self.open.pop();
                    return self.leave(self.xml.depth() - 1);
                }
                return Ok(());
            }
            ("tc", Some(own)) if own.row.is_some() => {
                own.cell = WordCell { span: 1, ..WordCell::default() };
                self.count_cell()?;
                self.levels.push(StoryLevel::new(None));
                Open::Cell
            }
            ("tcPr", _) if matches!(self.open.last(), Some(Open::Cell)) => {
                let Some(own) = self.tables.last_mut() else { return self.xml.skip() };
                if read_table::cell(&mut self.xml, &mut own.cell, view)? {
                    return Ok(());
                }
                self.open.pop();
                self.levels.pop();
                return self.leave(self.xml.depth() - 1);
            }
            ("tblPr" | "tblGrid" | "trPr" | "tcPr", _) => return self.leave(self.xml.depth() - 1),
            _ => Open::Through,
        };
        self.open.push(open);
        Ok(())
    }

    /// A cell, a row or a table ends.
    pub(super) fn end_table(&mut self, open: &Open) -> Result<(), XmlFault> {
        match open {
            Open::Cell => {
                let blocks = self.close_level()?;
                if let Some(table) = self.tables.last_mut() {
                    let column = table.column;
                    let cell = WordCell { column, blocks, ..std::mem::take(&mut table.cell) };
                    table.column += cell.span;
                    if let Some(row) = &mut table.row {
                        row.cells.push(cell);
                    }
                }
            }
            Open::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.table.rows.extend(table.row.take());
                }
            }
            Open::Table => {
                if let Some(mut table) = self.tables.pop().filter(|table| !table.table.rows.is_empty()) {
                    table.table.span_rows();
                    self.all.file.tables[table.at] = table.table;
                    let id = WordTableId(table.at as u32);
                    let level = self.levels.last_mut();
                    level.into_iter().for_each(|level| level.blocks.push(WordBlock::Table(id)));
                }
            }
            _ => {}
        }
        Ok(())
    }
}
