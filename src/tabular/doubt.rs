//! What keeps a cell that is read from being what a person sees: the same rules for all who read.
//!
//! In: a cell. Out: findings. A formula whose result nobody calculated, a format that shows
//! another number, letters that are not seen. Cells that nobody reads are not looked at.

use rust_decimal::Decimal;

use super::{CellValue, DataCell, Doubt, ShownText};
use crate::finding::{Finding, Gathered, Version, codes};
use crate::signs;

const CALCULATE: &str = "mở tệp bằng Excel hoặc LibreOffice, bấm F9, lưu lại; hoặc ghi thẳng số vào ô";
const ROUND: &str = "muốn lấy số đang hiện thì gõ lại số đó, hoặc dùng hàm ROUND trong công thức";
const RETYPE: &str =
    "định dạng ô thành Số (Number), không phần trăm, không rút gọn hàng nghìn, rồi gõ lại số như muốn in";
const AS_TEXT: &str = "định dạng ô thành Văn bản (Text) rồi gõ lại như muốn in";

impl DataCell {
    /// Reports what is doubtful about a cell that is read as a number.
    pub fn doubt_number(&self, told: &mut Gathered) {
        self.doubt_characters(told);
        self.doubt_result(told);
        let CellValue::Number(number) = &self.value else {
            if let (CellValue::Text(text), ShownText::Other(seen)) = (&self.value, &self.shown) {
                told.add("shown", "ô", self.other(seen, &format!("chữ `{text}`"), RETYPE));
            }
            return;
        };
        match &self.shown {
            ShownText::Plain | ShownText::Dressed(_) => {}
            ShownText::Rounded(seen) => {
                let message = format!(
                    "ô hiện số làm tròn `{seen}`, giá trị lưu là {}; chương trình lấy giá trị lưu",
                    grouped(*number)
                );
                let finding = Finding::warning(codes::D010, self.at, message).hint(ROUND);
                told.add("rounded", "ô", finding);
            }
            ShownText::Other(seen) => told.add("shown", "ô", self.other(seen, &grouped(*number), RETYPE)),
            ShownText::Unknown(code) => {
                told.add("format", "ô", self.unknown(code, &grouped(*number), RETYPE));
            }
        }
    }

    /// Reports what is doubtful about a cell that is read as a text: what it shows is the text.
    pub fn doubt_text(&self, told: &mut Gathered) {
        self.doubt_characters(told);
        self.doubt_result(told);
        let held = match &self.value {
            CellValue::Number(number) => grouped(*number),
            CellValue::Text(text) => format!("chữ `{text}`"),
            CellValue::Date(date) => date.clone(),
            _ => return,
        };
        match (&self.value, &self.shown) {
            (CellValue::Date(_), ShownText::Other(seen)) => {
                let message = format!("ô hiện `{seen}`, tháng đứng trước; ngày lưu là {held}");
                let hint = "định dạng ô thành dd/mm/yyyy, hoặc ghi ngày bằng chữ";
                told.add("shown", "ô", Finding::error(codes::D009, self.at, message).hint(hint));
            }
            (_, ShownText::Other(seen)) if seen.is_empty() => {
                told.add("shown", "ô", self.other(seen, &held, AS_TEXT));
            }
            // Red may mark a negative number on the sheet; on paper nothing would show that it is
            // negative.
            (CellValue::Number(number), ShownText::Other(seen) | ShownText::Rounded(seen))
                if number.is_sign_negative() && !seen.contains(['-', '(', '\u{2212}']) =>
            {
                told.add("sign", "ô", self.other(seen, &held, AS_TEXT));
            }
            (_, ShownText::Unknown(code)) => told.add("format", "ô", self.unknown(code, &held, AS_TEXT)),
            _ => {}
        }
    }

    fn other(&self, seen: &str, held: &str, hint: &str) -> Finding {
        let message = match seen {
            "" => format!("ô không hiện gì, giá trị lưu là {held}"),
            seen => format!("ô hiện `{seen}`, giá trị lưu là {held}"),
        };
        Finding::error(codes::D009, self.at, message).hint(hint)
    }

    fn unknown(&self, code: &str, held: &str, hint: &str) -> Finding {
        let message = format!("không rõ ô hiện gì với định dạng `{code}`, giá trị lưu là {held}");
        Finding::error(codes::D009, self.at, message).hint(hint)
    }

    fn doubt_result(&self, told: &mut Gathered) {
        let called =
            |text: &Option<String>| text.as_ref().map(|text| format!(" `{text}`")).unwrap_or_default();
        let (name, finding) = match &self.doubt {
            None => return,
            // A missing result is a fault of its own, reported elsewhere.
            _ if matches!(self.value, CellValue::Formula(_)) => return,
            Some(Doubt::Differs(text, counted)) => {
                let stored = match &self.value {
                    CellValue::Number(number) => grouped(*number),
                    value => value.described(),
                };
                let message = format!(
                    "công thức{} ghi sẵn kết quả {stored}, tính lại ra {}: tệp chưa được tính",
                    called(text),
                    grouped(*counted)
                );
                ("differs", Finding::error(codes::D008, self.at, message))
            }
            Some(Doubt::NotCalculated(text)) => {
                let message =
                    format!("công thức{} chưa được tính: kết quả trong tệp chỉ là số ghi sẵn", called(text));
                ("uncalculated", Finding::error(codes::D008, self.at, message))
            }
            Some(Doubt::NotChecked(text)) => {
                let message = format!(
                    "chương trình không tính lại được công thức{}, cũng không rõ phần mềm nào ghi kết quả trong tệp",
                    called(text)
                );
                ("unchecked", Finding::warning(codes::D008, self.at, message))
            }
        };
        told.add(name, "ô", finding.hint(CALCULATE));
    }

    /// Reports characters that are not seen, or are not what is seen: no document may have them.
    pub fn doubt_characters(&self, told: &mut Gathered) {
        let Some(found) = self.value.held().and_then(signs::first) else { return };
        let message = format!("ô có {}", found.described());
        let hint = "gõ lại ô này; ký tự như vậy thường do dán từ Word, trang web hoặc phông chữ cũ";
        let finding = Finding::error(codes::D004, self.at, message).hint(hint);
        // An earlier version took half of a line end for a blank.
        let finding = if found.one == '\r' { finding.since(Version(0, 2, 0)) } else { finding };
        told.add("characters", "ô", finding);
    }
}

/// A number with dots between groups.
fn grouped(number: Decimal) -> String {
    let text = number.normalize().abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut spelled = if number.is_sign_negative() { "-".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            spelled.push('.');
        }
        spelled.push(digit);
    }
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{spelled}{comma}{fraction}")
}
