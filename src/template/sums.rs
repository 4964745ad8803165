//! Sums of a dossier's tables in its texts, and in those of papers that cite it.
//!
//! In: the sheets of its tables. Out: their words by the ids of columns, groups and tasks; the form that
//! the filters of money ask for. A filter gets words, and takes the figure behind them from the
//! [`Ledger`]; it never reads it back from the words. All sums are made in `budget`; nothing is computed
//! here but the unit's factor.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use tera::value::Key;
use tera::{Context, Kwargs, State, TeraResult, Value};

use super::own_error::own;
use super::{bounds, carriers, emphasis, legal_marks, unit_behind};
use crate::budget::words::{self, Wording};
use crate::budget::{RowKind, Sheet, Sheets};
use crate::content::declare::suggestion;
use crate::content::money::{Unit, format_amount, parse_paper};
use crate::content::table::Counts;

/// The key of a row's total beside its columns; no text can hold it, and it sorts first.
const TOTAL: &str = "\u{1}";

/// How Tera writes a row that a text inserts as a whole: its total comes first.
const WRITTEN_ROW: &str = "{\"\\u{1}\": \"";

/// Sums of a dossier's tables, as texts see them.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct DossierSums {
    /// `tong["2026"]`: totals of the only table that has money; empty if there are several.
    pub(super) tong: BTreeMap<String, String>,
    /// `bang.<mã>.tong["2026"]`, `bang.<mã>.nhom.<mã>["2026"]`.
    pub(super) bang: BTreeMap<String, TableSums>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct TableSums {
    /// The total that the table as a whole stands for, as with a row.
    #[serde(rename = "\u{1}")]
    total: String,
    tong: BTreeMap<String, String>,
    nhom: BTreeMap<String, BTreeMap<String, String>>,
    nhiem_vu: BTreeMap<String, BTreeMap<String, String>>,
}

impl DossierSums {
    /// The sums of all tables of a dossier.
    pub(super) fn of(sheets: &Sheets, ledger: &mut Ledger) -> DossierSums {
        let mut sums = DossierSums::default();
        let mut with_money = 0;
        for sheet in sheets.iter().filter(|sheet| sheet.bang.has_sums()) {
            let table = table_sums(sheet, ledger);
            if sheet.bang.has_money() {
                with_money += 1;
                sums.tong = if with_money == 1 { table.tong.clone() } else { BTreeMap::new() };
            }
            if let Some(ma) = sheet.bang.ma() {
                sums.bang.insert(ma.to_owned(), table);
            }
        }
        if with_money != 1 {
            sums.tong = with_total(BTreeMap::new(), None);
        }
        sums
    }
}

fn table_sums(sheet: &Sheet, ledger: &mut Ledger) -> TableSums {
    let (bang, unit) = (&sheet.bang, sheet.unit());
    let main = bang.main_column();
    let mut row = |sums: &[Option<Decimal>]| {
        let columns = bang.columns.iter().zip(sums);
        let words = columns.filter_map(|(column, &sum)| {
            let sum = sum?;
            let words = match column.kind.counts()? {
                Counts::PerCent => format!("{}%", format_amount(sum)),
                Counts::Things => format_amount(sum),
                Counts::Money | Counts::Price => ledger.amount(sum, unit),
            };
            Some((column.id.text.clone(), words))
        });
        let total = main.and_then(|main| sums[main]);
        with_total(words.collect(), total.map(|total| ledger.amount(total, unit)))
    };
    let tong = row(sheet.grand());
    let rows = sheet.rows();
    let mut of = |kind: RowKind| {
        let rows = rows.iter().filter(|one| one.kind() == kind);
        rows.filter_map(|one| Some((one.id()?.to_owned(), row(one.shown)))).collect()
    };
    let total = tong.get(TOTAL).cloned().unwrap_or_default();
    TableSums { total, tong, nhom: of(RowKind::Group), nhiem_vu: of(RowKind::Task) }
}

