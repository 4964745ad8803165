//! What a sheet says around its figures: the unit of money and the year above columns, the unit of a row, at
//! the top of a printed page, in a text box.
//!
//! In: a sheet, the columns of money that are read from it, the unit of its table. Out: an error if it says
//! another unit or another year, at the cell. What the cell of a figure itself shows is left to `cells`.

use super::money::Unit;
use super::money::named::{NamedUnits, named};
use crate::finding::{Finding, Findings, Gathered, Version, codes};
use crate::source::Span;
use crate::tabular::{BesideCells, Caption, CellValue, DataCell, DataTable};

/// The most words of a caption; a longer text is a title.
const WORDS: usize = 9;
/// Columns whose words are never units.
const NAMES: [&str; 4] = ["ma", "ten", "nhiem_vu", "ten_nhiem_vu"];

/// A column of money that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyColumn {
    /// Its place among those of the sheet that have a name.
    pub at: usize,
    /// Its id, and its title on paper.
    pub id: String,
    /// Its year, if it names one.
    pub year: Option<String>,
}

impl MoneyColumn {
    /// A column of a sheet, by its id and its titles on paper, its own first.
    pub fn of(sheet: &DataTable, id: &str, heads: &[&str]) -> Option<MoneyColumn> {
        let mut words = heads.iter().take(1).chain([&id]).chain(heads.iter().skip(1));
        let year = words.find_map(|words| only(&years(words)));
        Some(MoneyColumn { at: sheet.column(id)?, id: id.to_owned(), year })
    }
}

/// Reports a sheet that says around its figures that they are in another unit than `unit`.
pub fn check_unit(
    sheet: &DataTable,
    unit: Unit,
    columns: &[MoneyColumn],
    since: Version,
    findings: &mut Findings,
) {
    let mut told = Gathered::default();
    let mut seen: Vec<Span> = Vec::new();
    let lines = sheet.above.iter().filter_map(said).filter(|(_, named)| named.labelled);
    let settled = lines.clone().any(|(_, named)| !named.units.is_empty() && !named.differs(unit));
    for (cell, _) in lines.filter(|(_, named)| named.differs(unit)) {
        seen.push(cell.at);
        let text = cell.text().unwrap_or_default();
        told.add("line", "ô", other_unit(&text, cell.at, unit).since(since));
    }
    let is_money = |at: &usize| columns.iter().any(|column| column.at == *at);
    let is_left =
        |over: &[usize]| !over.is_empty() && over.iter().all(|at| columns.iter().all(|money| *at < money.at));
    // "Đơn vị tính:" may be in the cell before the unit.
    let mut label = false;
    for Caption { cell, over, beyond, alone } in &sheet.captions {
        let said = said(cell);
        let labelled = std::mem::replace(
            &mut label,
            said.as_ref().is_some_and(|(_, named)| named.labelled && named.units.is_empty()),
        );
        let Some((_, named)) = said.filter(|(cell, _)| !seen.contains(&cell.at)) else { continue };
        let of_money = over.iter().any(is_money);
        let title = *beyond || !of_money || over.iter().any(|at| !is_money(at));
        let is_other = match (title, settled) {
            // What the columns of money say themselves takes precedence over what is above the whole.
            (false, _) => named.is_other(unit),
            // A title is above the first columns; columns that are not read may be in any unit.
            (true, false) => {
                let is_title = *alone && is_left(over);
                named.is_other(unit) && (of_money || is_title || (labelled && named.only))
            }
            (true, true) => (named.labelled || (labelled && named.only)) && named.differs(unit),
        };
        if is_other {
            let text = cell.text().unwrap_or_default();
            told.add("caption", "ô", other_unit(&text, cell.at, unit).since(since));
        }
    }
    if !columns.is_empty() {
        rows(sheet, unit, columns, &mut told);
    }
    for (place, text) in &sheet.around {
        let named = named(text).filter(|named| named.differs(unit));
        let clear = named.is_some_and(|named| named.labelled || (named.only && *place != BesideCells::Box));
        if let Some(at) = sheet.columns.first().map(|column| column.at).filter(|_| clear) {
            told.add("around", "chỗ", around(*place, text, at, unit));
        }
    }
    told.tell(findings);
}

/// What a cell says about units.
fn said(cell: &DataCell) -> Option<(&DataCell, NamedUnits)> {
    let text = cell.text()?;
    let words = text.trim_start();
    // A note about the table may name a unit.
    let note = words.get(.."ghi chú".len()).filter(|start| start.to_lowercase() == "ghi chú");
    let words = note.map_or(words, |start| words[start.len()..].trim_start_matches([':', ' ']));
    let named = named(words)?;
    // What the figures were before is not their unit.
    let lower = words.to_lowercase();
    let before = ["quy đổi", "quy ra", "tỷ giá", "tỉ giá"].iter().any(|one| lower.contains(one));
    (named.labelled || !before).then_some((cell, named))
}

