//! Figures in cells of sheets: one rule for tables, imports and allocations.
//!
//! In: cells as `tabular` reads them. Out: their figures, exact; what is doubtful about a cell is reported, a
//! thousand blank cells in one sentence.

use rust_decimal::Decimal;

use super::money::named::named;
use super::money::signed::{checked_signed, fault_at, parse_signed};
use super::money::{AmountFault, Unit, checked, parse_amount, parse_paper, typed_amount};
use super::number::roman_value;
use crate::finding::{Code, Finding, Findings, Gathered, codes};
use crate::source::Span;
use crate::tabular::{CellValue, DIGITS, DataCell, DataRow, ShownText};

/// What a blank cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Nothing: it is 0.
    Zero,
    /// It was forgotten; with what to do.
    Fault(&'static str),
}

/// Reads figures of cells.
#[derive(Debug)]
pub struct FigureCells {
    /// The code of findings about a cell.
    code: Code,
    blank: Blank,
    told: Gathered,
}

impl FigureCells {
    /// A reader.
    pub fn new(code: Code, blank: Blank) -> FigureCells {
        FigureCells { code, blank, told: Gathered::default() }
    }

    /// The figure of a cell, zero or more. Returns None if it holds none, which is reported.
    pub fn figure(&mut self, cell: &DataCell) -> Option<Decimal> {
        self.figure_of(cell, false)
    }

    /// The figure of a cell; `signed` if it may be below zero. Returns None if it holds none, which is
    /// reported.
    pub fn figure_of(&mut self, cell: &DataCell, signed: bool) -> Option<Decimal> {
        cell.doubt_number(&mut self.told);
        match (&cell.value, self.blank) {
            (CellValue::Text(text), _) => {
                let read = if signed { parse_signed(text) } else { parse_amount(text) };
                self.amount(read, signed, || text.clone(), cell)
            }
            (CellValue::Number(number), _) => {
                let read = if signed { checked_signed(*number) } else { checked(*number) };
                self.amount(read, signed, || typed_amount(*number), cell)
            }
            (CellValue::Empty, Blank::Zero) => Some(Decimal::ZERO),
            (CellValue::Empty, Blank::Fault(hint)) => {
                self.fault("blank", cell, "ô số tiền để trống".to_owned(), hint)
            }
            (CellValue::Inexact(_), _) => {
                let message =
                    format!("{} dài quá {DIGITS} chữ số, Excel không giữ đúng được", cell.value.described());
                self.fault("inexact", cell, message, "gõ lại số, hoặc dùng hàm ROUND trong công thức")
            }
            (CellValue::Error(_), _) => {
                self.fault("error", cell, cell.value.described(), "sửa công thức, hoặc ghi số vào ô")
            }
            (CellValue::Formula(_), _) => {
                let hint = "mở tệp bằng Excel và lưu lại để có kết quả, hoặc ghi số vào ô";
                self.fault("formula", cell, cell.value.described(), hint)
            }
            (CellValue::Date(_) | CellValue::Bool(_), _) => {
                let message = format!("ô số tiền là {}", cell.value.described());
                self.fault("sort", cell, message, "đổi định dạng ô thành số (Number) rồi gõ lại số tiền")
            }
        }
    }

    /// The figure of a cell of money in this unit: the same, with a check of what its format shows beside the
    /// number.
    pub fn figure_of_money(&mut self, cell: &DataCell, unit: Unit, signed: bool) -> Option<Decimal> {
        let (ShownText::Dressed(seen) | ShownText::Rounded(seen) | ShownText::Other(seen)) = &cell.shown
        else {
            return self.figure_of(cell, signed);
        };
        let sign: String =
            seen.chars().filter(|one| !one.is_ascii_digit() && !".,+-()\u{2212}".contains(*one)).collect();
        let sign = sign.trim();
        if sign.is_empty() || matches!(cell.value, CellValue::Text(_)) {
            return self.figure_of(cell, signed);
        }
        let said = named(sign).filter(|said| said.only);
        let own = said.as_ref().is_some_and(|said| !said.differs(unit));
        let spelled = sign.to_lowercase() == unit.name();
        if said.is_some() && !own {
            let message =
                format!("ô hiện `{seen}`, bảng trong văn bản có `don_vi: {}`; chưa lấy số nào", unit.name());
            let hint = format!(
                "số tính bằng {} thì định dạng ô thành Số (Number), không kèm ký hiệu tiền; không thì sửa `don_vi` trong tệp YAML",
                unit.name()
            );
            self.told.once("currency", "ô", Finding::error(codes::D014, cell.at, message).hint(hint));
            return None;
        }
        // The words of the table's own unit after the number change nothing.
        let number = seen.replace(sign, "");
        let same =
            matches!(&cell.value, CellValue::Number(held) if parse_paper(number.trim()) == Some(*held));
        match (&cell.shown, spelled && same) {
            (ShownText::Other(_), true) => {
                self.figure_of(&DataCell { shown: ShownText::Dressed(seen.clone()), ..cell.clone() }, signed)
            }
            (ShownText::Dressed(_), _) if said.is_none() => {
                self.figure_of(&DataCell { shown: ShownText::Other(seen.clone()), ..cell.clone() }, signed)
            }
            _ => self.figure_of(cell, signed),
        }
    }

