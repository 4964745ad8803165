//! The list of numbers of a batch, as CSV: which locality's paper got which number, day and signers.
//!
//! In: the list as it is, and what papers have got. Out: the list with it; lines that say it already stay the
//! same byte for byte, as do other columns. It leaves the file to the caller, reading it to [`super::orders`].

use super::Order;
use crate::content::date::DocDate;
use crate::tabular::formula_guard::guarded;

/// The columns of a new list.
const COLUMNS: [&str; 5] = ["ma", "ten", "so", "ngay", SIGNERS];
/// The column of signers, and another word for it.
const SIGNERS: &str = "nguoi_ky";
const ALSO: &str = "ho_ten";

/// What the paper of a locality has got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedOrder {
    /// The code of the locality.
    pub code: String,
    /// Its name, for people.
    pub name: String,
    /// Number, day, signers.
    pub order: Order,
}

impl ListedOrder {
    fn cells(&self) -> [String; 5] {
        let Order { so, ngay, nguoi_ky } = &self.order;
        [
            self.code.clone(),
            guarded(&self.name),
            so.clone().unwrap_or_default(),
            ngay.map(DocDate::numeric).unwrap_or_default(),
            guarded(&nguoi_ky.join("; ")),
        ]
    }
}

/// The list with these orders.
///
/// # Errors
/// A sentence: the list that is there is no CSV that can be written to.
pub fn with(old: Option<&[u8]>, orders: &[ListedOrder]) -> Result<Vec<u8>, String> {
    let Some(old) = old else {
        let head = record(&COLUMNS.map(str::to_owned), ',');
        let rows = orders.iter().map(|one| record(&one.cells(), ','));
        let lines: Vec<String> = std::iter::once(head).chain(rows).collect();
        return Ok(format!("\u{feff}{}\r\n", lines.join("\r\n")).into_bytes());
    };
    let text = std::str::from_utf8(old).map_err(|_| {
        "không phải CSV mã UTF-8 nên không ghi thêm số vào được; lưu lại với loại tệp “CSV UTF-8”".to_owned()
    })?;
    let old = OldList::read(text)?;
    for (column, name) in COLUMNS.iter().enumerate().filter(|(_, name)| **name != "ten") {
        if old.columns[column].is_none() && orders.iter().any(|one| !one.cells()[column].is_empty()) {
            return Err(format!("không có cột `{name}`"));
        }
    }
    Ok(old.with(orders).into_bytes())
}

/// A list as it is on disk.
struct OldList<'a> {
    /// The text before the first row.
    head: &'a str,
    rows: Vec<OldRow<'a>>,
    separator: char,
    line_end: &'static str,
    /// The places of the columns; None for one that the list does not have.
    columns: [Option<usize>; 5],
    width: usize,
}

struct OldRow<'a> {
    /// Its bytes with the line end.
    text: &'a str,
    cells: Vec<String>,
}

