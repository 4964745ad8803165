//! A file's rows parted into header and body.
//!
//! In: rows with how the sheet shows them. Out: a [`DataTable`] of the columns that have a name; titles above
//! the header, a row of column numbers under it and columns without a name are passed over. `unseen`
//! reports what is hidden or struck through and read all the same; `caption` finds what is above columns.

use std::collections::{BTreeMap, BTreeSet};

use super::unseen::{letters, tell_hidden, tell_struck};
use super::{
    CellValue, DataCell, DataColumn, DataRow, DataTable, FileRows, SheetLooks, WantedTable, about, caption,
};
use crate::finding::{Finding, Findings, codes};
use crate::signs;
use crate::source::Span;

/// Most rows of a header.
const HIGHEST: usize = 4;
/// Letters of a row's label.
const LABEL: usize = 40;

/// Parts a file's rows into header and body.
pub(super) fn part(
    name: &str,
    rows: FileRows,
    wanted: WantedTable<'_>,
    findings: &mut Findings,
) -> Option<DataTable> {
    let FileRows { mut rows, looks, faults } = rows;
    let faulty: BTreeSet<usize> = faults.iter().map(|(at, _)| *at).collect();
    faults.into_iter().for_each(|(_, fault)| findings.push(fault.finding()));
    let Some((top, key)) = top(&rows, wanted) else {
        if faulty.is_empty() {
            findings.push(no_header(name, &rows, wanted));
        }
        return None;
    };
    let height = height(&rows, top, key, &looks, wanted);
    let names_stand = !faulty.iter().any(|at| (top..top + height).contains(at));
    let mut body = rows.split_off(top + height);
    let head = rows.split_off(top);
    let before_names = findings.count().0;
    let names = names(&head, wanted, &looks, findings);
    let names_stand = names_stand && findings.count().0 == before_names;
    let captions = caption::over(&rows, &head, &body, key, &looks, &names);
    share(&mut body, top + height, &looks, key, &names);
    let width = head[0].cells.len();
    let mut kept: Vec<DataRow> = Vec::new();
    let (mut hidden, mut struck) = (Vec::new(), Vec::new());
    let below = end(&body, key);
    let mut broken = false;
    for (number, mut row) in (top + height + 1..).zip(body) {
        if row.cells.iter().all(|cell| cell.value == CellValue::Empty)
            || (kept.is_empty() && !broken && is_numbering(&row, key))
        {
            continue;
        }
        row.label = row.cells.iter().find_map(label);
        row.below = number > top + height + below;
        let is_remark = key.is_some_and(|key| match row.cells.get(key).map(|cell| &cell.value) {
            None | Some(CellValue::Empty) => true,
            Some(CellValue::Text(text)) => text.starts_with('#') || super::is_total(text),
            Some(_) => false,
        });
        if faulty.contains(&(number - 1)) || !check_length(&mut row, width, used(&names), is_remark, findings)
        {
            broken = true;
            continue;
        }
        if row.hidden && !is_remark {
            hidden.push((number, row.cells[0].at));
        }
        if let Some(cell) = row.cells.iter().find(|cell| cell.struck).filter(|_| !is_remark) {
            struck.push((number, cell.at));
        }
        let mut column = 0..;
        let mut is_named = || column.next().is_some_and(|at| names.get(at).is_some_and(Option::is_some));
        let (cells, others): (Vec<DataCell>, Vec<DataCell>) = row.cells.drain(..).partition(|_| is_named());
        row.cells = cells;
        row.beside = others.into_iter().filter(|cell| matches!(cell.value, CellValue::Text(_))).collect();
        kept.push(row);
    }
    if kept.is_empty() && !broken {
        let message = format!("bảng `{name}` chỉ có hàng tên cột, chưa có dòng nào");
        findings.push(Finding::error(codes::D002, head[0].cells[0].at, message));
    }
    tell_hidden(&hidden, &names, wanted, &looks, findings);
    tell_struck(&struck, findings);
    let columns = names.into_iter().flatten().collect();
    let above = rows.into_iter().flat_map(|row| row.cells);
    let above = above.filter(|cell| cell.value != CellValue::Empty).collect();
    let stands = names_stand && (!kept.is_empty() || broken);
    stands.then_some(DataTable { columns, rows: kept, above, captions, around: looks.around, broken })
}

/// The first row of the header, and the column of the key in it.
fn top(rows: &[DataRow], wanted: WantedTable<'_>) -> Option<(usize, Option<usize>)> {
    let Some(key) = wanted.key else {
        let holds = |row: &DataRow| row.cells.iter().any(|cell| cell.value != CellValue::Empty);
        return Some((rows.iter().position(holds)?, None));
    };
    let place =
        |row: &DataRow| row.cells.iter().position(|cell| cell.value == CellValue::Text(key.to_owned()));
    rows.iter().enumerate().find_map(|(at, row)| Some((at, Some(place(row)?))))
}