    /// A figure of a cell; findings use this text for it.
    fn amount(
        &mut self,
        read: Result<Decimal, AmountFault>,
        signed: bool,
        text: impl Fn() -> String,
        cell: &DataCell,
    ) -> Option<Decimal> {
        match read {
            Ok(amount) if cell.shared && !amount.is_zero() => {
                let message = "ô số tiền gộp chung nhiều dòng hoặc nhiều cột: không rõ mỗi nơi bao nhiêu";
                self.fault("shared", cell, message.to_owned(), "bỏ gộp ô, ghi số ở từng ô")
            }
            Ok(amount) => Some(amount),
            Err(fault) => {
                let finding = match signed {
                    true => fault_at(&fault, &text(), cell.at),
                    false => fault.at(&text(), cell.at),
                };
                self.told.add(fault.name(), "ô", finding);
                None
            }
        }
    }

    fn fault(&mut self, kind: &'static str, cell: &DataCell, message: String, hint: &str) -> Option<Decimal> {
        self.told.add(kind, "ô", Finding::error(self.code, cell.at, message).hint(hint));
        None
    }

    /// Reports what was found.
    pub fn tell(self, findings: &mut Findings) {
        self.told.tell(findings);
    }
}

/// Whether a name in a sheet is the one on paper, ignoring case, blanks, marks and a number in front; a name
/// that variables are filled into always is.
pub fn is_same_name(sheet: &str, paper: &str) -> bool {
    let words = |text: &str| {
        let text = text.to_lowercase();
        let words = text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    paper.contains(['{', '}'])
        || words(sheet) == words(paper)
        || unnumbered(sheet).is_some_and(|sheet| words(sheet) == words(paper))
}

/// The name after the number of a row, if one is typed before it: "1. Tập huấn", "a) …", "II.3. …", "1/ …".
fn unnumbered(name: &str) -> Option<&str> {
    let (front, rest) = name.trim_start().split_once(char::is_whitespace)?;
    let number = front.strip_suffix(['.', ')', '/', '-', ':'])?.trim_start_matches('(');
    let is_number = |part: &str| {
        let digits = (1..=3).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_digit());
        digits
            || part.chars().count() == 1 && part.chars().all(char::is_alphabetic)
            || roman_value(part).is_some()
    };
    number.split('.').all(is_number).then_some(rest)
}

/// The finding about a row of an id whose name is not that of the paper.
pub fn other_name(id: &str, sheet: &str, paper: &str, at: Span) -> Finding {
    let sheet = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
    let message =
        format!("mã `{id}`: tên ở bảng tính `{sheet}` khác tên trên văn bản `{paper}`; số vẫn lấy theo mã");
    Finding::warning(codes::D016, at, message)
        .hint("xem dòng này có bị lệch mã không; nếu đúng là một việc thì sửa tên cho hai nơi giống nhau")
}

/// The finding about a row below a table that has money but belongs to nothing.
pub fn under_the_table(row: &DataRow, at: Span) -> Finding {
    let called = row.label.as_ref().map(|label| format!(" `{label}`")).unwrap_or_default();
    let message = format!("dòng{called} ở dưới bảng có số nhưng không có mã, không được đọc");
    let hint =
        "nếu dòng này thuộc bảng thì ghi mã và bỏ hàng trống ở trên nó; nếu không thì ghi `#` ở cột `ma`";
    Finding::warning(codes::D013, at, message).hint(hint)
}

/// Whether a cell holds money, and not words that are beside or below a table. Nothing is lost if it is 0 or
/// computed from others.
pub fn is_amount(cell: &DataCell) -> bool {
    match &cell.value {
        _ if cell.computed => false,
        CellValue::Number(number) => !number.is_zero(),
        CellValue::Inexact(_) => true,
        CellValue::Text(text) => {
            let figure =
                |one: char| one.is_ascii_digit() || one.is_whitespace() || ".,-+()–\u{2212}".contains(one);
            text.contains(|one: char| one.is_ascii_digit())
                && text.chars().all(figure)
                && !parse_amount(text).is_ok_and(|amount| amount.is_zero())
        }
        CellValue::Empty
        | CellValue::Date(_)
        | CellValue::Bool(_)
        | CellValue::Error(_)
        | CellValue::Formula(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_same_name;

    #[test]
    fn a_name_with_the_number_of_its_row_is_the_same() {
        for sheet in [
            "Tập huấn",
            "1. TẬP  HUẤN",
            "a) Tập huấn;",
            "II.3. Tập huấn",
            "1/ Tập huấn",
            "(1) Tập huấn",
            "- Tập huấn",
        ] {
            assert!(is_same_name(sheet, "Tập huấn"), "{sheet}");
        }
        for sheet in ["Tập huấn 1", "1 Tập huấn", "Lớp. Tập huấn", "1. Tập huấn xã", "2026. Tập huấn", "1."]
        {
            assert!(!is_same_name(sheet, "Tập huấn"), "{sheet}");
        }
        assert!(!is_same_name("2. Trạm bơm", "1. Trạm bơm"));
    }
}