impl<'a> OldList<'a> {
    fn read(text: &'a str) -> Result<OldList<'a>, String> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mark = text.len() - body.len();
        // Lines above the head may have signs of their own.
        let is_code = |cell: &str| cell.trim().trim_matches('"') == COLUMNS[0];
        let has_head =
            |one: &char| body.lines().any(|line| line.contains(*one) && line.split(*one).any(is_code));
        let separator = [',', ';', '\t'].into_iter().find(has_head).unwrap_or(',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator as u8)
            .has_headers(false)
            .flexible(true)
            .from_reader(body.as_bytes());
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        for row in reader.records() {
            let row = row.map_err(|_| "không đọc được như bảng CSV".to_owned())?;
            let start = row.position().map_or(0, |at| at.byte() as usize);
            // The reader counts the second half of a line end as part of the next row.
            let blank = body[start..].len() - body[start..].trim_start_matches(['\r', '\n']).len();
            found.push((mark + start + blank, row.iter().map(|cell| cell.trim().to_owned()).collect()));
        }
        let is_head = |(_, cells): &(usize, Vec<String>)| cells.iter().any(|cell| cell == COLUMNS[0]);
        let at = found.iter().position(is_head).ok_or("không có hàng tên cột có cột `ma`")?;
        let names = found[at].1.clone();
        let place = |name: &str| names.iter().position(|cell| cell == name);
        let columns = COLUMNS.map(|name| place(name).or_else(|| place(ALSO).filter(|_| name == SIGNERS)));
        let ends = found.iter().map(|(start, _)| *start).skip(1).chain([text.len()]);
        let ends: Vec<usize> = ends.collect();
        let rows = found.iter().zip(&ends).skip(at + 1);
        let rows =
            rows.map(|((start, cells), end)| OldRow { text: &text[*start..*end], cells: cells.clone() });
        Ok(OldList {
            head: &text[..ends[at]],
            rows: rows.collect(),
            separator,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            columns,
            width: names.len(),
        })
    }

    fn with(&self, orders: &[ListedOrder]) -> String {
        let mut text = self.head.to_owned();
        let code = self.columns[0].unwrap_or_default();
        let of = |cells: &[String]| orders.iter().find(|one| cells.get(code) == Some(&one.code));
        for row in &self.rows {
            match of(&row.cells).map(|one| self.put(&row.cells, one)) {
                Some(cells) if cells != row.cells => {
                    let end = &row.text[row.text.trim_end_matches(['\r', '\n']).len()..];
                    text += &record(&cells, self.separator);
                    text += end;
                }
                _ => text += row.text,
            }
        }
        for one in orders {
            if self.rows.iter().any(|row| row.cells.get(code) == Some(&one.code)) {
                continue;
            }
            if !text.ends_with('\n') {
                text += self.line_end;
            }
            text += &record(&self.put(&[], one), self.separator);
            text += self.line_end;
        }
        text
    }

    /// The cells of a row with what the order gives; the others stay, as does a name that is there.
    fn put(&self, cells: &[String], one: &ListedOrder) -> Vec<String> {
        let mut cells = cells.to_vec();
        cells.resize(cells.len().max(self.width), String::new());
        for (column, (at, new)) in self.columns.iter().zip(one.cells()).enumerate() {
            let Some(at) = *at else { continue };
            let kept = new.is_empty() || COLUMNS[column] == "ten" && !cells[at].is_empty();
            if !kept && !is_same(column, &cells[at], &new) {
                cells[at] = new;
            }
        }
        cells
    }
}

/// Whether a cell says the same, however it is written: `5` and `05`, `1/2/2026` and `01/02/2026`.
fn is_same(column: usize, cell: &str, new: &str) -> bool {
    match COLUMNS[column] {
        "so" => Order::number(cell) == Order::number(new),
        "ngay" => Order::day(cell).is_ok_and(|day| Order::day(new) == Ok(day)),
        SIGNERS => Order::names(cell) == Order::names(new),
        _ => cell == new,
    }
}

fn record(cells: &[String], separator: char) -> String {
    let cell = |text: &String| {
        let own = [separator, '"', '\n', '\r'];
        if text.contains(own) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{ListedOrder, with};
    use crate::issue::Order;

    fn listed(code: &str, so: &str, ngay: &str, names: &str) -> ListedOrder {
        let order =
            Order { so: Order::number(so).ok(), ngay: Order::day(ngay).ok(), nguoi_ky: Order::names(names) };
        ListedOrder { code: code.into(), name: "Yên Hòa".into(), order }
    }

    fn text(old: Option<&str>, orders: &[ListedOrder]) -> String {
        let bytes = with(old.map(str::as_bytes), orders).unwrap();
        String::from_utf8(bytes).unwrap().replace('\r', "␍")
    }

    /// A new list can be opened with Excel; an old one keeps its columns, lines that say the same, and marks.
    #[test]
    fn a_list_gets_what_it_does_not_say_yet() {
        expect![[r#"
            ﻿ma,ten,so,ngay,nguoi_ky␍
            00004,Yên Hòa,05,01/02/2026,An; Bình␍
        "#]]
        .assert_eq(&text(None, &[listed("00004", "5", "1/2/2026", "An;Bình")]));
        let old = "ghi_chu;ma;ngay;so\n\"a\nb\";00004;1/2/2026;5\nx;00008;;\n;00009;;7";
        expect![[r#"
            ghi_chu;ma;ngay;so
            "a
            b";00004;1/2/2026;5
            x;00008;02/02/2026;06
            ;00009;;7
            ;00010;02/02/2026;08
        "#]]
        .assert_eq(&text(
            Some(old),
            &[
                listed("00004", "5", "1/2/2026", ""),
                listed("00008", "6", "2/2/2026", ""),
                listed("00010", "8", "2/2/2026", ""),
            ],
        ));
        let titled = "Bảng cấp số, năm 2026\nma;so;ngay\n00004;;\n";
        expect![[r#"
            Bảng cấp số, năm 2026
            ma;so;ngay
            00004;05;01/02/2026
        "#]]
        .assert_eq(&text(Some(titled), &[listed("00004", "5", "1/2/2026", "")]));
        assert!(with(Some(b"PK\x03\x04\xff"), &[]).is_err());
        let signed = [listed("00008", "6", "2/2/2026", "An")];
        assert_eq!(with(Some(old.as_bytes()), &signed), Err("không có cột `nguoi_ky`".to_owned()));
        assert_eq!(with(Some(b"tep,so\n"), &[]), Err("không có hàng tên cột có cột `ma`".to_owned()));
    }
}