/// Reports that no row names the columns; perhaps one has them in words for people.
fn no_header(name: &str, rows: &[DataRow], wanted: WantedTable<'_>) -> Finding {
    let Some(key) = wanted.key else {
        return about(wanted, codes::D002, format!("bảng `{name}` không có dòng nào"))
            .hint("hàng đầu ghi tên các cột, mỗi hàng sau là một dòng số liệu");
    };
    let others: Vec<String> = wanted
        .columns
        .iter()
        .filter(|one| *one != key && !wanted.optional.contains(&one.as_str()))
        .map(|one| format!("`{one}`"))
        .collect();
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!("; hàng ấy cũng phải ghi {}", others.join(", ")),
    };
    let cells = || rows.iter().flat_map(|row| &row.cells);
    // A cell that only looks like the wanted name is the header's cell all the same.
    let lookalike = cells().find(|cell| cell.looks_like(wanted.key));
    if let Some((cell, found)) = lookalike.and_then(|cell| Some((cell, signs::first(cell.value.held()?)?))) {
        let message = format!("tên cột `{key}` có {}", found.described());
        return Finding::error(codes::D004, cell.at, message).hint("gõ lại ô này");
    }
    let folded = |cell: &DataCell| cell.text().map(|text| fold(&text)).unwrap_or_default();
    let begins = |cell: &&DataCell| folded(cell).strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
    let meant = cells().find(|cell| folded(cell) == key).or_else(|| cells().find(begins));
    match meant.and_then(|cell| Some((cell.at, cell.text()?))) {
        Some((at, text)) => {
            let message = format!("bảng `{name}` chưa có cột `{key}`: ô này ghi `{text}`");
            let hint = format!("nếu đây là hàng tên cột thì sửa ô này thành `{key}`{others}");
            Finding::error(codes::D002, at, message).hint(hint)
        }
        None => about(wanted, codes::D002, format!("bảng `{name}` không có cột `{key}`"))
            .hint(format!("hàng tên cột phải có một ô ghi đúng `{key}`{others}")),
    }
}

/// Small letters without marks: `Mã số` as `ma so`.
fn fold(text: &str) -> String {
    let plain = unicode_normalization::UnicodeNormalization::nfd(text).flat_map(char::to_lowercase);
    let plain = plain.filter(|one| !('\u{300}'..='\u{36f}').contains(one));
    plain.map(|one| if one == 'đ' { 'd' } else { one }).collect()
}

/// How many rows the header has: the rows that the cell of the key covers, and those under it that name a
/// wanted column which the rows above do not name.
fn height(
    rows: &[DataRow],
    top: usize,
    key: Option<usize>,
    looks: &SheetLooks,
    wanted: WantedTable<'_>,
) -> usize {
    let Some(key) = key else { return 1 };
    let own = looks.merged.iter().find(|(first, _)| *first == (top, key));
    let merged = own.map_or(1, |((first, _), (last, _))| last - first + 1).min(rows.len() - top);
    let named =
        |row: &DataRow, name: &String| row.cells.iter().any(|cell| cell.code().as_ref() == Some(name));
    let missing: Vec<&String> = wanted.columns.iter().filter(|name| !named(&rows[top], name)).collect();
    let below = rows.iter().enumerate().skip(top + 1).take(HIGHEST - 1);
    let parts =
        below.take_while(|(_, row)| row.cells.get(key).is_none_or(|cell| cell.value == CellValue::Empty));
    let lowest = parts.filter(|(_, row)| missing.iter().any(|name| named(row, name))).last();
    lowest.map_or(1, |(at, _)| at - top + 1).max(merged)
}

/// How many rows belong to the table: those before the blank row that follows the last row with a key.
fn end(body: &[DataRow], key: Option<usize>) -> usize {
    let Some(key) = key else { return body.len() };
    let holds = |row: &DataRow| row.cells.get(key).is_some_and(|cell| cell.value != CellValue::Empty);
    let last = body.iter().rposition(holds).map_or(0, |at| at + 1);
    let blank = |row: &DataRow| row.cells.iter().all(|cell| cell.value == CellValue::Empty);
    body[last..].iter().position(blank).map_or(body.len(), |at| last + at)
}

/// The columns by their places; None for one without a name, or with a name that another has and nobody
/// reads. A name is in the lowest row that has one.
fn names(
    head: &[DataRow],
    wanted: WantedTable<'_>,
    looks: &SheetLooks,
    findings: &mut Findings,
) -> Vec<Option<DataColumn>> {
    let width = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut seen: BTreeMap<String, (Span, usize)> = BTreeMap::new();
    let mut columns = Vec::new();
    for index in 0..width {
        let cells = head.iter().rev().filter_map(|row| row.cells.get(index));
        let named = cells.filter_map(|cell| Some((cell.code()?, cell.at))).next();
        let Some((name, at)) = named else {
            columns.push(None);
            continue;
        };
        let is_read = wanted.all_columns || wanted.columns.contains(&name) || wanted.key == Some(&name);
        match seen.get(&name) {
            Some((first, place)) => {
                if is_read {
                    let unseen = [*place, index].into_iter().find(|at| looks.hidden_columns.contains(at));
                    let hint = match unseen {
                        Some(at) => {
                            format!("cột {} đang ẩn: bỏ ẩn rồi xóa hoặc đổi tên một cột", letters(at))
                        }
                        None => "đổi tên hoặc xóa một cột".to_owned(),
                    };
                    findings.push(
                        Finding::error(codes::D002, at, format!("hai cột cùng tên `{name}`"))
                            .related(*first, "cột cùng tên đứng trước")
                            .hint(hint),
                    );
                }
                columns.push(None);
            }
            None => {
                seen.insert(name.clone(), (at, index));
                columns.push(Some(DataColumn { name, at }));
            }
        }
    }
    columns
}

