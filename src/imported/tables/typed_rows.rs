//! A table whose figures are computed, as it is typed: its settings, its columns, groups in groups, tasks, totals.
//!
//! In: a grid, what its columns and rows are. Out: the lines below `bang`. The name, the unit and what is doubtful are
//! left to the room's head.

use super::columns::{self, ColumnGuess};
use super::figures::RowGuess;
use super::sums::Summed;
use super::typed_columns::{heading_lines, own_keys, with_mark};
use super::{TypedTable, grid, numbered};
use crate::content::money::signed::parse_signed;
use crate::content::money::typed_amount;
use crate::imported::escape::prose;
use crate::imported::yaml_text::{NOTHING, TypedLine, Within, YamlText, scalar};

/// The lists that were begun at each depth.
#[derive(Default)]
struct OpenLists {
    groups: Vec<bool>,
    tasks: Vec<bool>,
}

impl TypedTable {
    /// Writes the table.
    pub(super) fn summed(&self, summed: &Summed, yaml: &mut YamlText, indent: usize) {
        let ids = columns::ids(&self.grid, &summed.columns, summed.name);
        if summed.restarts && summed.rows.iter().any(|row| row.heads()) {
            yaml.value(indent, "danh_so", "theo_nhom", None);
        }
        match summed.zero {
            Some("-") => yaml.raw(indent, "so_khong: \"-\"", None),
            Some(zero) => yaml.value(indent, "so_khong", zero, None),
            None => {}
        }
        if let Some(sign) = summed.sign {
            yaml.value(indent, "so_am", sign, None);
        }
        let numbers = numbered::of(&self.grid, &summed.columns);
        if let Some(numbers) = &numbers {
            yaml.value(indent, "so_cot", numbers.style, None);
        }
        let own = |column: usize| {
            let keys = own_keys(column, summed, numbers.as_ref(), &ids);
            with_mark(keys, self.grid.title_mark(column))
        };
        yaml.key(indent, "cot");
        for heading in columns::headings(&self.grid, numbers.is_some()) {
            heading_lines(&heading, &ids, &own, yaml, indent + 4);
        }
        let mut open = OpenLists::default();
        for row in 0..summed.rows.len() {
            self.row(row, (summed, &ids), (yaml, indent), &mut open);
        }
        self.total(summed, &ids, yaml, indent);
    }

    fn row(
        &self,
        row: usize,
        (summed, ids): (&Summed, &[String]),
        (yaml, indent): (&mut YamlText, usize),
        open: &mut OpenLists,
    ) {
        let guess = summed.rows[row];
        let Some(depth) = guess.depth() else { return };
        let indent = indent + depth * 4;
        open.groups.resize(depth + 1, false);
        open.tasks.resize(depth + 1, false);
        let (list, key) = match guess.heads() {
            true => (&mut open.groups[depth], "nhom"),
            false => (&mut open.tasks[depth], "nhiem_vu"),
        };
        if !std::mem::replace(list, true) {
            yaml.key(indent, key);
        }
        yaml.item();
        let indent = indent + 4;
        if !guess.heads() {
            self.task(row, summed, ids, yaml, indent);
            return self.marks(row, (ids, summed), yaml, indent);
        }
        yaml.prose(indent, "ten", &self.group_name(row, summed));
        self.marks(row, (ids, summed), yaml, indent);
        let holds = summed.rows.get(row + 1).is_some_and(|next| next.depth() > Some(depth));
        match guess {
            RowGuess::OwnSum(_) => self.costs(row, summed, ids, yaml, indent),
            _ if !holds => yaml.raw(indent, "nhiem_vu: []", None),
            _ => {}
        }
    }