/// The key of the ledger in the context of texts; no text can name it.
const LEDGER: &str = "\u{2}";

/// The figures behind the amounts that texts see; filters take them from here.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// By what texts see: the digits of the figure and its unit. A figure is written in one way only, so
    /// that equal words mean equal figures.
    figures: BTreeMap<String, Value>,
}

impl Ledger {
    /// An amount as texts see it, correct on paper even without a filter.
    pub(super) fn amount(&mut self, value: Decimal, unit: Unit) -> String {
        let words = format!("{} {}", format_amount(value), unit.name());
        let place = Unit::ALL.iter().position(|one| *one == unit).unwrap_or(0);
        let figure: Vec<u8> = value.serialize().into_iter().chain([place as u8]).collect();
        self.figures.insert(words.clone(), Value::bytes(figure));
        words
    }

    /// Adds the figures to what texts see.
    pub(super) fn insert(&self, seen: &mut Context) {
        seen.insert_value(LEDGER, Value::from(self.figures.clone()));
    }

    /// The figure of an amount of a table. Returns None for words that a person typed.
    fn figure(state: &State<'_>, words: &str) -> Option<(Decimal, Unit)> {
        let ledger = state.get::<Value>(LEDGER).ok()??;
        let figure = ledger.as_map()?.get(&Key::from(words.to_owned()))?.as_bytes()?;
        let (unit, digits) = figure.split_last()?;
        let digits: [u8; 16] = digits.try_into().ok()?;
        Some((Decimal::deserialize(digits), *Unit::ALL.get(usize::from(*unit))?))
    }
}

/// Amounts by column, and the total that the row as a whole stands for.
pub(super) fn with_total(
    mut columns: BTreeMap<String, String>,
    total: Option<String>,
) -> BTreeMap<String, String> {
    columns.insert(TOTAL.to_owned(), total.unwrap_or_default());
    columns
}

/// Whether the value is a row or another group that as a whole stands for one value.
pub(super) fn has_total(value: &Value) -> bool {
    value.as_map().is_some_and(|row| row.iter().any(|(key, _)| key.as_str() == Some(TOTAL)))
}

/// The words that a row as a whole stands for. Returns None if they are not known, and for what is no row.
pub(super) fn total(value: &Value) -> Option<&str> {
    let (_, total) = value.as_map()?.iter().find(|(key, _)| key.as_str() == Some(TOTAL))?;
    total.as_str().filter(|total| !total.is_empty() && !total.contains(legal_marks::is_mark))
}

/// A text that is never mistaken for a written row.
pub(super) fn literal(text: &str) -> String {
    match text.strip_prefix('{').filter(|_| text.starts_with(WRITTEN_ROW)) {
        Some(rest) => format!("{}{rest}", carriers::ESCAPED_BRACE),
        None => text.to_owned(),
    }
}

/// Replaces in a text a row whose total is not known; [`unclear`] says why.
pub(super) const UNCLEAR: char = '\u{E040}';

/// Writes a value that a text inserts; for a row its total.
pub(super) fn escape(value: &str, output: &mut dyn std::io::Write) -> std::io::Result<()> {
    bounds::written(value.len())?;
    match value.strip_prefix(WRITTEN_ROW) {
        None => emphasis::escape(value, output),
        Some(rest) => match rest.split('"').next() {
            Some(total) if !total.is_empty() => match legal_marks::written(total) {
                Some(mark) => write!(output, "{mark}"),
                None => emphasis::escape(total, output),
            },
            // An error of writing would lose its message on the way.
            _ => write!(output, "{UNCLEAR}"),
        },
    }
}