/// How many columns there are up to the last that has a name.
fn used(names: &[Option<DataColumn>]) -> usize {
    names.iter().rposition(Option::is_some).map_or(0, |at| at + 1)
}

/// Gives merged cells over several rows the same value in each row of the table. Where a number belongs
/// to several rows or columns together, nobody knows how much belongs to which.
fn share(
    body: &mut [DataRow],
    first: usize,
    looks: &SheetLooks,
    key: Option<usize>,
    names: &[Option<DataColumn>],
) {
    let in_body = looks.merged.iter().filter_map(|((top, left), (bottom, right))| {
        let top = top.checked_sub(first).filter(|top| *top < body.len())?;
        Some((top, bottom.saturating_sub(first).min(body.len() - 1), *left, *right))
    });
    // The keys come first: they say which rows are of the table.
    let mut merged: Vec<(usize, usize, usize, usize)> = in_body.collect();
    merged.sort_by_key(|(_, _, left, _)| Some(*left) != key);
    let holds =
        |row: &DataRow, at: usize| row.cells.get(at).is_some_and(|cell| cell.value != CellValue::Empty);
    // Looked up once, as keys may be merged over any number of rows, and again.
    let holds_more =
        |row: &DataRow| (0..names.len()).any(|at| names[at].is_some() && Some(at) != key && holds(row, at));
    let of_keys = merged.iter().any(|(_, _, left, _)| key == Some(*left));
    let held_more: Vec<bool> = body.iter().map(|row| of_keys && holds_more(row)).collect();
    for (top, bottom, left, right) in merged {
        let Some(held) = body[top].cells.get(left).cloned() else { continue };
        let is_key = key == Some(left);
        let is_row = |at: &usize| match is_key {
            true => held_more[*at],
            false => key.is_some_and(|key| holds(&body[*at], key)),
        };
        let of_table: Vec<usize> = (top..=bottom).filter(is_row).collect();
        let several = of_table.len() > 1;
        for at in of_table {
            if let Some(cell) = body[at].cells.get_mut(left).filter(|_| several && at > top) {
                *cell = DataCell { at: cell.at, ..held.clone() };
            }
            let cells = body[at].cells.iter_mut().take(right + 1).skip(left);
            cells.for_each(|cell| cell.shared |= several || left < right);
        }
    }
}

/// Whether it is the row of column numbers under a header: `A | B | 1 | 2 | 3=1+2`.
fn is_numbering(row: &DataRow, key: Option<usize>) -> bool {
    if key.is_some_and(|key| row.cells.get(key).is_some_and(|cell| cell.value != CellValue::Empty)) {
        return false;
    }
    super::numbers_columns(row)
}

/// The words of a cell, shortened.
fn label(cell: &DataCell) -> Option<String> {
    let CellValue::Text(text) = &cell.value else { return None };
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LABEL).collect();
    Some(if short.len() < line.len() { short + "…" } else { short })
}

/// Whether a row has one cell per column, no more and no fewer; empty cells behind them are cut. A remark
/// under the table need not have them.
fn check_length(
    row: &mut DataRow,
    columns: usize,
    used: usize,
    is_remark: bool,
    findings: &mut Findings,
) -> bool {
    let behind = row.cells.iter().skip(columns).find(|cell| cell.value != CellValue::Empty);
    if let Some(cell) = behind.filter(|_| !is_remark) {
        let message = format!("dòng này có {} ô, bảng chỉ có {columns} cột", row.cells.len());
        let hint = "ô có dấu ngăn cột ở trong phải đặt giữa hai dấu nháy kép; thừa ô thì bỏ, thiếu tên cột thì ghi thêm";
        findings.push(Finding::error(codes::D002, cell.at, message).hint(hint));
        return false;
    }
    if row.cells.len() < used {
        let Some(last) = row.cells.last().map(|cell| cell.at) else { return true };
        if !is_remark {
            let message = format!("dòng này chỉ có {} ô, bảng có {columns} cột", row.cells.len());
            let hint = "ghi đủ dấu ngăn cột, kể cả cho ô để trống";
            findings.push(Finding::error(codes::D002, last, message).hint(hint));
            return false;
        }
        row.cells.resize(used, DataCell::plain(CellValue::Empty, Span { start: last.end, ..last }));
    }
    true
}
