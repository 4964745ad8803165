//! A second reader of a file that is about to change, which is not ours: it must see the change that
//! was meant, and no other.
//!
//! In: the text before and after, composed (NFC), and the edits. Out: nothing, or a sentence. It leaves
//! to [`super::patch`] how the text is changed, to [`super::expected`] what our own reader sees.

use serde_yaml::{Mapping, Value};

use super::forward::{self, says};
use super::{Edit, Step};

/// Checks that the texts differ only by the edits.
///
/// # Errors
/// A sentence: one of the texts cannot be read, or they differ elsewhere, too.
pub(super) fn agrees(before: &str, after: &str, edits: &[Edit]) -> Result<(), String> {
    let read = |text: &str, which: &str| {
        serde_yaml::from_str::<Value>(text).map_err(|error| {
            let place = error.location().map(|at| format!(", dòng {}", at.line())).unwrap_or_default();
            format!("bộ đọc YAML thứ hai không hiểu tệp {which}{place}")
        })
    };
    let before = read(before, "đang có")?;
    if edits.iter().any(|edit| matches!(edit, Edit::Items { .. } | Edit::Put { .. })) {
        let after = read(after, "sau khi ghi")?;
        return match forward::is_made(before, &after, edits) {
            true => Ok(()),
            false => Err("bộ đọc YAML thứ hai thấy chỗ khác của tệp đổi theo".to_owned()),
        };
    }
    let mut after = read(after, "sau khi ghi")?;
    // What was meant is taken back in the new file, which then is the old one.
    let undone = edits.iter().all(|edit| undo(edit, &before, &mut after).is_some());
    match undone && before == after {
        true => Ok(()),
        false => Err("bộ đọc YAML thứ hai thấy chỗ khác của tệp đổi theo".to_owned()),
    }
}

/// Takes an edit back. Returns None if its value is not there.
fn undo(edit: &Edit, before: &Value, after: &mut Value) -> Option<()> {
    match edit {
        Edit::Items { .. } | Edit::Put { .. } => return None,
        Edit::Replace { at, value } | Edit::Text { at, value } => {
            let new = at_mut(after, at)?;
            if !says(new, value) {
                return None;
            }
            *new = at_ref(before, at)?.clone();
        }
        Edit::Insert { map, key, value, .. } => {
            let map = at_mut(after, map)?.as_mapping_mut()?;
            let key = key_of(map, key)?.clone();
            if !says(&map.remove(&key)?, value) {
                return None;
            }
        }
        Edit::Remove { map, key } => {
            let old = at_ref(before, map)?.as_mapping()?;
            let key = key_of(old, key)?;
            let map = at_mut(after, map)?.as_mapping_mut()?;
            if map.insert(key.clone(), old.get(key)?.clone()).is_some() {
                return None;
            }
        }
    }
    Some(())
}

fn key_of<'a>(map: &'a Mapping, text: &str) -> Option<&'a Value> {
    map.keys().find(|key| says(key, text))
}

fn at_ref<'a>(mut value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    for step in path {
        value = match step {
            Step::Key(key) => {
                let map = value.as_mapping()?;
                map.get(key_of(map, key)?)?
            }
            Step::Item(item) => value.as_sequence()?.get(*item)?,
        };
    }
    Some(value)
}

fn at_mut<'a>(mut value: &'a mut Value, path: &[Step]) -> Option<&'a mut Value> {
    for step in path {
        value = match step {
            Step::Key(key) => {
                let map = value.as_mapping_mut()?;
                let key = key_of(map, key)?.clone();
                map.get_mut(&key)?
            }
            Step::Item(item) => value.as_sequence_mut()?.get_mut(*item)?,
        };
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::Edit;
    use super::agrees;

    const BEFORE: &str = "so: 05\nbang:\n  - {2026: 420, ten: Một}\n  - {2026: 430, ten: Hai}\nnam: 2026\n";

    fn figure(value: &str) -> [Edit; 1] {
        [Edit::Replace { at: vec!["bang".into(), 1.into(), "2026".into()], value: value.to_owned() }]
    }

    #[test]
    fn what_was_meant_is_seen() {
        assert_eq!(agrees(BEFORE, &BEFORE.replace("430", "431"), &figure("431")), Ok(()));
        let number = [
            Edit::Replace { at: vec!["so".into()], value: "206".to_owned() },
            Edit::Insert {
                map: vec![],
                after: Some("so".to_owned()),
                key: "ngay".to_owned(),
                value: "31/10/2026".to_owned(),
            },
            Edit::Remove { map: vec![], key: "nam".to_owned() },
        ];
        let after = BEFORE.replace("so: 05", "so: 206\nngay: 31/10/2026").replace("nam: 2026\n", "");
        assert_eq!(agrees(BEFORE, &after, &number), Ok(()));
    }

    /// Another value there, another place, a place more, a place less: each is seen.
    #[test]
    fn what_was_not_meant_is_seen() {
        let elsewhere = Err("bộ đọc YAML thứ hai thấy chỗ khác của tệp đổi theo".to_owned());
        for after in [
            BEFORE.replace("430", "432"),
            BEFORE.replace("430", "431").replace("420", "421"),
            BEFORE.replace("430", "431").replace("nam: 2026\n", ""),
            BEFORE.replace("430", "431") + "thang: 10\n",
            BEFORE.replace("430, ten: Hai", "431, ten: [Hai]"),
        ] {
            assert_eq!(agrees(BEFORE, &after, &figure("431")), elsewhere, "{after}");
        }
        let broken = Err("bộ đọc YAML thứ hai không hiểu tệp sau khi ghi, dòng 4".to_owned());
        assert_eq!(agrees(BEFORE, &BEFORE.replace("430", "[431"), &figure("431")), broken);
    }
}