    fn total(&self, summed: &Summed, ids: &[String], yaml: &mut YamlText, indent: usize) {
        let total = summed.rows.iter().position(|row| *row == RowGuess::Total);
        match total {
            None if !summed.has_sums() => {}
            None => yaml.value(indent, "tong_cong", "không", None),
            Some(row) => {
                let money = |column: usize| !summed.columns[column].holds_figures();
                let is_number = |column: &usize| summed.columns[*column] == ColumnGuess::RowNumber;
                let numbers =
                    (0..self.grid.columns).filter(is_number).map(|column| self.grid.text(row, column));
                let is_number_text = |text: &String| {
                    (1..=4).contains(&text.len())
                        && text.bytes().all(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
                };
                let number = numbers.into_iter().find(is_number_text);
                let words = (0..self.grid.columns).filter(|column| money(*column));
                let words = words.filter(|column| number.is_none() || !is_number(column));
                let words: Vec<String> =
                    words.map(|column| self.grid.text(row, column)).filter(|text| !text.is_empty()).collect();
                yaml.key(indent, "tong_cong");
                if row == 0 && summed.rows.len() > 1 {
                    yaml.value(indent + 2, "vi_tri", "dau", None);
                }
                if let Some(number) = &number {
                    yaml.value(indent + 2, "so", number, None);
                }
                yaml.value(indent + 2, "nhan", &prose(&words.join(" ")), None);
                self.marks(row, (ids, summed), yaml, indent + 2);
            }
        }
    }

    /// The marks of a row's cells.
    fn marks(&self, row: usize, (ids, summed): (&[String], &Summed), yaml: &mut YamlText, indent: usize) {
        // The words of a group and of totals begin where there is room.
        let is_task = matches!(summed.rows[row], RowGuess::Task(_));
        let is_name = |column: usize| !is_task && !summed.columns[column].holds_figures();
        if let Some(marks) = self.grid.row_marks(row, ids, summed.name, &is_name) {
            yaml.raw(indent, &format!("dau_chu_thich: {marks}"), None);
        }
    }

    /// The name of a group: the only words of its row beside its number.
    fn group_name(&self, row: usize, summed: &Summed) -> Vec<TypedLine> {
        let cells = self.grid.body[row].iter().filter(|cell| {
            matches!(summed.columns[cell.column], ColumnGuess::Words | ColumnGuess::Centre)
                && !cell.lines.is_empty()
        });
        let lines: Vec<TypedLine> = cells.flat_map(grid::SourceCell::typed).collect();
        if lines.is_empty() { vec![TypedLine::new(NOTHING, None)] } else { lines }
    }

    fn task(&self, row: usize, summed: &Summed, ids: &[String], yaml: &mut YamlText, indent: usize) {
        let name = self.grid.cell(row, summed.name).map(grid::SourceCell::typed).unwrap_or_default();
        yaml.prose(indent, "ten", &name);
        for (column, guess) in summed.columns.iter().enumerate() {
            let is_words = matches!(guess, ColumnGuess::Words | ColumnGuess::Centre);
            if is_words && column != summed.name {
                let lines = self.grid.cell(row, column).map(grid::SourceCell::typed).unwrap_or_default();
                yaml.prose(indent, &ids[column], &lines);
            } else if guess.is_factor() {
                // What is added up is stated in every row.
                let amount = parse_signed(&self.grid.text(row, column)).ok();
                let amount = amount.or((*guess == ColumnGuess::Count).then(Default::default));
                if let Some(amount) = amount {
                    yaml.value(indent, &ids[column], &typed_amount(amount), self.grid.at);
                }
            }
        }
        self.costs(row, summed, ids, yaml, indent);
    }

    /// The money that a row states.
    fn costs(&self, row: usize, summed: &Summed, ids: &[String], yaml: &mut YamlText, indent: usize) {
        let money = (0..summed.columns.len()).filter(|column| summed.columns[*column] == ColumnGuess::Money);
        let amounts = money.map(|column| {
            let amount = parse_signed(&self.grid.text(row, column)).unwrap_or_default();
            format!("{}: {}", ids[column], scalar(&typed_amount(amount), Within::Flow))
        });
        let amounts: Vec<String> = amounts.collect();
        if !amounts.is_empty() {
            yaml.raw(indent, &format!("kinh_phi: {{{}}}", amounts.join(", ")), self.grid.at);
        }
    }
}
