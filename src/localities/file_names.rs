//! The names of the files of localities, made by a pattern: `{stt:3}-{ma}-{ten}`.
//!
//! In: a pattern, the localities of a table in their order. Out: a name without ending for each, which every system
//! can hold and no two of them share; or everything that is wrong with it, before a file is written.

use std::collections::BTreeMap;

use super::name::plain;
use super::{CODE, Locality};
use crate::content::declare::suggestion;

/// The longest name, in bytes: systems hold 255, and the ending and names of copies need some.
const LONGEST: usize = 180;
/// The place of the locality in the table, from 1.
const PLACE: &str = "stt";
/// The characters that names cannot hold on Windows, and those that separate folders.
const BAD: &str = "\\/:*?\"<>|";

/// A pattern of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePattern {
    text: String,
    parts: Vec<PatternPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PatternPart {
    Text(String),
    /// A column, or [`PLACE`], with at least this many digits.
    Column(String, usize),
}

impl FilePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A sentence, and what to do.
    pub fn read(text: &str) -> Result<FilePattern, (String, String)> {
        let wrong = |what: String| (format!("mẫu tên tệp `{text}` {what}"), EXAMPLE.to_owned());
        if text.trim().is_empty() {
            return Err(wrong("để trống".to_owned()));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (before, behind) = rest.split_at(open);
            let inside = behind.strip_prefix('{').and_then(|behind| behind.split_once('}'));
            let Some((inside, after)) = inside else {
                return Err(wrong("có ngoặc nhọn chưa đóng, hoặc thừa".to_owned()));
            };
            parts.push(PatternPart::Text(before.to_owned()));
            let (column, digits) = match inside.split_once(':') {
                None => (inside, Some(0)),
                Some((column, digits)) => (column, digits.trim().parse().ok().filter(|count| *count <= 9)),
            };
            let Some(digits) = digits else {
                return Err(wrong(format!("có `{{{inside}}}`: sau dấu hai chấm là số chữ số, từ 1 đến 9")));
            };
            parts.push(PatternPart::Column(column.trim().to_owned(), digits));
            rest = after;
        }
        parts.push(PatternPart::Text(rest.to_owned()));
        let typed: String = parts
            .iter()
            .filter_map(|part| match part {
                PatternPart::Text(text) => Some(text.as_str()),
                PatternPart::Column(..) => None,
            })
            .collect();
        if let Some(bad) = typed.chars().find(|one| BAD.contains(*one) || one.is_control()) {
            return Err(wrong(format!("có ký tự `{bad}` không dùng trong tên tệp được")));
        }
        Ok(FilePattern { text: text.to_owned(), parts })
    }

    /// The name of a locality that stands at this place of the table, from 1.
    fn name(&self, unit: &Locality, place: usize) -> Result<String, String> {
        let mut name = String::new();
        for part in &self.parts {
            match part {
                PatternPart::Text(text) => name += text,
                PatternPart::Column(column, digits) if column == PLACE => {
                    name += &format!("{place:0>digits$}");
                }
                PatternPart::Column(column, digits) => {
                    let value = unit.get(column).unwrap_or_default();
                    let value = if column == CODE { value.to_ascii_lowercase() } else { plain(value) };
                    if value.is_empty() {
                        return Err(format!("cột `{column}` không cho chữ nào để đặt tên tệp"));
                    }
                    name += &format!("{value:0>digits$}");
                }
            }
        }
        let name = name.trim().trim_end_matches('.').to_owned();
        if name.is_empty() || name.starts_with('.') {
            return Err(format!("tên tệp `{name}` rỗng hoặc mở đầu bằng dấu chấm"));
        }
        if name.len() > LONGEST {
            return Err(format!("tên tệp `{name}` dài quá {LONGEST} byte"));
        }
        if is_device(&name) {
            return Err(format!("tên tệp `{name}` là tên thiết bị của Windows"));
        }
        Ok(name)
    }
}

/// What a pattern looks like.
const EXAMPLE: &str = "ví dụ `{stt:3}-{ma}-{ten}`: `stt` là thứ tự trong bảng, `ma`, `ten` và tên cột khác lấy ở bảng, `:3` là đủ ba chữ số";

/// Names that Windows keeps for devices, whatever their ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered =
        |word: &str| stem.strip_prefix(word).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// The names of the files of all localities, without ending, by code. Without a pattern they are made of code and