/// `125.120 triệu đồng` to `125.120`; in another unit to `125,12`. `unit_behind` asks for a mark of
/// the unit behind it.
pub(super) fn printed(amount: &Value, options: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let marked = options.get::<bool>(unit_behind::OPTION)?.unwrap_or(false);
    let shown = |value: Decimal, unit: Unit| {
        let mark = marked.then(|| unit_behind::mark(unit)).map(String::from).unwrap_or_default();
        format_amount(value) + &mark
    };
    let (value, unit) = taken(amount, state)?;
    let Some(wanted) = options.get::<String>("don_vi")? else { return Ok(shown(value, unit)) };
    let unknown = || {
        let hint = suggestion(&wanted, Unit::ALL.iter().map(|unit| unit.name()));
        own(&format!("không có đơn vị tiền `{wanted}`"), &hint)
    };
    let wanted_unit = Unit::of_name(&wanted).ok_or_else(unknown)?;
    let converted = unit
        .convert(value, wanted_unit)
        .ok_or_else(|| own(&format!("số tiền đổi ra {wanted} thì quá dài"), "chọn đơn vị tiền khác"))?;
    Ok(shown(converted, wanted_unit))
}

/// `-120 triệu đồng` to `giảm 120 triệu đồng`, `500 triệu đồng` to `tăng 500 triệu đồng`.
pub(super) fn rise_or_fall(amount: &Value, _: Kwargs, state: &State<'_>) -> TeraResult<String> {
    let (value, unit) = taken(amount, state)?;
    let size = format!("{} {}", format_amount(value.abs()), unit.name());
    Ok(match (value.is_zero(), value.is_sign_negative()) {
        (true, _) => "không thay đổi".to_owned(),
        (false, true) => format!("giảm {size}"),
        (false, false) => format!("tăng {size}"),
    })
}

/// `125.120 triệu đồng` to `một trăm hai mươi lăm tỷ một trăm hai mươi triệu đồng`.
pub(super) fn in_words(amount: &Value, wording: Wording, state: &State<'_>) -> TeraResult<String> {
    let (value, unit) = taken(amount, state)?;
    let words = unit.in_dong(value).and_then(|dong| words::in_words(dong, wording));
    words.ok_or_else(|| {
        own(
            &format!("số tiền `{} {}` không đọc được bằng chữ", format_amount(value), unit.name()),
            match value.is_sign_negative() {
                true => "số âm không đọc bằng chữ; viết phần tăng, giảm bằng `| tang_giam`",
                false => "chỉ đọc được số nguyên đồng; bỏ bộ lọc này, hoặc sửa số trong bảng",
            },
        )
    })
}

/// The figure given to a filter: one of a table, or one that a person typed into the braces in the form
/// used on paper.
fn taken(amount: &Value, state: &State<'_>) -> TeraResult<(Decimal, Unit)> {
    let total = amount.as_map().map(|row| row.iter().find(|(key, _)| key.as_str() == Some(TOTAL)));
    let text = match total {
        None => amount.as_str(),
        Some(total) => Some(total.and_then(|(_, total)| total.as_str()).unwrap_or_default()),
    };
    let from_table = "số tiền lấy từ bảng, ví dụ `{{ tong[\"2026\"] | tien }}`";
    let Some(text) = text else {
        return Err(own("không có số tiền này trong bảng", from_table));
    };
    if text.is_empty() {
        return Err(unclear());
    }
    if let Some(figure) = Ledger::figure(state, text) {
        return Ok(figure);
    }
    let wrong = || own(&format!("`{text}` không phải số tiền của bảng"), from_table);
    let (figure, unit) = text.split_once(' ').ok_or_else(wrong)?;
    Ok((parse_paper(figure).ok_or_else(wrong)?, Unit::of_name(unit).ok_or_else(wrong)?))
}

/// The error where a row was named and the program cannot tell which of its sums is meant.
pub(super) fn unclear() -> tera::Error {
    own(
        "chưa rõ là tổng nào: hồ sơ có nhiều bảng có tiền hoặc không có bảng nào, hoặc bảng có nhiều cột tiền",
        "ghi rõ cột, ví dụ `{{ tong[\"2026\"] }}`; có nhiều bảng thì đặt `ma` cho bảng, \
         viết `{{ bang.<mã bảng>.tong }}`",
    )
}