/// Reports rows that name a unit of money of their own: "nghìn đồng" in a column "Đơn vị tính".
fn rows(sheet: &DataTable, unit: Unit, columns: &[MoneyColumn], told: &mut Gathered) {
    let Some(key) = sheet.column("ma") else { return };
    let is_text = |at: usize| {
        !columns.iter().any(|column| column.at == at) && !NAMES.contains(&sheet.columns[at].name.as_str())
    };
    for row in &sheet.rows {
        let is_row = row.cells[key].code().is_some_and(|code| !code.starts_with('#'));
        if !is_row {
            // A remark below the table.
            for (cell, named) in row.cells.iter().chain(&row.beside).filter_map(said) {
                let is_caption = || sheet.captions.iter().any(|caption| caption.cell.at == cell.at);
                if named.labelled && named.differs(unit) && !is_caption() {
                    let text = cell.text().unwrap_or_default();
                    told.add("remark", "ô", other_unit(&text, cell.at, unit));
                }
            }
            continue;
        }
        let own = row.cells.iter().enumerate().filter(|(at, _)| is_text(*at)).map(|(_, cell)| cell);
        for cell in own.chain(&row.beside).filter(|cell| matches!(cell.value, CellValue::Text(_))) {
            if said(cell).is_some_and(|(_, named)| named.only && named.is_other(unit)) {
                let text = cell.text().unwrap_or_default();
                told.once("row", "ô", other_unit(&text, cell.at, unit));
            }
        }
    }
}

/// Reports captions that name another year than the columns of money below them.
pub fn check_years(sheet: &DataTable, columns: &[MoneyColumn], findings: &mut Findings) {
    let mut told = Gathered::default();
    for Caption { cell, over, beyond, alone } in &sheet.captions {
        let under: Vec<&MoneyColumn> = columns.iter().filter(|column| over.contains(&column.at)).collect();
        if *beyond || under.len() != over.len() || (*alone && over.len() == 1 && columns.len() > 1) {
            continue;
        }
        let Some(text) = cell.text().filter(|text| is_caption(text)) else { continue };
        let Some(year) = only(&years(&text)) else { continue };
        let known: Vec<&String> = under.iter().filter_map(|column| column.year.as_ref()).collect();
        if let Some(other) = known.first().filter(|_| !known.contains(&&year)) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let id = &under[0].id;
            let message = format!(
                "phía trên cột `{id}` bảng tính ghi `{text}`: không rõ số ở dưới là của năm {year} hay năm {other}; chưa lấy số nào"
            );
            let hint = format!(
                "số của năm {other} thì sửa ô này; số của năm {year} thì sửa mã cột `{id}` ở hàng tên cột"
            );
            told.add("year", "ô", Finding::error(codes::D015, cell.at, message).hint(hint));
        }
    }
    told.tell(findings);
}

/// Whether a text is a few words without the number or the day of a paper.
fn is_caption(text: &str) -> bool {
    !text.contains('/') && text.split_whitespace().count() <= WORDS
}

/// The years in a text, each once.
fn years(text: &str) -> Vec<String> {
    let numbers = text.split(|one: char| !one.is_ascii_digit());
    let is_year = |number: &&str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let mut years: Vec<String> = numbers.filter(is_year).map(str::to_owned).collect();
    years.sort();
    years.dedup();
    years
}

fn only(years: &[String]) -> Option<String> {
    match years {
        [one] => Some(one.clone()),
        _ => None,
    }
}

fn around(place: BesideCells, text: &str, at: Span, unit: Unit) -> Finding {
    let own = unit.name();
    let place = match place {
        BesideCells::Page => "đầu trang, chân trang in của bảng tính",
        BesideCells::Box => "hộp chữ, ghi chú của bảng tính",
        BesideCells::Tab => "tên trang của bảng tính",
    };
    let message = format!("{place} ghi `{text}`, bảng trong văn bản có `don_vi: {own}`; chưa lấy số nào");
    let hint = format!("số tính bằng {own} thì sửa chỗ ấy; không thì sửa `don_vi` trong tệp YAML");
    Finding::error(codes::D014, at, message).hint(hint)
}

/// The finding about a text of a sheet that names another unit than that of the table.
pub fn other_unit(text: &str, at: Span, unit: Unit) -> Finding {
    let own = unit.name();
    let found = named(text);
    let right = match found.as_ref().is_some_and(|found| found.labelled) {
        true => format!("Đơn vị tính: {own}"),
        false => own.to_owned(),
    };
    let other = found.and_then(|found| found.units.into_iter().flatten().find(|one| *one != unit));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("bảng tính ghi `{text}`, bảng trong văn bản có `don_vi: {own}`; chưa lấy số nào");
    let hint = match other.map(Unit::name) {
        Some(other) => format!(
            "số tính bằng {own} thì sửa đơn vị ở ô này thành `{right}`; số tính bằng {other} thì sửa `don_vi: {other}` trong tệp YAML"
        ),
        None => format!("đổi các số ra {own}, sửa đơn vị ở ô này thành `{right}`"),
    };
    Finding::error(codes::D014, at, message).hint(hint)
}
