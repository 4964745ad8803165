//! What holds for a range pasted into any table of any paper, however its file is kept.

use proptest::prelude::*;

use super::super::asked::typed_text;
use super::super::{FormGrid, GridRowSort, TableChange};
use super::grid::{grid_of, pasted};
use super::laws::kept;
use super::*;

/// The papers with a table that is a grid.
static TABLES: LazyLock<Vec<&String>> =
    LazyLock::new(|| PAPERS.iter().filter(|paper| !grid_of(&form(paper).0).is_empty()).collect());

fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec!["0", "1.210", "12,5", "1.234,5", "1,234.5", "-120", "(120)", "", " 7 ", "1 210", "05"]).prop_map(str::to_owned),
        2 => "[a-zđêô0-9:#\\-\\[\\]{}'\"|>,.%*&!? ]{0,12}",
        1 => "[a-zđ ]{1,6}\n[a-zđ ]{1,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A range pasted at any place of any table, in a file kept in any way: its cells say what was pasted, new rows stand
    /// behind the last one, all other cells and fields say what they said, and so do all lines above and below.
    #[test]
    fn a_pasted_range_is_read_back_and_all_else_stays(
        paper in any::<prop::sample::Index>(),
        table in any::<prop::sample::Index>(),
        at in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        texts in prop::collection::vec(prop::collection::vec(cell_text(), 3), 1..5),
        new_rows in 0..3_usize,
        keeping in 0..4_usize,
    ) {
        let old = TABLES[paper.index(TABLES.len())];
        let before = form(old).0;
        let grids = grid_of(&before);
        let grid = grids[table.index(grids.len())];
        prop_assume!(grid.rows_file.is_none() && !grid.rows.is_empty());
        let (row, column) = (at.0.index(grid.rows.len()), at.1.index(grid.columns.len()));
        let height = texts.len().min(grid.rows.len() - row);
        let width = (grid.columns.len() - column).min(3);
        let lines: Vec<Vec<&str>> = texts[..height].iter().map(|line| line[..width].iter().map(String::as_str).collect()).collect();
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        let new_row: Vec<(&str, &str)> = vec![("ten", "Dòng mới")];
        let new: Vec<&[(&str, &str)]> = (0..new_rows).map(|_| new_row.as_slice()).collect();
        let change = pasted(grid, row, column, &lines, &new);
        let TableChange::Cells { cells, .. } = &change else { unreachable!() };
        let wanted = cells.clone();
        let edit = FormEdit::Table { at: grid.way.clone(), change };
        let kept_old = kept(old, keeping);
        let new = match apply("vb.yaml", kept_old.as_bytes(), &KINDS, &edit, &grid.shape) {
            Ok(new) => String::from_utf8(new).unwrap(),
            Err(EditFault::Refused(finding)) => {
                let known = ["có ghi chú", "ngoặc", "ghi thẳng số tiền", "không đứng gọn", "viết thành nhiều dòng", "không bỏ được"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {:?}", finding.message, wanted);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let after = form(&new).0;
        let found = after.field(&grid.way).and_then(FormField::grid).expect("the table");
        let tasks = |grid: &FormGrid| grid.rows.iter().filter(|row| row.sort != GridRowSort::Total).count();
        prop_assert_eq!(tasks(found), tasks(grid) + new_rows);
        for row in &grid.rows {
            let same = found.rows.iter().find(|one| one.way == row.way && one.sort == row.sort).expect("the row");
            for (column, cell) in row.cells.iter().enumerate() {
                let id = &grid.columns[column].id;
                let pasted = wanted.iter().find(|one| one.row == row.way && one.column == *id);
                let is_line = row.is_flow || !grid.columns[column].kind.holds_words();
                match pasted {
                    // A group whose money is cleared holds none of its own.
                    Some(one) if row.sort == GridRowSort::Group && one.new.trim().is_empty() => {}
                    Some(one) => {
                        let text = typed_text(&one.new, is_line);
                        prop_assert_eq!(same.typed(column), Some(text.as_str()), "{} {}", id, new);
                    }
                    None if row.sort == GridRowSort::Group => {}
                    None => prop_assert_eq!(&same.cells[column], cell, "{} {}", id, new),
                }
            }
        }
        // Nothing outside of the table is another one.
        let others = |form: &PaperForm| -> Vec<(String, String)> {
            let is_other = |one: &&&FormField| one.text().is_some() && !one.way.starts_with(&grid.way);
            all(form).iter().filter(is_other).map(|one| (shown(&one.way), one.mark.clone())).collect()
        };
        prop_assert_eq!(others(&before), others(&after));
        prop_assert_eq!(new.starts_with('\u{feff}'), kept_old.starts_with('\u{feff}'));
        prop_assert!(keeping % 2 == 0 || !new.replace("\r\n", "").contains('\n'));
        let (start, end) = (grid.at.start as usize, grid.at.end as usize);
        if keeping == 0 {
            prop_assert!(new.starts_with(&old[..start]));
            let rest = old[end..].split_once('\n').map_or("", |(_, rest)| rest);
            prop_assert!(new.ends_with(rest));
        }
    }
}
