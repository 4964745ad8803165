//! How an office words what is right in more than one way: `templates/cach_ghi.yaml`.
//!
//! In: the file, built in or the office's own. Out: a [`Wording`], or a finding.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::faults::settings;
use crate::budget::words::Wording;
use crate::content::declare::suggestion;
use crate::finding::Report;

/// The file's name.
pub(super) const FILE: &str = "cach_ghi.yaml";

/// As written in the file.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Raw {
    so_bang_chu: RawWords,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawWords {
    hang_chuc_khong: Option<String>,
    hang_nghin: Option<String>,
}

/// The office's words; the usual ones where its file cannot be used, which is then told.
pub(super) fn read(folder: &str, files: &BTreeMap<String, String>, report: &mut Report) -> Wording {
    let Some(text) = files.get(FILE) else { return Wording::default() };
    settings((folder, FILE), text, wording, report).unwrap_or_default()
}

fn wording(text: &str) -> Result<Wording, String> {
    let raw: Raw = serde_saphyr::from_str(text).map_err(|error| format!("tệp không đọc được: {error}"))?;
    let words = raw.so_bang_chu;
    Ok(Wording {
        zero_tens: one_of(&Wording::ZERO_TENS, "hang_chuc_khong", words.hang_chuc_khong)?,
        thousand: one_of(&Wording::THOUSAND, "hang_nghin", words.hang_nghin)?,
    })
}

/// One of the known words; the usual one, which is the first, where none is written.
fn one_of(known: &[&'static str], key: &str, word: Option<String>) -> Result<&'static str, String> {
    let Some(word) = word else { return Ok(known[0]) };
    let found = known.iter().copied().find(|one| *one == word.trim());
    found.ok_or_else(|| {
        format!("`{key}` không có lựa chọn `{word}`; {}", suggestion(&word, known.iter().copied()))
    })
}

#[cfg(test)]
mod tests {
    use super::{FILE, wording};
    use crate::budget::words::Wording;
    use crate::template::BUILT_IN;

    #[test]
    fn the_built_in_file_says_what_is_usual_and_another_what_it_wants() {
        let (_, text) = BUILT_IN.iter().find(|(name, _)| *name == FILE).unwrap();
        assert_eq!(wording(text), Ok(Wording::default()));
        let southern = text.replace("linh ", "lẻ ").replace("nghìn ", "ngàn ");
        assert_eq!(wording(&southern), Ok(Wording { zero_tens: "lẻ", thousand: "ngàn" }));
        let fault = wording(&text.replace("linh ", "lẽ ")).unwrap_err();
        assert_eq!(fault, "`hang_chuc_khong` không có lựa chọn `lẽ`; có phải ý bạn là `lẻ`?");
        let one = wording("so_bang_chu: {hang_nghin: ngàn}");
        assert_eq!(one, Ok(Wording { zero_tens: "linh", thousand: "ngàn" }));
        assert!(wording("so_bang_chu: {hang_ngan: ngàn}").is_err());
    }
}