/// name.
///
/// # Errors
/// What is wrong, each with a hint: the index of the locality, if it is about one.
pub fn file_names(
    units: &[Locality],
    columns: &[String],
    pattern: Option<&FilePattern>,
) -> Result<BTreeMap<String, String>, Vec<NameFault>> {
    let Some(pattern) = pattern else {
        return Ok(units.iter().map(|unit| (unit.code().to_owned(), unit.file_name())).collect());
    };
    let mut faults = Vec::new();
    for part in &pattern.parts {
        if let PatternPart::Column(column, _) = part
            && column != PLACE
            && !columns.contains(column)
        {
            let message = format!("mẫu tên tệp `{}`: bảng không có cột `{column}`", pattern.text);
            let known = columns.iter().map(String::as_str).chain([PLACE]);
            faults.push(NameFault { at: None, other: None, message, hint: suggestion(column, known) });
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut names = BTreeMap::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let name = match pattern.name(unit, at + 1) {
            Ok(name) => name,
            Err(message) => {
                let hint = "sửa ô đó của bảng, hoặc đổi mẫu tên tệp".to_owned();
                faults.push(NameFault { at: Some(at), other: None, message, hint });
                continue;
            }
        };
        // One file on Windows and macOS.
        match taken.insert(name.to_lowercase(), at) {
            None => drop(names.insert(unit.code().to_owned(), name)),
            Some(first) => {
                let message =
                    format!("{} và {} cùng ghi ra tệp `{name}`", units[first].called(), unit.called());
                let hint = "thêm `{ma}` hoặc `{stt}` vào mẫu tên tệp".to_owned();
                faults.push(NameFault { at: Some(at), other: Some(first), message, hint });
            }
        }
    }
    if faults.is_empty() { Ok(names) } else { Err(faults) }
}

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameFault {
    /// The locality.
    pub at: Option<usize>,
    /// Another one that has the same name.
    pub other: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FilePattern, file_names};
    use crate::localities::Locality;

    fn units(rows: &[(&str, &str)]) -> Vec<Locality> {
        let cells = |code: &str, name: &str| {
            [("ma", code), ("ten", name), ("loai", "xã")].map(|(key, cell)| (key.to_owned(), cell.to_owned()))
        };
        rows.iter().map(|(code, name)| Locality::of(BTreeMap::from(cells(code, name)))).collect()
    }

    fn told(pattern: &str, rows: &[(&str, &str)]) -> Vec<String> {
        let columns = ["ma", "ten", "loai"].map(str::to_owned);
        let pattern = match FilePattern::read(pattern) {
            Ok(pattern) => pattern,
            Err((message, _)) => return vec![message],
        };
        match file_names(&units(rows), &columns, Some(&pattern)) {
            Ok(names) => names.into_values().collect(),
            Err(faults) => faults.into_iter().map(|fault| fault.message).collect(),
        }
    }

    #[test]
    fn names_follow_the_pattern_or_say_why_not() {
        let two = [("00004", "Ba Đình"), ("00008", "Ngọc Hà")];
        assert_eq!(told("{stt:3}-{ma}-{ten}", &two), ["001-00004-ba-dinh", "002-00008-ngoc-ha"]);
        assert_eq!(told("TB {ten}", &two), ["TB ba-dinh", "TB ngoc-ha"]);
        assert_eq!(told("{loai}", &two), ["00004 Ba Đình và 00008 Ngọc Hà cùng ghi ra tệp `xa`"]);
        assert_eq!(told("{so}-{tem}", &two).len(), 2);
        assert_eq!(told("a/{ma}", &two), ["mẫu tên tệp `a/{ma}` có ký tự `/` không dùng trong tên tệp được"]);
        assert_eq!(told("{ma", &two), ["mẫu tên tệp `{ma` có ngoặc nhọn chưa đóng, hoặc thừa"]);
        assert_eq!(
            told("{ma:x}", &two),
            ["mẫu tên tệp `{ma:x}` có `{ma:x}`: sau dấu hai chấm là số chữ số, từ 1 đến 9"]
        );
        assert_eq!(told("{ten}", &[("1", "Con")]), ["tên tệp `con` là tên thiết bị của Windows"]);
        assert_eq!(told("{ten}", &[("1", "…")]), ["cột `ten` không cho chữ nào để đặt tên tệp"]);
    }
}
